"""The texts of the workbooks that a council has had: those in its folder of returns, and those archived."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from adapters.one_file import one_file
from adapters.settings import Settings
from adapters.workbook.reader import shared_reader
from quarterly.collecting.sheets.sheets import Workbook
from quarterly.vocabulary.errors import ReturnError, ServiceUnavailable
from quarterly.vocabulary.file_kinds import READ_ENDINGS

NEWEST = 60  # files that are read of each place: some quarters of a large council


def past_texts(folder: Path, settings: Settings) -> Iterator[str]:
    """Yield every text in the cells of a council's newest workbooks, each file once, apart from files that cannot be read."""
    for body in dict.fromkeys([*_returned(folder / "returns"), *_archived(f"archive/{folder.name}", settings)]):
        with suppress(ReturnError), one_file("of a past quarter"):
            yield from _texts(shared_reader().read(body))


def _returned(returns: Path) -> Iterator[bytes]:
    sent = (path for path in returns.rglob("*") if path.suffix.removeprefix(".").casefold() in READ_ENDINGS)
    for path in sorted(sent, reverse=True)[:NEWEST]:
        if not path.name.startswith("~$") and path.is_file():
            yield path.read_bytes()


def _archived(prefix: str, settings: Settings) -> Iterator[bytes]:
    store = settings.restricted()
    with suppress(ServiceUnavailable):  # a folder is checked wherever its store is
        keys = sorted((each.key for each in store.list(prefix) if "/files/" in each.key), reverse=True)
        yield from (store.read(key) for key in keys[:NEWEST])


def _texts(workbook: Workbook) -> Iterator[str]:
    yield from (text for sheet in workbook.sheets for _, text in sheet.texts() if " " in text)
