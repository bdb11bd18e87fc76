"""The arguments and options that the commands of `quarterly stats` share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class TableFormat(StrEnum):
    """How a table is printed."""

    CSV = "csv"
    JSON = "json"


class GoodWay(StrEnum):
    """The polarity of a whole table."""

    HIGH = "high"
    LOW = "low"
    NONE = "none"


FileArgument = Annotated[Path, typer.Argument(metavar="FILE.csv", help="UTF-8, one header row.", show_default=False)]
ValueOption = Annotated[str, typer.Option(help="Column of values.", metavar="COLUMN")]
GroupOption = Annotated[
    list[str] | None,
    typer.Option(metavar="COLUMN", help="Column whose cells tell groups apart (year, indicator). Say it once for each column."),
]
AmongOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="COLUMN=VALUE", help='Take only these rows: "geographic_level=Local authority". Say it once for each column.'
    ),
]
PolarityOption = Annotated[GoodWay, typer.Option(help="Which way is good, for the whole table.")]
PolarityColumnOption = Annotated[
    str, typer.Option(metavar="COLUMN", help="Column of high, low or - (DfE's spelling), instead of --polarity.")
]
DecimalsOption = Annotated[
    int | None, typer.Option(min=0, max=12, help="Round figures half-up to so many. Left out: six at most, no closing zeros.")
]
PrefixOption = Annotated[
    str, typer.Option(help="Put before the name of every added column, where the file has one of that name.")
]
FormatOption = Annotated[
    TableFormat, typer.Option("--format", help="JSON is a list of records; every cell is text, as in the CSV.")
]
