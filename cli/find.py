"""`quarterly find`: where a text occurs, for a request of a person or for information."""

from typing import Annotated

import typer
from rich.console import Console

from adapters.councils import load_council
from adapters.settings import load_settings
from cli.options import StoreOption, work_in
from quarterly.publishing.sought import sought_text
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.wording import counted


def find(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A name, a number or a sentence.", show_default=False)],
    council: Annotated[str, typer.Option(help="Look only at what belongs to this council.")] = "",
    store: StoreOption = None,
) -> int:
    """Say where a text occurs: in archive, quarantine, stage outputs, packs, letters and acts. Nothing is written.

    Case and double spaces make no difference. A line is a place: store, kind, council, quarter, key, and in workbooks sheet and
    cell. What could not be read is listed too. PDFs are not searched: they print what the web page and the JSON beside them hold.
    """
    from adapters.find import occurrences
    from adapters.stored_objects import stored_objects

    work_in(store)
    if not text.strip():
        raise SetupError("Give the text to look for.")
    console, found, unread = Console(highlight=False, soft_wrap=True), 0, 0
    key = load_council(council).key if council else ""
    for each in occurrences(stored_objects(load_settings(), key), sought_text(text).is_in):
        found, unread = found + (not each.unread), unread + each.unread
        where = "could not be read" if each.unread else each.where
        parts = (each.found.where, each.found.kind, each.found.council, each.found.quarter, each.found.key, where)
        console.print("  ".join(part for part in parts if part), markup=False)
    if found:
        console.print(f"Found in {counted(found, 'place')}.")
    else:
        console.print("It was not found." + (" What could not be read has to be looked at by a person." if unread else ""))
    return 0
