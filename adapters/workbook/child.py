"""The process that opens workbooks, so that a hostile one brings down a process with nothing in it and no more.

Reads a question and a workbook from stdin, and answers "ready", then JSON or a marked copy on stdout, each after its length
in eight bytes. A workbook it cannot read or mark ends it.
"""

import json
import os
import resource
import signal
import struct
import sys
from typing import IO

READY = b"ready"
CONTENTS = b"contents"  # the question what a workbook says; any other is a list of findings to be marked in it
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
    while question := read_frame(sys.stdin.buffer):
        body = read_frame(sys.stdin.buffer)
        signal.alarm(MOST_SECONDS)
        answer = json.dumps(contents(body), allow_nan=False).encode() if question == CONTENTS else _marked(body, question)
        write_frame(answers, answer)
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


def _marked(body: bytes, findings: bytes) -> bytes:
    from adapters.workbook.annotate import annotated  # openpyxl, for the few that have something to be marked
    from quarterly.collecting.sheets.findings import Finding
    from quarterly.vocabulary.canonical import from_bytes

    return annotated(body, from_bytes(tuple[Finding, ...], findings))


def _limit() -> None:
    # openpyxl writes every sheet to a file of its own before it packs them.
    for kind, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_FSIZE, MOST_BYTES), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(kind, (most, most))


def _private_stdout() -> IO[bytes]:
    """Keep stdout for answers: whatever a library prints goes nowhere."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return answers


if __name__ == "__main__":
    main()
