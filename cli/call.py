"""What `quarterly call` does: the call for a quarter's returns, a workbook to fill in for every service and for the officer."""

from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

from adapters.councils import load_council
from adapters.inbox import COVER
from adapters.previous_quarter import kept_before
from adapters.settings import load_settings
from adapters.workbook.cover import cover_workbook, service_workbook
from quarterly.configuration.council import Council
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.quarter import Quarter


def make_call(name: str, quarter: str, to: Path | None) -> int:
    """Write the workbooks below a folder, laid out as the inbox is, and say what to do with them.

    SetupError if one of another content is there already: somebody may have begun to fill it in.
    """
    period = Quarter.parse(quarter)
    council = load_council(name, period)
    folder = to or Path("var/call") / council.key / period.key
    forms = {folder / sender / f"{sender}-{period.key}.xlsx": body for sender, body in _forms(council, period)}
    if begun := [path for path, body in forms.items() if path.exists() and path.read_bytes() != body]:
        raise SetupError(f"{begun[0]} is there already and is not blank. Nothing was written; choose another folder with --to.")
    console = Console(highlight=False, soft_wrap=True)
    for path, body in forms.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
        console.print(f"  {path}", markup=False)
    console.print("\nSend each service its workbook. What comes back goes into the inbox, into folders of these names.")
    return 0


def _forms(council: Council, quarter: Quarter) -> Iterator[tuple[str, bytes]]:
    for service in council.profile.services:
        yield service, service_workbook(council, quarter, service)
    left = kept_before(load_settings().restricted(), council, quarter)
    yield COVER, cover_workbook(council, quarter, left.undertakings)
