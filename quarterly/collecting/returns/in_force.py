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
    service: str, files: Sequence[CheckedFile], council: Council, quarter: Quarter, rules: Rulebook
) -> ServiceReturn:
    """Merge a service's files, oldest first, into the rows in force.

    A row with a critical finding replaces an earlier one all the same: its sender meant to correct the earlier figure, so the
    indicator is under query and neither figure is published. A row with the ref of one indicator and the name of another puts
    both under query.
    """
    files = [_with_rows_under_query(file, council) for file in files]
    accepted = [file for file in files if not file.refused]
    own = {indicator.id for indicator in council.catalogue.of_service(service)}
    refs = {action.ref for action in council.profile.actions() if action.service == service}
    indicators = newest([row for file in accepted for row in file.indicators if row.indicator in own], "indicator")
    actions = newest([row for file in accepted for row in file.actions if row.ref in refs], "ref")
    comments = newest([row for file in accepted for row in file.comments], "indicator")
    in_force: list[tuple[str, AnyRow]] = [*((row.indicator, row) for row in indicators), *((row.ref, row) for row in actions)]
    queried = {(file.digest, sheet, row) for file in files for _, sheet, row in rows_under_query(file.findings)}
    return ServiceReturn(
        service=service,
        files=_with_findings_in_force(files, in_force, comments, list(missing_rows(service, accepted, council, quarter, rules))),
        indicators=tuple(indicators),
        actions=tuple(actions),
        comments=tuple(comments),
        held=tuple(key for key, row in in_force if _position(row) in queried),
        narrative=narrative_in_force(accepted),
    )


def newest(rows: Sequence[R], key: str) -> list[R]:
    """Return the last row of each key, in the order of the keys' first rows."""
    return list({getattr(row, key): row for row in rows}.values())


def _with_rows_under_query(file: CheckedFile, council: Council) -> CheckedFile:
    """Return a file with added rows for indicators and actions that are under query and would otherwise have none.

    These are the indicator that a row with a critical finding is named after, if its ref is another's, and whatever a critical
    finding concerns that was not read.
    """
    queried = rows_under_query(file.findings)
    rows = {*map(_in_file, file.indicators), *map(_in_file, file.actions)}
    misnamed = [
        replace(row, indicator=named.id)
        for row in file.indicators
        if _in_file(row) in queried and (named := council.catalogue.find("", row.name)) and named.id != row.indicator
    ]
    unread = [(f.indicator, _source(f, file)) for f in file.findings if f.indicator and row_of_finding(f) in queried - rows]
    ids, refs = {i.id for i in council.catalogue.indicators}, {action.ref for action in council.profile.actions()}
    indicators = [
        IndicatorRow(indicator=key, name="", numerator=None, denominator=None, value=None, target=None, comment="", source=source)
        for key, source in unread
        if key in ids
    ]
    actions = [ActionRow(key, "", "", source) for key, source in unread if key in refs]
    return replace(file, indicators=(*file.indicators, *misnamed, *indicators), actions=(*file.actions, *actions))


def _with_findings_in_force(
    files: Sequence[CheckedFile],
    in_force: Sequence[tuple[str, AnyRow]],
    comments: Sequence[CommentRow],
    missing: Sequence[tuple[CheckedFile, Finding]],
) -> tuple[CheckedFile, ...]:
    """Return the files with the findings on rows in force, all of the newest file, and those about missing rows."""
    positions = {_position(row) for _, row in in_force}
    source_of = {key: row.source.digest for key, row in in_force}
    narrative = newest_by_kind(files)
    in_use = {*source_of.values(), *(row.source.digest for row in comments)}
    in_use |= {file.digest for file in (*narrative.values(), *files[-1:])}
    updated = []
    for file in files:
        critical = [f for f in file.findings if _is_critical(f, file, positions)]
        findings = [f for f in file.findings if f in critical or source_of.get(f.indicator or "", file.digest) == file.digest]
        # A newer sheet of the same kind of narrative replaces this one as a whole, and the findings on it.
        findings = [f for f in findings if narrative.get(file.sheets.get(f.sheet or "", ""), file) is file]
        about_missing = [finding for newest, finding in missing if newest is file]
        updated.append(replace(file, findings=(*(findings if file.digest in in_use else ()), *about_missing)))
    return tuple(updated)


def _source(finding: Finding, file: CheckedFile) -> Source:
    return Source(
        file=file.name, digest=file.digest, sheet=finding.sheet or "", row=row_of_finding(finding)[2], cell=finding.cell or ""
    )


def _is_critical(finding: Finding, file: CheckedFile, positions: Container[tuple[str, str, int]]) -> bool:
    """Whether a finding is critical and on one of the rows in force."""
    return finding.severity is Severity.CRITICAL and (file.digest, *row_of_finding(finding)[1:]) in positions


def _in_file(row: AnyRow) -> tuple[str, str, int]:
    return row.source.file, row.source.sheet, row.source.row


def _position(row: AnyRow) -> tuple[str, str, int]:
    # By digest, not by name: a correction is often saved under the name of the file it corrects.
    return row.source.digest, row.source.sheet, row.source.row
