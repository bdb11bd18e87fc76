"""The command line: every command in a module of its own, and what belongs to no command.

A command imports Prefect, Great Expectations, pandas, boto3 and what reads and draws workbooks or pages only where it is run:
together they take seconds, and `--help` needs none of them.
"""

from typing import Annotated

import typer

from adapters.program_version import program_version
from cli.on_demand import CommandsOnDemand

app = typer.Typer(
    name="quarterly",
    cls=CommandsOnDemand,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    help="""Run a council's quarterly children's services performance cycle.

COUNCIL is a folder of councils/ (such as dudley) or a path to any folder of that shape. QUARTER is a financial year and a
quarter: "2012-13 Q1" is April to June 2012.

Exit codes: 0 done; 1 something was found (a critical finding, bytes that differ); 2 a setting, folder or name is wrong;
3 a return cannot be taken; 4 a server did not answer, try again; 5 somebody else published meanwhile, run again;
6 nothing published: it waits for something, or the report is withdrawn.""",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"quarterly {program_version()}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and the commit, and end.")
    ] = False,
) -> None:
    """Take the options that belong to no command."""
