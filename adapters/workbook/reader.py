"""Read and mark workbooks in a child process that is reused, and replaced when it dies."""

import atexit
import functools
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from adapters.workbook.child import CONTENTS, DECIMALS, READY, VALUES, read_frame, write_frame
from adapters.workbook.guard import guard
from adapters.workbook.sheets_of import workbook_of
from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.sheets import Sheet, Workbook
from quarterly.vocabulary.canonical import to_bytes
from quarterly.vocabulary.errors import ReturnError, SetupError
from quarterly.vocabulary.file_kinds import FileKind

T = TypeVar("T")

_ROOT = Path(__file__).resolve().parents[2]
_COMMAND = [sys.executable, "-B", "-m", "adapters.workbook.child"]
_NOT_OPENED = "This workbook could not be opened safely. Copy the sheets into a new workbook and send that."

_NOT_COPIED = (
    "This workbook has sheets that are no part of a return, and could not be copied without them. Copy the sheets of the return "
    "as values into a new workbook (Paste Special, Values) and send that."
)


class WorkbookReader:
    """Reads one workbook at a time in a child process, started with the first workbook and replaced when it dies."""

    def __init__(self, timeout: float = 20.0) -> None:
        """Set the seconds that a workbook may take."""
        self._timeout = timeout
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._folder = ""
        self._owner = os.getpid()

    def __enter__(self) -> Self:
        """Return the reader."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the reader."""
        self.close()

    def read(self, body: bytes, *, cells_alone: bool = False, decimal_comma: bool = False) -> Workbook:
        """Return the workbook; raise ReturnError if it is refused or no child process can open it.

        With `decimal_comma` its sender writes 62,9 for 62.9 where a number is text, as in a text file.
        """
        guard(body, cells_alone=cells_alone)
        return workbook_of(_not_refused(self._request(CONTENTS, body, json.loads)), decimal_comma=decimal_comma)

    def read_with_decimals(self, body: bytes, *, decimal_comma: bool = False) -> tuple[Workbook, dict[str, dict[str, int]]]:
        """Return the workbook as `read` does, and by sheet and cell with how many decimals figures are shown.

        These are of cells whose format says it.
        """
        return self.read(body, decimal_comma=decimal_comma), self._request(DECIMALS, body, json.loads)

    def annotated(self, body: bytes, findings: Sequence[Finding]) -> bytes:
        """Return a copy of a workbook with its findings marked; raise ReturnError if no child process can make one."""
        return self._request(to_bytes(tuple(findings)), body, _copy)

    def of_values(self, sheets: Sequence[Sheet], kind: FileKind = FileKind.XLSX) -> bytes:
        """Return a workbook of the values of these sheets and nothing else; raise ReturnError if it would read otherwise.

        `kind` is that of the file they were read from.
        """
        none_seen = not any(sheet.visible for sheet in sheets)
        written = tuple(_as_written(sheet, seen=sheet.visible or none_seen) for sheet in sheets)
        body = self._request(VALUES, to_bytes((kind, written)), _copy)
        # The copy is read again before it is archived, as afterwards nobody has the original to compare it with.
        if self.read(body).sheets != written:
            raise ReturnError(_NOT_COPIED)
        return body

    def close(self) -> None:
        """End the child process; a later read starts another."""
        with self._lock:
            self._stop()

    def _request(self, request: bytes, body: bytes, parsed: Callable[[bytes], T]) -> T:
        with self._lock:
            # A child that was running before may have died for another reason: try this workbook in a new one.
            for _ in range(2 if self._child else 1):
                child = self._running_child()
                try:
                    return parsed(self._answer(child, request, body))
                except (OSError, ValueError, KeyError, TypeError, RecursionError):
                    self._stop()
        raise ReturnError(_NOT_OPENED)

    def _answer(self, child: subprocess.Popen[bytes], request: bytes, body: bytes) -> bytes:
        assert child.stdin
        assert child.stdout
        watchdog = threading.Timer(self._timeout, child.kill)
        watchdog.start()
        try:
            write_frame(child.stdin, request)
            write_frame(child.stdin, body)
            return read_frame(child.stdout)
        finally:
            watchdog.cancel()
            watchdog.join()  # or it might kill the child while that reads the next workbook

    def _running_child(self) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():  # forked: the child belongs to the process we were copied from
            self._child, self._owner = None, os.getpid()
        if self._child is None:
            self._folder = tempfile.mkdtemp(prefix="quarterly-")
            self._child = _started(self._folder)
        return self._child

    def _stop(self) -> None:
        child, self._child = self._child, None
        if child and self._owner == os.getpid():
            child.kill()
            child.communicate()
            shutil.rmtree(self._folder, ignore_errors=True)  # with parts of sheets it was writing when it was killed


def _started(folder: str) -> subprocess.Popen[bytes]:
    """Start a child process that writes into a folder of its own.

    Raise SetupError if it does not start, which is not the fault of a workbook.
    """
    child = subprocess.Popen(  # noqa: S603 - our own module
        _COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # messages of libraries quote values
        cwd=_ROOT,
        env={"MALLOC_ARENA_MAX": "1", "TMPDIR": folder},  # without our environment, which has secrets
        start_new_session=True,
    )
    if child.stdout is None or read_frame(child.stdout) != READY:
        child.communicate()
        raise SetupError(
            f"{_ROOT}: the process that opens workbooks does not start. Install the requirements there again, then see "
            "what `python -m adapters.workbook.child` says."
        )
    return child


def shared_reader() -> WorkbookReader:
    """Return this process's reader; a forked process gets its own."""
    return _reader_of(os.getpid())


@functools.cache
def _reader_of(_process: int) -> WorkbookReader:
    reader = WorkbookReader()
    atexit.register(reader.close)
    return reader


def _copy(answer: bytes) -> bytes:
    if not answer.startswith(b"PK"):
        raise ValueError("no workbook")
    return answer


def _as_written(sheet: Sheet, *, seen: bool) -> Sheet:
    """Return a sheet as a copy has it: its numbers with the sixteen digits that are written, and hidden unless it is `seen`."""
    rows = tuple(tuple(float(f"{value:.16g}") if isinstance(value, float) else value for value in row) for row in sheet.rows)
    return replace(sheet, rows=rows, visible=seen, delimited=False)


def _not_refused(answer: dict[str, Any]) -> dict[str, Any]:
    """Return an answer; raise the ReturnError with which the child process refused the file."""
    if refused := answer.get("refused"):
        raise ReturnError(refused)
    return answer
