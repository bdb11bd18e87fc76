"""The command line: a thin face over the flow, the domain and the adapters. Each command imports what it needs, no more."""

import os
import sys
from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Annotated, ParamSpec

import typer

from cli.stats import stats_app
from quarterly.vocabulary.errors import PublishConflict, QuarterlyError, ReturnError, ServiceUnavailable, SetupError
from tasks.stage_names import WHAT_CHANGED, StageChoice

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


class HistoryFormat(StrEnum):
    """How `history` prints."""

    TABLE = "table"
    JSON = "json"


class CouncilFile(StrEnum):
    """The files of a council's folder."""

    PROFILE = "profile"
    INDICATORS = "indicators"
    JUDGEMENTS = "judgements"


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
def new(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A new folder of councils/, such as sampleshire, or a path.", show_default=False)
    ],
    title: Annotated[str, typer.Option(help="The council's full name. Default: made from NAME.", show_default=False)] = "",
) -> int:
    """Start a council: a folder with a profile, three indicators and comments that explain them, ready to be changed and run."""
    from cli.new import start_council

    return start_council(name, title)


@app.command()
@_shown
def call(
    council: Council,
    quarter: Quarter,
    to: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where to. Default: var/call/COUNCIL/QUARTER.", show_default=False)
    ] = None,
    store: Store = None,
) -> int:
    """Write the workbooks to be filled in: one for every service, and the officer's for the cover report.

    They hold the indicators that are due with their targets, the key activities, the headings to write under, the implications in
    order, and what was promised the quarter before and is still open.
    """
    _place(store, None)
    from cli.call import make_call

    return make_call(council, quarter, to)


