"""`quarterly stats`: the program's statistics on any tidy CSV table, so that anybody can compare them with published ones."""

import typer

from cli.on_demand import with_exit_code
from cli.stats.benchmark import benchmark
from cli.stats.forecast import forecast
from cli.stats.percent import percent
from cli.stats.spc import spc

stats = typer.Typer(
    no_args_is_help=True,
    add_completion=False,  # the completion of quarterly itself includes it
    rich_markup_mode="markdown",
    help="Apply the same statistics to any tidy CSV table: one row a value, columns named by options.\n\n"
    "Exact arithmetic, half-up rounding; the table goes to standard output with the columns added at its right.",
)
for each in (benchmark, spc, forecast, percent):
    stats.command()(with_exit_code(each))
