"""Undertakings due by this quarter on which the report is silent."""

from collections.abc import Iterator
from datetime import date

from quarterly.collecting.narrative.records import Undertaking
from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.reporting.checks.checked_report import CheckedReport
from quarterly.reporting.checks.texts import ReportText
from quarterly.vocabulary.quarter import long_date

CARRIED = "carried forward"


def unreported_undertakings(subject: CheckedReport, rules: Rulebook) -> Iterator[Finding]:
    """Yield R10 for every undertaking that is due, or was carried forward, and whose ref the narrative does not report on."""
    # What falls due between the quarter's end and the meeting is what members will ask about.
    last = max(subject.read_on, subject.quarter.ends)
    reported = {one.key for one in subject.narrative.undertakings if one.progress.strip() or one.status != "open"}
    moved = {one.key: one.due for one in subject.narrative.undertakings}
    for one in subject.previous_undertakings:
        if one.status != "open" or not _is_due(one, last) or one.key in reported or _is_later(moved.get(one.key), last):
            continue
        due = f"due {long_date(one.due)}" if one.due else CARRIED
        yield ReportText("undertakings", one.what, source=one.source).finding(rules, "R10", ref=one.ref, due=due)


def _is_due(one: Undertaking, last: date) -> bool:
    return one.due <= last if one.due else one.kind.casefold() == CARRIED


def _is_later(due: date | None, last: date) -> bool:
    return due is not None and due > last
