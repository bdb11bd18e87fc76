"""Which row counts: services send again only what they corrected, so the newest accepted row of an indicator is in force."""

from collections.abc import Container, Sequence
from dataclasses import replace
from typing import TypeVar

from quarterly.collecting.returns.checks import row_of_finding, rows_under_query
from quarterly.collecting.returns.missing_rows import missing_rows
from quarterly.collecting.returns.narrative_in_force import narrative_in_force, newest_by_kind
from quarterly.collecting.returns.records import ActionRow, CheckedFile, CommentRow, IndicatorRow, ServiceReturn
from quarterly.collecting.sheets.findings import Finding, Severity
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.collecting.sheets.source import Source
from quarterly.configuration.council import Council
from quarterly.vocabulary.quarter import Quarter

AnyRow = IndicatorRow | ActionRow | CommentRow
R = TypeVar("R", IndicatorRow, ActionRow, CommentRow)


def service_return(
    service: str, files: Sequence[CheckedFile], council: Council, quarter: Quarter, rules: Rulebook, *, validated: bool = True
) -> ServiceReturn:
    """Merge a service's files, oldest first, into what is in force.

    A row with a critical finding still displaces an earlier one: its sender has said that the earlier figure is wrong, so
    the indicator is held and neither figure is published. So does a row for the indicator it is named after.
    """
    files = [_with_all_it_holds(file, council) for file in files]
    accepted = [file for file in files if not file.refused]
    own = {indicator.id for indicator in council.catalogue.of_service(service)}
    refs = {action.ref for action in council.profile.actions() if action.service == service}
    indicators = newest([row for file in accepted for row in file.indicators if row.indicator in own], "indicator")
    actions = newest([row for file in accepted for row in file.actions if row.ref in refs], "ref")
    comments = newest([row for file in accepted for row in file.comments], "indicator")
    in_force: list[tuple[str, AnyRow]] = [*((row.indicator, row) for row in indicators), *((row.ref, row) for row in actions)]
    stopped = {(file.digest, sheet, row) for file in files for _, sheet, row in rows_under_query(file.findings)}
    return ServiceReturn(
        service=service,
        files=_with_what_matters(files, in_force, comments, list(missing_rows(service, accepted, council, quarter, rules))),
        indicators=tuple(indicators),
        actions=tuple(actions),
        comments=tuple(comments),
        held=tuple(key for key, row in in_force if _place(row) in stopped),
        validated=validated,
        narrative=narrative_in_force(accepted),
    )


def newest(rows: Sequence[R], key: str) -> list[R]:
    """Return the last row of each key, in the order in which the keys first came."""
    return list({getattr(row, key): row for row in rows}.values())


def _with_all_it_holds(file: CheckedFile, council: Council) -> CheckedFile:
    """Return a file with rows also for what a wrong row is named after and for what a critical finding says was not read."""
    stopped = rows_under_query(file.findings)
    rows = {*map(_in_file, file.indicators), *map(_in_file, file.actions)}
    misnamed = [
        replace(row, indicator=named.id)
        for row in file.indicators
        if _in_file(row) in stopped and (named := council.catalogue.find("", row.name)) and named.id != row.indicator
    ]
    unread = [(f.indicator, _source(f, file)) for f in file.findings if f.indicator and row_of_finding(f) in stopped - rows]
    ids, refs = {i.id for i in council.catalogue.indicators}, {action.ref for action in council.profile.actions()}
    indicators = [
        IndicatorRow(indicator=key, name="", numerator=None, denominator=None, value=None, target=None, comment="", source=source)
        for key, source in unread
        if key in ids
    ]
    actions = [ActionRow(key, "", "", source) for key, source in unread if key in refs]
    return replace(file, indicators=(*file.indicators, *misnamed, *indicators), actions=(*file.actions, *actions))


def _with_what_matters(
    files: Sequence[CheckedFile],
    in_force: Sequence[tuple[str, AnyRow]],
    comments: Sequence[CommentRow],
    missing: Sequence[tuple[CheckedFile, Finding]],
) -> tuple[CheckedFile, ...]:
    """Return the files with the findings on rows in force, those of the newest, and those about rows that are missing."""
    places = {_place(row) for _, row in in_force}
    supplied = {key: row.source.digest for key, row in in_force}
    said = newest_by_kind(files)
    heard = (*said.values(), *files[-1:])
    used = {*supplied.values(), *(row.source.digest for row in comments), *(file.digest for file in heard)}
    kept = []
    for file in files:
        stops = [f for f in file.findings if _stops(f, file, places)]
        standing = [f for f in file.findings if f in stops or supplied.get(f.indicator or "", file.digest) == file.digest]
        standing = [f for f in standing if said.get(file.sheets.get(f.sheet or "", ""), file) is file]
        queries = [finding for newest, finding in missing if newest is file]
        kept.append(replace(file, findings=(*(standing if file.digest in used else ()), *queries)))
    return tuple(kept)


def _source(finding: Finding, file: CheckedFile) -> Source:
    return Source(
        file=file.name, digest=file.digest, sheet=finding.sheet or "", row=row_of_finding(finding)[2], cell=finding.cell or ""
    )


def _stops(finding: Finding, file: CheckedFile, places: Container[tuple[str, str, int]]) -> bool:
    return finding.severity is Severity.CRITICAL and (file.digest, *row_of_finding(finding)[1:]) in places


def _in_file(row: AnyRow) -> tuple[str, str, int]:
    return row.source.file, row.source.sheet, row.source.row


def _place(row: AnyRow) -> tuple[str, str, int]:
    # Not by the file's name: a correction is often saved under the name of what it corrects.
    return row.source.digest, row.source.sheet, row.source.row
