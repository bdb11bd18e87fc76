"""The list of what a person should look at before a release, worst first, made from what is known of a report."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quarterly.collecting.answers.records import AnsweredFinding
from quarterly.collecting.sheets.findings import Finding, Severity, worst_first
from quarterly.commentary.requests import by_owner
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.publishing.holds import HoldKind, Outstanding
from quarterly.reporting.checks.claims import CONTRADICTED, RIGHT_BEFORE
from quarterly.reporting.checks.completeness import MISSING_IMPLICATION, WITHHELD_IMPLICATION
from quarterly.scoring.score import RatingStatus, Scorecard

_UNANSWERED = "The directorate has asked about it, and there is no answer yet."
_WITH_HEAD = "The owner's explanation is printed; the head of service has yet to add to it or to agree."
_OF_IMPLICATIONS = (MISSING_IMPLICATION, WITHHELD_IMPLICATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """What is known of a report: its scorecard with the returns' findings, what is awaited, and the findings of its own checks.

    `awaited`, `asked` and `with_head` are ids of indicators: off target and not explained, with an open question of the
    directorate, and explained but not yet seen by the head of service. What was refused, what was found by the screening of
    texts, by the audit of disclosure and by the comparison with what is published comes worded. `answered` are questions that
    were answered, or accepted.
    """

    council: Council
    card: Scorecard
    awaited: Sequence[str] = ()
    asked: Sequence[str] = ()
    with_head: Sequence[str] = ()
    refused: Sequence[Outstanding] = ()
    findings: Sequence[Finding] = ()
    personal_data: Sequence[Outstanding] = ()
    disclosure: Sequence[Outstanding] = ()
    large_changes: Sequence[Outstanding] = ()
    answered: Sequence[AnsweredFinding] = ()


def outstanding(facts: ReportFacts) -> tuple[Outstanding, ...]:
    """Return everything to look at before a release, the worst kind first."""
    found = (
        *facts.personal_data,
        *facts.disclosure,
        *_contradictions(facts),
        *facts.large_changes,
        *_under_query(facts),
        *_missing_returns(facts),
        *facts.refused,
        *_awaited(facts),
        *_implications(facts),
    )
    order = list(HoldKind)
    return tuple(sorted(found, key=lambda each: order.index(each.kind)))  # what comes worded may be of several kinds


def counts_by_kind(found: Iterable[Outstanding]) -> dict[str, int]:
    """Return how many there are of each kind that there is, worst first."""
    counts = Counter(each.kind for each in found)
    return {kind.value: counts[kind] for kind in HoldKind if counts[kind]}


def _contradictions(facts: ReportFacts) -> Iterator[Outstanding]:
    codes = {CONTRADICTED, RIGHT_BEFORE, *facts.council.profile.gates.blocking}
    for each in worst_first(facts.findings):
        # A blank or withheld implication is a kind of its own, which a council may let through while it holds on contradictions.
        if each.code not in _OF_IMPLICATIONS and (each.severity is Severity.CRITICAL or each.code in codes):
            yield Outstanding(kind=HoldKind.CONTRADICTIONS, where=each.position, sentence=f"{each.message} {each.remedy}")


def _under_query(facts: ReportFacts) -> Iterator[Outstanding]:
    """Yield each figure under query, with where its critical findings are and what they say, then rows that belong to none."""
    critical = [each for each in worst_first(facts.card.findings) if each.puts_under_query]
    queried = list(_queried(facts))
    for key, name, service in queried:
        found = [each for each in critical if each.indicator == key]
        where = "; ".join([facts.council.profile.services[service].name, *dict.fromkeys(each.position for each in found)])
        why = " ".join(dict.fromkeys(_with_answer(each, facts.answered) for each in found))
        yield Outstanding(kind=HoldKind.UNDER_QUERY, where=where, sentence=f"{name} is under query. {why}".rstrip())
    keys = {key for key, _, _ in queried}
    for each in critical:
        if each.indicator not in keys:  # such as a figure beside a reference that nothing has
            yield Outstanding(kind=HoldKind.UNDER_QUERY, where=each.position, sentence=f"{each.message} {each.remedy}")


def _with_answer(finding: Finding, answered: Sequence[AnsweredFinding]) -> str:
    """Return what is wrong with a figure and, where its sender has answered, the answer that an officer may accept."""
    answer = next((each.answer for each in answered if finding.reference and each.finding.reference == finding.reference), None)
    if answer is None:
        return finding.message
    return f"{finding.message} Its sender answers: “{answer.text}” Accept it as {finding.reference} if that explains it."


def _queried(facts: ReportFacts) -> Iterator[tuple[str, str, str]]:
    """Yield the key, the printed name and the service of each indicator and key activity under query."""
    indicators = {each.id: each for each in facts.council.catalogue.indicators}
    activities = {each.ref: each for each in facts.council.profile.actions()}
    for score in facts.card.scores:
        if score.standing is RatingStatus.UNDER_QUERY:
            indicator = indicators[score.indicator]
            yield indicator.id, _named(indicator), indicator.service
    for action in facts.card.actions:
        if action.standing is RatingStatus.UNDER_QUERY:
            activity = activities[action.ref]
            yield activity.ref, f"{activity.ref}, {activity.activity}", activity.service


def _missing_returns(facts: ReportFacts) -> Iterator[Outstanding]:
    services = facts.council.profile.services
    for key in facts.card.missing:
        sentence = "Nothing of this service counts: no return has come, or it was refused. It is printed as not received."
        yield Outstanding(kind=HoldKind.RETURNS, where=services[key].name, sentence=sentence)


def _awaited(facts: ReportFacts) -> Iterator[Outstanding]:
    profile, indicators = facts.council.profile, {each.id: each for each in facts.council.catalogue.indicators}
    for owner, ids in by_owner(facts.council, facts.awaited).items():
        for id in ids:
            sentence = f"The explanation by the {_lowered(profile.contacts[owner].role)} is printed as awaited."
            yield Outstanding(kind=HoldKind.COMMENTARY, where=_named(indicators[id]), sentence=sentence)
    for further, sentence in ((facts.asked, _UNANSWERED), (facts.with_head, _WITH_HEAD)):
        yield from (Outstanding(kind=HoldKind.COMMENTARY, where=_named(indicators[id]), sentence=sentence) for id in further)


def _implications(facts: ReportFacts) -> Iterator[Outstanding]:
    for each in worst_first(facts.findings):
        if each.code in _OF_IMPLICATIONS:
            yield Outstanding(kind=HoldKind.IMPLICATIONS, where=each.position, sentence=f"{each.message} {each.remedy}")


def _named(indicator: Indicator) -> str:
    """Return an indicator as people call it: by its number and name, or by its name alone."""
    return f"{indicator.ref}, {indicator.name}" if indicator.ref else indicator.name


def _lowered(role: str) -> str:
    return role[:1].lower() + role[1:] if role[1:2].islower() else role
