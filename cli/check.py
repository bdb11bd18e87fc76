"""`quarterly check`: a return before it is sent, or a council's folder before it is used."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from adapters.councils import load_council
from adapters.expectations import load_layout, load_rulebook, rulebook_of
from adapters.inbox import COVER, OTHERS
from adapters.one_file import one_file
from adapters.settings import load_settings
from adapters.workbook.kinds import ending_of
from adapters.workbook.reader import shared_reader
from cli.check_council import check_council
from cli.options import CouncilArgument, read_file
from quarterly.collecting.answers.given import answers_about
from quarterly.collecting.answers.of_report import ReportAnswers, typed_about_the_report
from quarterly.collecting.answers.reading import answer_tables
from quarterly.collecting.answers.records import latest_past
from quarterly.collecting.layouts.of_file import layout_of
from quarterly.collecting.returns.answered_questions import Answering, with_answers_of
from quarterly.collecting.returns.claims import REPLIES, claim_of
from quarterly.collecting.returns.identity import identity, service_key
from quarterly.collecting.returns.one_at_a_time import one_at_a_time
from quarterly.collecting.returns.records import CheckedFile
from quarterly.collecting.sheets.find_table import find_table, headings
from quarterly.collecting.sheets.findings import Finding, Severity, counts_by_severity
from quarterly.collecting.sheets.layout import plain
from quarterly.collecting.sheets.points import Point, points
from quarterly.collecting.sheets.safe_names import safe_file_name
from quarterly.collecting.sheets.sheets import Workbook
from quarterly.configuration.council import Council
from quarterly.reporting.checks.of_one_file import doubtful_texts
from quarterly.vocabulary.errors import ReturnError, SetupError
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import counted, listed
from tasks.today import today

_NOTHING = "nothing to read"
COLOURS = {Severity.CRITICAL: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def check(
    council: CouncilArgument,
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="The return: a workbook of any kind, or CSV.", show_default=False)
    ] = None,
    service: Annotated[str, typer.Option(help="The service it comes from, if its heading does not say.")] = "",
    quarter: Annotated[str, typer.Option(help="The quarter it is for, if its heading does not say.")] = "",
) -> int:
    """Check one return before sending it: findings on screen, and a copy of the workbook with each place marked beside it.

    Without FILE the council's own folder is checked, in every state its dated values describe: each mistake in its YAML, history
    and published figures of others, with file, line and remedy.
    """
    return check_return(council, file, service, quarter) if file else check_council(council)


def check_return(council: str, path: Path, service: str, quarter: str) -> int:
    """Check one workbook and write a marked copy beside it; return 1 if a finding is critical.

    One that holds the figures of several services is checked for each of them, and marked with all that was found.
    """
    profile, console = load_council(council), Console()
    body = read_file(path)
    try:
        with one_file(path.name):
            senders, period = _senders_and_quarter(body, path.name, profile, service, quarter)
    except ReturnError as error:
        raise ReturnError(f"{path.name} would be refused. {error}") from error
    profile = load_council(council, period)  # as of the return's own quarter
    checked = [_checked(council, profile, path.name, (body, sender, period)) for sender in senders]
    for sender, each in zip(senders, checked, strict=True):
        console.print(f"{path.name}: {_senders(profile)[sender]}, {period}: {_described(each) or _NOTHING}.")
        if each.answered:
            console.print(f"Answered, and not asked again: {listed([one.finding.reference for one in each.answered])}.")
    # A line below a table of several services is found for each of them, and said once.
    findings = [*dict.fromkeys(finding for each in checked for finding in each.findings)]
    if not findings:
        if any(map(_described, checked)):
            console.print("Nothing was found. It can be sent.", style="green")
        else:
            console.print("There is nothing to send.")
        return 0
    console.print(_table(points(findings)))
    _leave_copy(path, body, findings, console)
    return 1 if counts_by_severity(findings)[Severity.CRITICAL] else 0


def _checked(council: str, profile: Council, file: str, sent: tuple[bytes, str, Quarter]) -> CheckedFile:
    """Return a sender's file after all checks; raise ReturnError if it would be refused."""
    from adapters.checking import SentFile, check_file
    from adapters.past_figures import past_figures
    from adapters.screening import screening_for

    body, sender, period = sent
    screening, digest = screening_for(profile), hashlib.sha256(body).hexdigest()
    pasts = past_figures(council, profile, period, load_settings().restricted())
    file_sent = SentFile(body=body, service=sender, name=safe_file_name(file, screening), digest=digest)
    checked = _without_answered(check_file(file_sent, profile, period, screening, pasts), profile, sender, period)
    if checked.refused:
        raise ReturnError(f"{file} would be refused. {checked.refused}")
    return checked


