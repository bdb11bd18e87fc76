"""The process that opens workbooks, so that a hostile one brings down a process with nothing in it and no more.

Reads workbooks from stdin and answers "ready", then JSON on stdout, each after its length in eight bytes. A workbook it
cannot read ends it.
"""

import json
import os
import resource
import signal
import struct
import sys
from typing import IO

READY = b"ready"
MOST_MEMORY = 1 << 30
MOST_SECONDS = 60  # an orphan ends too; the parent waits less
MOST_BYTES = 128_000_000  # of one message
_LENGTH = struct.Struct(">Q")


def main() -> None:
    """Answer workbooks until stdin ends."""
    _limit()
    answers = _private_stdout()
    from adapters.workbook.contents import contents  # once the limits hold

    write_frame(answers, READY)
    while body := read_frame(sys.stdin.buffer):
        signal.alarm(MOST_SECONDS)
        write_frame(answers, json.dumps(contents(body)).encode())
        signal.alarm(0)


def read_frame(stream: IO[bytes]) -> bytes:
    """Return the next message; nothing when the other side has gone or says that it sends more than anyone should."""
    head = stream.read(_LENGTH.size)
    length = _LENGTH.unpack(head)[0] if len(head) == _LENGTH.size else 0
    return stream.read(length) if length <= MOST_BYTES else b""


def write_frame(stream: IO[bytes], message: bytes) -> None:
    """Send one message."""
    stream.write(_LENGTH.pack(len(message)))
    stream.write(message)
    stream.flush()


def _limit() -> None:
    for kind, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(kind, (most, most))


def _private_stdout() -> IO[bytes]:
    """Keep stdout for answers: whatever a library prints goes nowhere."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return answers


if __name__ == "__main__":
    main()
