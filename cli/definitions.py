"""`quarterly definitions`: the library of definitions that a council's catalogue may refer to."""

from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from adapters.reference import library
from quarterly.configuration.library import Definition
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.polarity import Polarity


def definitions(
    words: Annotated[list[str] | None, typer.Argument(help="Only those in which each of these words stands.")] = None,
) -> int:
    """Print the indicators of English children's services that are defined already.

    An indicator of indicators.yaml takes one over by `library: ID`; what it states itself counts. Those that nobody publishes are
    marked as local: a council has to say which way is good.
    """
    wanted = [word.casefold() for word in words or ()]
    found = [each for each in library().values() if all(word in _searched(each) for word in wanted)]
    if not found:
        raise SetupError(f"No definition has “{' '.join(words or ())}” in it. `quarterly definitions` lists all.")
    Console().print(_table(found))
    return 0


def _searched(one: Definition) -> str:
    return f"{one.id} {one.name} {one.definition} {one.source}".casefold()


def _table(found: list[Definition]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("ID", no_wrap=True)
    for column in ("What is counted", "Unit", "Basis", "Good", "Source"):
        table.add_column(column)
    for one in found:
        table.add_row(*map(Text, (one.id, one.definition, one.unit, one.basis, _way(one), one.source)))
    return table


def _way(one: Definition) -> str:
    return "council says" if one.is_local else "neither way" if one.polarity is Polarity.NONE else one.polarity
