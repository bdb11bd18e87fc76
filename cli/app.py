"""The command line: every command in a module of its own, put together here with what they share, errors and exit codes.

A command imports Prefect, Great Expectations, pandas, boto3 and what reads and draws workbooks or pages only where it is run:
together they take seconds, and `--help` needs none of them.
"""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Annotated, ParamSpec

import typer

from adapters.program_version import program_version
from cli.calendar import calendar
from cli.call import call
from cli.check import check
from cli.history import history
from cli.new import new
from cli.receive import receive
from cli.run import run
from cli.schema import schema
from cli.score import score
from cli.serve import serve
from cli.set_aside import set_aside
from cli.stats.app import STATISTICS, stats
from cli.verify import verify
from cli.versions import versions
from quarterly.vocabulary.errors import PublishConflict, QuarterlyError, ReturnError, ServiceUnavailable, SetupError

P = ParamSpec("P")

EXIT_CODES: dict[type[QuarterlyError], int] = {SetupError: 2, ReturnError: 3, ServiceUnavailable: 4, PublishConflict: 5}

app = typer.Typer(
    name="quarterly",
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


COMMANDS: tuple[Callable[..., int], ...] = (
    *(new, call, run, check, schema, score, calendar, serve),
    *(versions, verify, history, receive, set_aside),
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


def _with_exit_code(command: Callable[P, int]) -> Callable[P, None]:
    """Turn a command's return value into the exit code, and an error for people into a message without a traceback."""

    @wraps(command)
    def ended(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = command(*args, **kwargs)
        except QuarterlyError as error:
            sys.stderr.write(f"\n{error}\n")
            code = next(code for kind, code in EXIT_CODES.items() if isinstance(error, kind))
        raise typer.Exit(code)

    return ended


for each in COMMANDS:
    app.command(each.__name__.replace("_", "-"))(_with_exit_code(each))
for each in STATISTICS:
    stats.command()(_with_exit_code(each))
app.add_typer(stats, name="stats")
