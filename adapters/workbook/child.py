"""The child process that opens workbooks, so that a hostile one can only bring down a process without data or secrets.

It writes "ready" to stdout, then reads a request and a workbook from stdin and answers with JSON or a marked copy. Each message
follows its length in eight bytes. A workbook that it cannot read or mark ends the process.
"""

import json
import os
import struct
import sys
from typing import IO

from adapters.process_limits import end_after, limit

READY = b"ready"
CONTENTS = b"contents"  # the request for the contents
DECIMALS = b"decimals"  # the request for how many decimals cells are shown with
VALUES = b"values"  # the request for a workbook of the values that are sent; any other request is a list of findings to be marked
MOST_MEMORY = 1 << 30
MOST_SECONDS = 60  # a limit for orphans: the parent waits a shorter time
MOST_BYTES = 128_000_000  # of one message
_LENGTH = struct.Struct(">Q")


def main() -> None:
    """Answer requests until stdin ends."""
    # File size is limited too, as openpyxl writes every sheet to a temporary file.
    # A workbook of 4.8 KB aborts calamine, which no exception handler catches.
    limit(memory=MOST_MEMORY, file=MOST_BYTES)
    answers = _private_stdout()
    # openpyxl would load it to know its numbers, of which there are none here: a quarter of what it takes to import.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    import adapters.workbook.contents  # noqa: F401 - only when the limits are in force

    write_frame(answers, READY)
    while request := read_frame(sys.stdin.buffer):
        body = read_frame(sys.stdin.buffer)
        end_after(MOST_SECONDS)
        write_frame(answers, _answer(request, body))
        end_after(0)


def _answer(request: bytes, body: bytes) -> bytes:
    if request == CONTENTS:
        return _contents(body)
    if request == DECIMALS:
        return _decimals(body)
    return _of_values(body) if request == VALUES else _marked(body, request)


def read_frame(stream: IO[bytes]) -> bytes:
    """Return the next message; an empty one if the other side has ended or announces more than the limit."""
    head = stream.read(_LENGTH.size)
    length = _LENGTH.unpack(head)[0] if len(head) == _LENGTH.size else 0
    return stream.read(length) if length <= MOST_BYTES else b""


def write_frame(stream: IO[bytes], message: bytes) -> None:
    """Send one message."""
    stream.write(_LENGTH.pack(len(message)))
    stream.write(message)
    stream.flush()


def _contents(body: bytes) -> bytes:
    from adapters.workbook.contents import contents
    from quarterly.vocabulary.errors import ReturnError

    try:
        answer = contents(body)
    except ReturnError as error:
        answer = {"refused": str(error)}
    return json.dumps(answer, allow_nan=False).encode()


def _decimals(body: bytes) -> bytes:
    from adapters.workbook.shown_decimals import shown_decimals

    return json.dumps(shown_decimals(body)).encode()


def _of_values(values: bytes) -> bytes:
    from adapters.workbook.values import workbook_of_values
    from quarterly.collecting.sheets.sheets import Sheet
    from quarterly.vocabulary.canonical import from_bytes
    from quarterly.vocabulary.file_kinds import FileKind

    kind, sheets = from_bytes(tuple[FileKind, tuple[Sheet, ...]], values)
    return workbook_of_values(sheets, kind)


def _marked(body: bytes, findings: bytes) -> bytes:
    from adapters.workbook.annotate import annotated  # imports openpyxl, needed only for workbooks with findings
    from quarterly.collecting.sheets.findings import Finding
    from quarterly.vocabulary.canonical import from_bytes

    return annotated(body, from_bytes(tuple[Finding, ...], findings))


def _private_stdout() -> IO[bytes]:
    """Return stdout for answers alone; what a library prints is discarded."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return answers


if __name__ == "__main__":
    main()
