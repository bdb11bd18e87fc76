"""All consistency checks of a report, in the order of their codes."""

from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.reporting.checks.ambiguous_wording import ambiguous_wording
from quarterly.reporting.checks.amounts import wrong_sums
from quarterly.reporting.checks.checked_report import CheckedReport
from quarterly.reporting.checks.claims import doubtful_claims
from quarterly.reporting.checks.completeness import missing_implications, missing_passages
from quarterly.reporting.checks.figures import contradicting_figures, rates_called_numbers
from quarterly.reporting.checks.lateness import late_without_reason
from quarterly.reporting.checks.money import unmentioned_costs
from quarterly.reporting.checks.past_days import overdue, past_days, past_undertakings
from quarterly.reporting.checks.period import other_periods
from quarterly.reporting.checks.rolled_over import rolled_over
from quarterly.reporting.checks.undertakings import unreported_undertakings


def contradictions(subject: CheckedReport, rules: Rulebook) -> list[Finding]:
    """Return the findings of all consistency checks, in the order of the rules' codes and of the report."""
    council, narrative, texts = subject.council, subject.narrative, subject.texts
    late = {due for _, due in overdue(narrative.undertakings, subject.read_on)}
    found = [
        *other_periods(texts, subject.quarter, rules),
        *rates_called_numbers(council.catalogue, subject.asked_before, texts, rules),
        *wrong_sums(texts, rules),
        *ambiguous_wording(texts, council.catalogue.indicators, rules),
        *contradicting_figures(subject, texts, rules),
        *rolled_over(texts, subject.previous_texts, rules),
        *doubtful_claims(subject, rules),
        *unmentioned_costs(subject, rules),
        *unreported_undertakings(subject, rules),
        *late_without_reason(subject, rules),
        *past_days(texts, subject.read_on, rules, reported=late),
        *past_undertakings(narrative.undertakings, subject.read_on, rules),
        *missing_implications(subject, rules),
        *missing_passages(subject, rules),
    ]
    return sorted(found, key=lambda finding: finding.code)
