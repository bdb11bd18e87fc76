"""Contain whatever goes wrong with one file: it is refused with a reason for its sender, and other files are not affected."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from quarterly.vocabulary.errors import QuarterlyError, ReturnError

_ROOT = Path(__file__).resolve().parent.parent
_UNREADABLE = (
    "This workbook could not be read, though it could be opened. Copy its sheets as values into a new workbook (Paste Special, "
    "Values) and send that. If that is not taken either, ask the performance officer, whose log says where the reading stopped."
)

log = logging.getLogger("quarterly.files")


@contextmanager
def one_file(name: str) -> Iterator[None]:
    """Turn any unforeseen failure over one file into a ReturnError worded for its sender.

    The log names the file, the type of error and the line, but not the error's text, which may quote a child's data.
    """
    try:
        yield
    except QuarterlyError:
        raise
    # A file can be wrong in ways nobody has foreseen, and stays in the archive: it must not stop the cycle for good.
    except Exception as error:
        log.error("%s was refused: %s at %s", name, type(error).__name__, _line(error.__traceback__))
        raise ReturnError(_UNREADABLE) from None


def _line(at: TracebackType | None) -> str:
    """Return the last line of our own code in a traceback: "quarterly/numbers.py:49"."""
    line = ""
    while at:
        path = Path(at.tb_frame.f_code.co_filename)
        if path.is_relative_to(_ROOT) and "site-packages" not in path.parts:
            line = f"{path.relative_to(_ROOT)}:{at.tb_lineno}"
        at = at.tb_next
    return line
