"""Read and mark workbooks in one warm child process that can be lost without loss."""

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
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from adapters.workbook.child import CONTENTS, READY, read_frame, write_frame
from adapters.workbook.guard import guard
from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.sheets import Sheet, Workbook
from quarterly.vocabulary.canonical import to_bytes
from quarterly.vocabulary.errors import ReturnError, SetupError

T = TypeVar("T")

_ROOT = Path(__file__).resolve().parents[2]
_COMMAND = [sys.executable, "-B", "-m", "adapters.workbook.child"]
_NOT_OPENED = "This workbook could not be opened safely. Copy the sheets into a new workbook and send that."


class WorkbookReader:
    """Takes one workbook at a time in a child process, which starts with the first and is replaced when it dies."""

    def __init__(self, timeout: float = 20.0) -> None:
        """Take the seconds a workbook may take."""
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

    def read(self, body: bytes) -> Workbook:
        """Return the workbook; ReturnError if the guard refuses it or no child can open it."""
        guard(body)
        return self._asked(CONTENTS, body, lambda answer: _workbook(json.loads(answer)))

    def annotated(self, body: bytes, findings: Sequence[Finding]) -> bytes:
        """Return a copy of a workbook with its findings marked; ReturnError if no child can make one."""
        return self._asked(to_bytes(tuple(findings)), body, _copy)

    def close(self) -> None:
        """End the child process; a later read starts another."""
        with self._lock:
            self._stop()

    def _asked(self, question: bytes, body: bytes, understood: Callable[[bytes], T]) -> T:
        with self._lock:
            # A child that has served before may have died of something else: this workbook gets a second one.
            for _ in range(2 if self._child else 1):
                child = self._running_child()
                try:
                    return understood(self._answer(child, question, body))
                except (OSError, ValueError, KeyError, TypeError, RecursionError):
                    self._stop()
        raise ReturnError(_NOT_OPENED)

    def _answer(self, child: subprocess.Popen[bytes], question: bytes, body: bytes) -> bytes:
        assert child.stdin
        assert child.stdout
        watchdog = threading.Timer(self._timeout, child.kill)
        watchdog.start()
        try:
            write_frame(child.stdin, question)
            write_frame(child.stdin, body)
            return read_frame(child.stdout)
        finally:
            watchdog.cancel()
            watchdog.join()  # so that it never kills the child while the next workbook is read

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
            shutil.rmtree(self._folder, ignore_errors=True)  # with what it had written of a sheet when it was killed


def _started(folder: str) -> subprocess.Popen[bytes]:
    """Start a child that writes into a folder of its own.

    SetupError if it does not come up, since that is not the fault of any workbook.
    """
    child = subprocess.Popen(  # noqa: S603 - our own module
        _COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env={"MALLOC_ARENA_MAX": "1", "TMPDIR": folder},  # and none of our secrets
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


def _workbook(answer: dict[str, Any]) -> Workbook:
    loose = tuple((place, text) for place, text in answer["loose"])
    return Workbook(tuple(_sheet(sheet) for sheet in answer["sheets"]), loose)


def _sheet(sheet: dict[str, Any]) -> Sheet:
    return Sheet(
        name=sheet["name"],
        rows=tuple(tuple(row) for row in sheet["rows"]),
        visible=sheet["visible"],
        percent_cells=frozenset(sheet["percent"]),
        uncalculated=frozenset(sheet["uncalculated"]),
    )