def _without_answered(checked: CheckedFile, council: Council, sender: str, quarter: Quarter) -> CheckedFile:
    """Return a file without the questions that are answered in it, or were in what was published of the quarter before."""
    from adapters.previous_quarter import previous_carry_forward

    earlier = previous_carry_forward(load_settings().restricted(), council, quarter).answers
    given, day = answers_about(earlier, sender), today()
    checked = with_answers_of(checked, day, rulebook_of(council))
    # What was typed in this very file and is past already counts for nothing.
    answering = Answering(sender, quarter, given, latest_past((each.until for each in given), day))
    (found,) = one_at_a_time(answering.without_answered([checked], answering.answers([checked])))
    # In a cycle these are asked of the report as a whole; here its writer can still mend the sentence.
    typed = ReportAnswers(typed=typed_about_the_report(checked.answers))
    asked, answered = typed.part(doubtful_texts(checked, council, quarter, load_rulebook()), quarter)
    return replace(found, findings=(*found.findings, *asked), answered=(*found.answered, *answered))


def _senders_and_quarter(body: bytes, file: str, council: Council, service: str, quarter: str) -> tuple[tuple[str, ...], Quarter]:
    workbook = shared_reader().read(body)
    layout = layout_of(workbook, council.layouts, file)
    if layout and layout[1].services and not service:
        if not quarter:
            raise SetupError(f'{file} has the figures of several quarters. Say of which it is with --quarter "2012-13 Q1".')
        return layout[1].services, Quarter.parse(quarter)
    sender, period = _sender_and_quarter(workbook, council, service, quarter)
    return (sender,), period


def _sender_and_quarter(workbook: Workbook, council: Council, service: str, quarter: str) -> tuple[str, Quarter]:
    texts, layout = _headings(workbook), load_layout()
    claim = identity(texts, council, layout)
    cover = COVER if any(plain(text).startswith("cover report") for text in texts) else ""
    # The form that an owner was sent names no service: its indicators may be those of several.
    is_form = claim_of(workbook, council, layout).service == REPLIES
    sender = service_key(service, council) if service else REPLIES if is_form else claim.service or cover
    known = _senders(council)
    if not texts and not (service and quarter) and answer_tables(workbook, layout):
        raise SetupError(
            "The file has answers alone, and no heading that says whose. Say it with --service and --quarter, such as --quarter "
            f'"2012-13 Q1". The services are: {", ".join(known)}.'
        )
    if sender not in known:
        if service:
            raise SetupError(
                f"“{service}” is no service of {council.profile.name}. Choose with --service one of: {', '.join(known)}."
            )
        stated = f"The heading names “{sender}”." if sender else "The heading of the sheet does not say which service it is for."
        raise SetupError(f"{stated} Say which one with --service: {', '.join(known)}.")
    if quarter:
        return sender, Quarter.parse(quarter)
    if len(claim.quarters) == 1:
        return sender, claim.quarters[0]
    if not claim.quarters:
        raise SetupError('The heading of the sheet names no quarter. Say which one with --quarter "2012-13 Q1".')
    raise SetupError(
        f"The headings name {listed([str(each) for each in claim.quarters])}. If one of them is wrong, correct it in the file. "
        f'If they all belong there, say which one the return is for: such as --quarter "{claim.quarters[0]}".'
    )


def _described(checked: CheckedFile) -> str:
    """Return what a workbook contains, in words: "5 indicators, the sheet Narrative and 2 answers"."""
    parts = [counted(len(checked.indicators), "indicator")] if checked.indicators else []
    parts += [counted(len(checked.actions), "key activity", "key activities")] if checked.actions else []
    parts += [f"the {'sheet' if len(checked.sheets) == 1 else 'sheets'} {listed(list(checked.sheets))}"] if checked.sheets else []
    parts += [f"comments on {counted(len(checked.comments), 'indicator')}"] if checked.comments else []
    parts += [counted(len(checked.answers), "answer")] if checked.answers else []
    return listed(parts)


def _senders(council: Council) -> dict[str, str]:
    """Return the names of senders whose workbooks can be checked, by their keys."""
    return {
        **{key: service.name for key, service in council.profile.services.items()},
        **{key: OTHERS[key].name for key in (COVER, REPLIES)},
    }


def _headings(workbook: Workbook) -> list[str]:
    layout = load_layout()
    found = [(sheet, find_table(sheet, layout)) for sheet in layout.sheets(workbook)]
    # A sheet of narrative without a table is only text, which may mention any quarter.
    return [text for sheet, table in found if table or not layout.kind_of(sheet) for text in headings(sheet, table)]


def _table(found: Sequence[Point]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column, ratio in (("Weight", None), ("Rule", None), ("Place", None), ("Problem", 3), ("What to do", 3)):
        table.add_column(column, ratio=ratio)
    for point in found:
        first = point.first
        weight = Text(first.severity.upper(), style=COLOURS[first.severity])
        table.add_row(weight, first.reference or first.code, *map(Text, (point.position, point.message, point.remedy)))
    return table


def _leave_copy(path: Path, body: bytes, findings: list[Finding], console: Console) -> None:
    try:
        copy = shared_reader().annotated(body, findings)
    except ReturnError:
        console.print("A marked copy of the workbook could not be made. The list above says where each place is.")
        return
    _write(path.with_name(f"{path.stem}-checked.{ending_of(copy)}"), copy, console)


def _write(path: Path, body: bytes, console: Console) -> None:
    try:
        path.write_bytes(body)
    except OSError as error:
        raise SetupError(
            f"The marked copy {path} cannot be written: {error.strerror}. Copy the return to a folder of yours."
        ) from error
    console.print(f"A copy with each place marked: {path}", soft_wrap=True)
