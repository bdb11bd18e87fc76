"""Everything a report says that cannot all be true, or that it owes and does not say: the checks put together."""

from collections.abc import Collection, Iterable

from quarterly.consistency.amounts import wrong_sums
from quarterly.consistency.claims import doubtful_claims
from quarterly.consistency.completeness import missing_implications, missing_passages
from quarterly.consistency.figures import called_numbers, other_figures
from quarterly.consistency.lateness import late_without_reason
from quarterly.consistency.money import unpriced
from quarterly.consistency.past_days import overdue, past_days, past_undertakings
from quarterly.consistency.period import other_periods
from quarterly.consistency.rolled_over import rolled_over
from quarterly.consistency.subject import Subject
from quarterly.consistency.undertakings import unreported
from quarterly.consistency.wording import two_meanings
from quarterly.returns.findings import Finding, Severity
from quarterly.returns.rules import Rulebook


def contradictions(subject: Subject, rules: Rulebook) -> list[Finding]:
    """Return what does not fit together in a report, in the order of the rules' codes and of the report."""
    council, card, narrative, texts = subject.council, subject.card, subject.narrative, subject.texts
    late = {due for _, due in overdue(narrative.undertakings, subject.read_on)}
    found = [
        *other_periods(texts, subject.quarter, rules),
        *called_numbers(council.catalogue, card, texts, rules),
        *wrong_sums(texts, rules),
        *two_meanings(texts, council.catalogue.indicators, rules),
        *other_figures(council.catalogue, card, texts, rules),
        *rolled_over(texts, subject.previous_texts, rules),
        *doubtful_claims(narrative, council, card, rules),
        *unpriced(subject, rules),
        *unreported(subject, rules),
        *late_without_reason(subject, rules),
        *past_days(texts, subject.read_on, rules, told=late),
        *past_undertakings(narrative.undertakings, subject.read_on, rules),
        *missing_implications(subject, rules),
        *missing_passages(subject, rules),
    ]
    return sorted(found, key=lambda finding: finding.code)


def blocking(findings: Iterable[Finding], stops: Collection[str]) -> tuple[str, ...]:
    """Return the codes that hold a report back: of critical findings, and those that a council has made so (`stops`)."""
    return tuple(sorted({each.code for each in findings if each.severity is Severity.CRITICAL or each.code in stops}))
