"""`quarterly stats`: the program's statistics on any tidy CSV table, so that anybody can compare them with published ones."""

import typer

from cli.on_demand import CommandsOnDemand


class _StatsOnDemand(CommandsOnDemand):
    names = ("benchmark", "spc", "forecast", "percent")
    package = "cli.stats"


stats = typer.Typer(
    cls=_StatsOnDemand,
    no_args_is_help=True,
    add_completion=False,  # the completion of quarterly itself includes it
    rich_markup_mode="markdown",
)


@stats.callback()
def group() -> None:
    """Apply the same statistics to any tidy CSV table: one row a value, columns named by options.

    Exact arithmetic, half-up rounding; the table goes to standard output with the columns added at its right.
    """