@app.command()
@_shown
def run(
    council: Council,
    quarter: Quarter,
    store: Store = None,
    inbox: Inbox = None,
    reason: Annotated[str, typer.Option(help="One sentence for the public: why a published version is replaced.")] = "",
    from_stage: Annotated[
        StageChoice, typer.Option("--from", help="A stage to do again with all that follow it, even where nothing has changed.")
    ] = WHAT_CHANGED,
) -> int:
    """Run the whole cycle: collect, validate, score, ask for commentary, compile, publish.

    Run it again after any correction; only what changed is done again.
    """
    _place(store, inbox)
    from cli.run import run_cycle

    return run_cycle(council, quarter, reason, from_stage)


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

    Without FILE the council's own folder is checked, in every state its dated values describe: each mistake in its YAML, history
    and published figures of others, with file, line and remedy.
    """
    if file is None:
        from cli.check_council import check_council

        return check_council(council)
    from cli.check import check_return

    return check_return(council, file, service, quarter)


@app.command()
@_shown
def schema(file: Annotated[CouncilFile, typer.Argument(help="Which of a council's files.", show_default=False)]) -> int:
    """Print the JSON Schema of a council's file, for editors that complete and check YAML while it is typed.

    **quarterly schema profile > profile.schema.json**, and as the first line of profile.yaml
    **# yaml-language-server: $schema=profile.schema.json**
    """
    from cli.check_council import print_schema

    return print_schema(file.value)


@app.command()
@_shown
def score(
    council: Council,
    quarter: Quarter,
    values: Annotated[
        Path | None, typer.Option(metavar="FILE.csv", help="Rate the figures of this table instead of what lies in the inbox.")
    ] = None,
    output: Annotated[
        Format, typer.Option("--format", help="A table to read, or csv or json for other programs.")
    ] = Format.TABLE,
    store: Store = None,
    inbox: Inbox = None,
) -> int:
    """Print ratings, each with the rule and figures that gave it. Nothing is published or written.

    **Without --values** the figures are those sent so far, compared with earlier quarters as published.

    **With --values FILE.csv** they are those of the table, by the council's rules. It needs the columns *indicator* and
    *quarter*, and may have *numerator*, *denominator*, *value* (worked out where both counts are given), *target* (72.5, "Fewer
    than 85"; left out: the agreed one), *mark* (p provisional, r revised, b break, e estimate, f forecast), *as_published*,
    *forecast* (the owner's own, of the year's end) and *judged* (a status). Other columns are ignored with a warning. Earlier
    quarters in the table are its history.

    **Columns printed** by csv and json: indicator, quarter, value (as printed), value_exact, target, variance, variance_pct
    (better than target is positive), mechanical, final, travel_previous, travel_year, forecast, at_risk, benchmark_position,
    explanation, warnings; then name, standing, source. JSON adds the counts and the trail: rule, version, inputs, thresholds.
    """
    _place(store, inbox)
    from cli.score import print_ratings, print_ratings_of

    if values:
        return print_ratings_of(values, council, quarter, output.value)
    return print_ratings(council, quarter, output.value)


@app.command()
@_shown
def calendar(council: Council, quarter: Quarter) -> int:
    """Print the last day of every step of a quarter, counted back from the committee's meeting.

    An agenda and its reports are published five clear days before a meeting in England: weekends, bank holidays and days on which
    the council is closed do not count.
    """
    from cli.calendar import print_calendar

    return print_calendar(council, quarter)


@app.command()
@_shown
def serve(
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="Where the Prefect server answers on this machine. Default: 4200.")
    ] = None,
    server_url: Annotated[
        str | None,
        typer.Option(metavar="URL", help="A server that is running, such as http://127.0.0.1:4200/api; none is started then."),
    ] = None,
) -> int:
    """Run the schedule and the officers' forms: a Prefect server with its UI, everything deployed to it, and a worker.

    Called again, it puts right what is there. Ctrl-C stops what it started. PREFECT_SERVER_DATABASE_CONNECTION_URL names a
    PostgreSQL database; without it the server keeps an SQLite file below var/prefect.
    """
    from serving.serve import serve as serve_until_stopped

    return serve_until_stopped(port, server_url)


@app.command()
@_shown
def versions(council: Council, quarter: Quarter, store: Store = None) -> int:
    """List what has been published for a quarter: every version, when and why."""
    _place(store, None)
    from cli.versions import print_versions

    return print_versions(council, quarter)


@app.command()
@_shown
def verify(council: Council, quarter: Quarter, store: Store = None) -> int:
    """Check that every file of every published version still has the bytes it was published with."""
    _place(store, None)
    from cli.versions import print_verification

    return print_verification(council, quarter)


@app.command()
@_shown
def history(
    council: Council,
    quarter: Quarter,
    output: Annotated[HistoryFormat, typer.Option("--format", help="A table to read, or json.")] = HistoryFormat.TABLE,
    store: Store = None,
) -> int:
    """Say who did what to a quarter, when and why: files received, letters sent, corrections, sign-offs, versions, withdrawals.

    It comes from the store alone. It has no figures and no commentary.
    """
    _place(store, None)
    from cli.history import print_history

    return print_history(council, quarter, output.value)


@app.command()
@_shown
def receive(
    council: Council,
    quarter: Quarter,
    service: Annotated[str, typer.Argument(metavar="SERVICE", help="Who sent it: a folder of the inbox.", show_default=False)],
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="The workbooks.", show_default=False)],
    store: Store = None,
    inbox: Inbox = None,
) -> int:
    """Put files that have come into the inbox, and have the cycle run again.

    A file that would be refused is not taken, and none is ever overwritten: one of another content gets a name of its own.
    """
    _place(store, inbox)
    from cli.receive import receive_files

    return receive_files(council, quarter, service, files)


app.add_typer(stats_app(_shown), name="stats")


def _place(store: str | None, inbox: str | None) -> None:
    # Through the environment, so that the flow's tasks find the same settings wherever they run.
    for name, value in (("QUARTERLY_STORE", store), ("QUARTERLY_INBOX", inbox)):
        if value is not None:
            os.environ[name] = value


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
