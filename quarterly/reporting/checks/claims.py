"""Claims of the narrative checked against the figures: supported, contradicted, or unsupported by any figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quarterly.collecting.narrative.records import Claim
from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.configuration.council import Council
from quarterly.reporting.checks.checked_report import CheckedReport
from quarterly.reporting.checks.texts import ReportText
from quarterly.reporting.checks.verdict import JUDGES, ClaimOutcome, Evidence, Judge, no_evidence
from quarterly.reporting.wording.statuses import status_in_words
from quarterly.scoring.earlier_versions import EarlierVersion
from quarterly.scoring.score import RatingStatus, Scorecard
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.suppressed import SUPPRESSED
from quarterly.vocabulary.wording import listed

CONTRADICTED, RIGHT_BEFORE = "R07", "R19"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the figures support a claim, and a sentence that names the indicators, their values and the comparison."""

    outcome: ClaimOutcome
    reason: str


def verdict(claim: Claim, council: Council, card: Scorecard) -> Verdict:
    """Check a claim against a scorecard: all its indicators must support it, and a single one can contradict it.

    With the public scorecard the reason is public too: a suppressed figure neither supports nor contradicts.
    """
    judge = JUDGES.get(" ".join(claim.says.casefold().split()))
    if judge is None:
        return Verdict(ClaimOutcome.UNSUPPORTED, f"“{claim.says}” is no known way to say it.")
    if not claim.indicators:
        return Verdict(ClaimOutcome.UNSUPPORTED, "The claim names no indicator that could bear it out.")
    found = [_evidence(id, judge, council, card) for id in claim.indicators]
    # Contradiction first, as it is certain: where one of three is off target, it does not matter that another has no figure.
    for outcome in (ClaimOutcome.CONTRADICTED, ClaimOutcome.UNSUPPORTED):
        if decisive := [evidence for evidence in found if evidence.outcome is outcome]:
            return Verdict(outcome, _sentence(decisive))
    return Verdict(ClaimOutcome.SUPPORTED, _sentence(found))


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """The verdict on a claim; `held_in` is the number of the version by whose figures it was right, 0 if by none.

    It is asked about only where the claim is contradicted: its writer could not know what would be corrected.
    """

    verdict: Verdict
    held_in: int = 0


def checked_claim(claim: Claim, council: Council, card: Scorecard, earlier: Sequence[EarlierVersion]) -> CheckedClaim:
    """Check a claim against the figures, and one that they contradict against those of versions that were corrected since."""
    found = verdict(claim, council, card)
    if found.outcome is not ClaimOutcome.CONTRADICTED:
        return CheckedClaim(found)
    right = (each.version for each in earlier if verdict(claim, council, each.card).outcome is ClaimOutcome.SUPPORTED)
    return CheckedClaim(found, next(right, 0))


def doubtful_claims(subject: CheckedReport, rules: Rulebook) -> Iterator[Finding]:
    """Yield R07 for every contradicted claim, R19 for one that was right before a correction, and R08 for an unsupported one."""
    codes = {ClaimOutcome.CONTRADICTED: CONTRADICTED, ClaimOutcome.UNSUPPORTED: "R08"}
    for claim in subject.narrative.claims:
        found = checked_claim(claim, subject.council, subject.card, subject.earlier)
        if code := RIGHT_BEFORE if found.held_in else codes.get(found.verdict.outcome):
            text = ReportText("claims", claim.text, source=claim.source)
            reason = signed(found.verdict.reason.rstrip("."), rests_on_illustrative(claim, subject.card))
            words = {"version": found.held_in} if found.held_in else {}
            yield text.finding(rules, code, [text.plain], says=claim.says, reason=reason, **words)


def rests_on_illustrative(claim: Claim, card: Scorecard) -> bool:
    """Whether a claim, or a figure of an indicator that it names, was made up for a sample."""
    return claim.illustrative or any(each.illustrative for each in card.scores if each.indicator in claim.indicators)


def _evidence(id: str, judge: Judge, council: Council, card: Scorecard) -> Evidence:
    indicator = next((each for each in council.catalogue.indicators if each.id == id), None)
    score = next((each for each in card.scores if each.indicator == id), None)
    if indicator is None or score is None:
        return Evidence(ClaimOutcome.UNSUPPORTED, id, "no indicator of the quarter")
    if score.standing is not RatingStatus.RATED and score.figure is None:
        return no_evidence(indicator, f"no figure ({status_in_words(score.standing)})")
    if score.value is SUPPRESSED:
        return no_evidence(indicator, "held back")
    return judge(council, indicator, score)


def _sentence(found: list[Evidence]) -> str:
    """Return the evidence as a sentence, with indicators grouped that have the same."""
    who: dict[tuple[bool, str], list[str]] = {}
    for each in found:
        who.setdefault((each.outcome is ClaimOutcome.UNSUPPORTED, each.what), []).append(each.who)
    parts = [f"{listed(names)}: {what}" if unsupported else _each(names, what) for (unsupported, what), names in who.items()]
    return f"{'; '.join(parts)}."


def _each(names: list[str], what: str) -> str:
    return "; ".join(f"{name} {what}" for name in names)
