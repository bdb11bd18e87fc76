"""Whatever goes wrong with one file is that file's: it is refused, its sender told, and the others go on."""

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
    """Turn every failure over one file, but those that are named already, into a ReturnError in words for its sender.

    The log says of which file, what kind of error and at which line: the error's own text may quote the file.
    """
    try:
        yield
    except QuarterlyError:
        raise
    except Exception as error:  # a file can be wrong in ways nobody has thought of, and stays in the archive
        log.error("%s was refused: %s at %s", name, type(error).__name__, _line(error.__traceback__))
        raise ReturnError(_UNREADABLE) from None


def _line(at: TracebackType | None) -> str:
    """Return the last line of our own that was reached: "quarterly/numbers.py:49"."""
    line = ""
    while at:
        path = Path(at.tb_frame.f_code.co_filename)
        if path.is_relative_to(_ROOT) and "site-packages" not in path.parts:
            line = f"{path.relative_to(_ROOT)}:{at.tb_lineno}"
        at = at.tb_next
    return line
