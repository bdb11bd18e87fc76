"""Reports to follow and urgent items, which must state a reason: Local Government Act 1972, section 100B."""

from collections.abc import Iterator
from datetime import date

from quarterly.collecting.narrative.records import Fact
from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.configuration.deadlines import publication_deadline
from quarterly.reporting.checks.checked_report import COVER, CheckedReport
from quarterly.reporting.checks.days import days_in
from quarterly.reporting.checks.texts import ReportText
from quarterly.vocabulary.quarter import long_date

FOLLOWS, EXPECTED, REASON, URGENT = "report to follow", "expected on", "reason for lateness", "urgent item"
_NO, _YES = ("", "no", "none", "n/a", "-"), ("", "yes", "y", "x", "true")


def late_without_reason(subject: CheckedReport, rules: Rulebook) -> Iterator[Finding]:
    """Yield R11 for a report to follow, and R12 for an urgent item, without a reason."""
    facts = {fact.name: fact for fact in subject.narrative.facts}
    if subject.meeting:
        yield from _to_follow(facts, subject.meeting, subject, rules)
    if (urgent := facts.get(URGENT)) and urgent.value.strip(" .").casefold() in _YES:
        yield _text_of(urgent).finding(rules, "R12")


def _to_follow(facts: dict[str, Fact], meeting: date, subject: CheckedReport, rules: Rulebook) -> Iterator[Finding]:
    follows, expected = facts.get(FOLLOWS), facts.get(EXPECTED)
    announced = next((fact for fact in (expected, follows) if fact and not _is(fact, _NO)), None)
    if announced is None or (follows and _is(follows, ("no",))) or (REASON in facts and not _is(facts[REASON], (*_NO, *_YES))):
        return
    # The agenda and its reports lie open for five clear days (s100B(3), as amended by SI 2002/715); what comes later needs a
    # reason, which members may ask for.
    last = publication_deadline(meeting, subject.council.profile.calendar.closed)
    days = days_in(expected.value, meeting) if expected else []
    if not days or days[-1].day > last:
        when = f"expected on {long_date(days[-1].day)}" if days else "and no day it is expected on is given"
        yield _text_of(announced).finding(rules, "R11", when=when, last=long_date(last), meeting=long_date(meeting))


def _is(fact: Fact, words: tuple[str, ...]) -> bool:
    return fact.value.strip(" .").casefold() in words


def _text_of(fact: Fact) -> ReportText:
    return ReportText(COVER, fact.name, source=fact.source)
