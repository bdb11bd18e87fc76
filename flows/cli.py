"""The command line: a thin face over the flow, the domain and the adapters. Each command imports what it needs, no more."""

import os
import sys
from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Annotated, ParamSpec

import typer

from flows.stats import stats_app
from quarterly.errors import PublishConflict, QuarterlyError, ReturnError, ServiceUnavailable, SetupError

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
6 waiting for returns or commentary.""",
)

Council = Annotated[str, typer.Argument(metavar="COUNCIL", help="A folder of councils/, or a path.", show_default=False)]
Quarter = Annotated[str, typer.Argument(metavar="QUARTER", help='Such as "2012-13 Q1".', show_default=False)]
Store = Annotated[
    str | None,
    typer.Option(help="Folder or s3://bucket/prefix that holds public/ and restricted/. Default: var/store, or QUARTERLY_STORE."),
]
Inbox = Annotated[
    str | None,
    typer.Option(help="Where returns arrive: COUNCIL/QUARTER/SERVICE/ below it. Default: the council's own returns/ folder."),
]


class Format(StrEnum):
    """How `score` prints."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class CouncilFile(StrEnum):
    """The files of a council's folder."""

    PROFILE = "profile"
    INDICATORS = "indicators"


def _shown(command: Callable[P, int]) -> Callable[P, None]:
    """Turn a command's return value into the exit code, and an error for people into a message without a traceback."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = command(*args, **kwargs)
        except QuarterlyError as error:
            _say(f"\n{error}")
            code = next(code for kind, code in EXIT_CODES.items() if isinstance(error, kind))
        raise typer.Exit(code)

    return run


@app.command()
@_shown
def run(
    council: Council,
    quarter: Quarter,
    store: Store = None,
    inbox: Inbox = None,
    reason: Annotated[str, typer.Option(help="One sentence for the public: why a published version is replaced.")] = "",
) -> int:
    """Run the whole cycle: collect, validate, score, ask for commentary, compile, publish.

    Run it again after any correction; only what changed is done again.
    """
    _place(store, inbox)
    from flows.running import run_cycle

    return run_cycle(council, quarter, reason)


@app.command()
@_shown
def check(
    council: Council,
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="The return, an .xlsx workbook.", show_default=False)
    ] = None,
    service: Annotated[str, typer.Option(help="The service it comes from, if its heading does not say.")] = "",
    quarter: Annotated[str, typer.Option(help="The quarter it is for, if its heading does not say.")] = "",
) -> int:
    """Check one return before sending it: findings on screen, and a copy of the workbook with each place marked beside it.

    Without FILE the council's own folder is checked: every mistake in its YAML, with file, line and remedy.
    """
    from flows.checking import check_council, check_return

    return check_return(council, file, service, quarter) if file else check_council(council)


@app.command()
@_shown
def schema(file: Annotated[CouncilFile, typer.Argument(help="Which of a council's two files.", show_default=False)]) -> int:
    """Print the JSON Schema of a council's file, for editors that complete and check YAML while it is typed."""
    from flows.checking import print_schema

    return print_schema(file.value)


@app.command()
@_shown
def score(
    council: Council,
    quarter: Quarter,
    output: Annotated[
        Format, typer.Option("--format", help="A table to read, or csv or json for other programs.")
    ] = Format.TABLE,
    store: Store = None,
    inbox: Inbox = None,
) -> int:
    """Print the ratings of what has been sent so far, each with the rule and numbers that gave it.

    Nothing is published or written. Columns of csv and json: indicator, name, quarter, value, value_exact, target, distance,
    mechanical, final, standing, explanation, warnings, validated.
    """
    _place(store, inbox)
    from flows.ratings import print_ratings

    return print_ratings(council, quarter, output.value)


@app.command()
@_shown
def versions(council: Council, quarter: Quarter, store: Store = None) -> int:
    """List what has been published for a quarter: every version, when and why."""
    _place(store, None)
    from flows.published import print_versions

    return print_versions(council, quarter)


@app.command()
@_shown
def verify(council: Council, quarter: Quarter, store: Store = None) -> int:
    """Check that every file of every published version still has the bytes it was published with."""
    _place(store, None)
    from flows.published import print_verification

    return print_verification(council, quarter)


app.add_typer(stats_app(_shown), name="stats")


def _place(store: str | None, inbox: str | None) -> None:
    # Through the environment, so that the flow's tasks find the same settings wherever they run.
    for name, value in (("QUARTERLY_STORE", store), ("QUARTERLY_INBOX", inbox)):
        if value is not None:
            os.environ[name] = value


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    app()
