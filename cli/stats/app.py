"""`quarterly stats`: the domain's statistics on any tidy CSV table, so that anybody can hold them against a published one."""

from collections.abc import Callable

import typer

from cli.stats.benchmark import benchmark
from cli.stats.forecast import forecast
from cli.stats.percent import percent
from cli.stats.spc import spc

stats = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="Apply the same statistics to any tidy CSV table: one row a value, columns named by options.\n\n"
    "Exact arithmetic, half-up rounding; the table goes to standard output with the columns added at its right.",
)
STATISTICS: tuple[Callable[..., int], ...] = (benchmark, spc, forecast, percent)
