"""Which rows count: services send again only what they corrected, and a blank says nothing."""

from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import chain

from quarterly.collecting.returns.actions_sent_again import UNKNOWN_STATUS, ActionInForce, action_in_force
from quarterly.collecting.returns.answered_questions import Answering, answers_to_nothing
from quarterly.collecting.returns.disagreeing_files import disagreements
from quarterly.collecting.returns.findings_in_force import COUNTS_LEFT_OUT, UNANSWERED, InForce, with_findings_in_force
from quarterly.collecting.returns.missing_rows import missing_rows
from quarterly.collecting.returns.narrative_in_force import narrative_in_force
from quarterly.collecting.returns.notes_on_rows import notes_on
from quarterly.collecting.returns.one_at_a_time import one_at_a_time
from quarterly.collecting.returns.records import ActionRow, CheckedFile, IndicatorRow, ServiceReturn
from quarterly.collecting.returns.replies_in_force import replies_in_force
from quarterly.collecting.returns.sent_again import RowInForce, row_in_force
from quarterly.collecting.sheets.findings import Finding, row_of_finding, rows_under_query
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.collecting.sheets.source import Source
from quarterly.configuration.council import Council
from quarterly.vocabulary.quarter import Quarter


def service_return(
    service: str, files: Sequence[CheckedFile], council: Council, quarter: Quarter, rules: Rulebook
) -> ServiceReturn:
    """Merge a service's files, oldest first, into the rows in force; questions are answered by these files alone."""
    return answered_return(Answering(service, quarter), files, council, rules)


def answered_return(answering: Answering, files: Sequence[CheckedFile], council: Council, rules: Rulebook) -> ServiceReturn:
    """Merge a service's files, oldest first, into the rows in force.

    A row with a critical finding replaces an earlier one all the same: its sender meant to correct the earlier figure, so the
    indicator is under query and neither figure is published. A row with the ref of one indicator and the name of another puts
    both under query.
    """
    service, quarter = answering.service, answering.quarter
    files = answering.referenced(files)
    files = answering.without_answered(files, answering.answers(files))
    files = [_with_rows_under_query(file, council) for file in files]
    accepted = [file for file in files if not file.refused]
    indicators = _indicators(service, accepted, council)
    actions = _actions(service, accepted, council)
    comments = replies_in_force(row for file in accepted for row in file.comments)
    found = (notes_on(indicators, council, rules), missing_rows(service, accepted, council, quarter, rules))
    notes = answering.noted([*chain(*found, disagreements(service, accepted, council, rules))])
    answers = answering.answers(files, notes)
    notes += answers_to_nothing(files, notes, rules)
    in_force = InForce(indicators, actions, {row.source.digest for row in comments})
    files = one_at_a_time(answering.without_answered(with_findings_in_force(files, in_force, notes, rules), answers))
    queried = _queried(files)
    return ServiceReturn(
        service=service,
        files=tuple(files),
        indicators=tuple(each.row for each in indicators.values()),
        actions=tuple(each.row for each in actions.values()),
        comments=tuple(comments),
        under_query=tuple(
            key for key, made_of in in_force.sources.items() if any(_position(each) in queried for each in made_of)
        ),
        narrative=narrative_in_force(accepted),
    )


def _indicators(service: str, accepted: Sequence[CheckedFile], council: Council) -> dict[str, RowInForce]:
    """Return the row in force of every indicator that a service sent anything about, in the order of first rows."""
    # The figure sent again without its counts keeps them, and is complete.
    queried = _queried(accepted, {*UNANSWERED, COUNTS_LEFT_OUT})
    rows: dict[str, list[IndicatorRow]] = {}
    for file in accepted:
        for row in file.indicators:
            rows.setdefault(row.indicator, []).append(row)
    own = {indicator.id: indicator for indicator in council.catalogue.of_service(service)}
    return {
        key: row_in_force(sent, own[key], service, lambda row: _position(row.source) in queried)
        for key, sent in rows.items()
        if key in own
    }


def _actions(service: str, accepted: Sequence[CheckedFile], council: Council) -> dict[str, ActionInForce]:
    """Return the row in force of every action that a service sent anything about, in the order of first rows."""
    queried, unless_blank = _queried(accepted), _queried(accepted, {UNKNOWN_STATUS})
    rows: dict[str, list[ActionRow]] = {}
    for file in accepted:
        for row in file.actions:
            rows.setdefault(row.ref, []).append(row)
    refs = {action.ref for action in council.profile.actions() if action.service == service}
    return {
        key: action_in_force(sent, lambda row: _position(row.source) in (queried if row.status else unless_blank))
        for key, sent in rows.items()
        if key in refs
    }


def _queried(files: Sequence[CheckedFile], without: Container[str] = ()) -> set[tuple[str, str, int]]:
    """Return the positions of rows with a critical finding of other codes than these."""
    return {
        (file.digest, sheet, row)
        for file in files
        for _, sheet, row in rows_under_query(each for each in file.findings if each.code not in without)
    }


def _with_rows_under_query(file: CheckedFile, council: Council) -> CheckedFile:
    """Return a file with added rows for indicators and actions that are under query and would otherwise have none.

    These are the indicator that a row with a critical finding is named after, if its ref is another's, and whatever a critical
    finding concerns that was not read.
    """
    queried = rows_under_query(file.findings)
    rows = {*map(_in_file, file.indicators), *map(_in_file, file.actions)}
    # With the ref of 1178 and the name of 1180 a row may be either: both wait, as its figure would be right for one alone.
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


def _source(finding: Finding, file: CheckedFile) -> Source:
    return Source(
        file=file.name, digest=file.digest, sheet=finding.sheet or "", row=row_of_finding(finding)[2], cell=finding.cell or ""
    )


def _in_file(row: IndicatorRow | ActionRow) -> tuple[str, str, int]:
    return row.source.file, row.source.sheet, row.source.row


def _position(source: Source) -> tuple[str, str, int]:
    # By digest, not by name: a correction is often saved under the name of the file it corrects.
    return source.digest, source.sheet, source.row
