"""What is printed of each indicator, cell by cell, and what each cell holds: a figure, words in its place, what is suppressed."""

from collections.abc import Iterator

from quarterly.collecting.narrative.records import Claim
from quarterly.configuration.catalogue import Indicator
from quarterly.disclosure.scorecard import is_rating_suppressed
from quarterly.disclosure.small_counts import SUPPRESSION_MARK
from quarterly.reporting.changes import Holds, TranscriptCell, What
from quarterly.reporting.illustrative import signed
from quarterly.reporting.parts import ReportInputs, figure, mark_of, target_text
from quarterly.reporting.prose import bare
from quarterly.reporting.walk import plain_lines
from quarterly.scoring.score import RatingStatus, Score


def cells_of_indicators(material: ReportInputs) -> Iterator[TranscriptCell]:
    """Yield what is printed of each indicator in the order of the catalogue, with the claims about it."""
    claimed = claims_by_indicator(material)
    for indicator, score in material.scored():
        title = f"{indicator.ref}: {indicator.name}"
        for what, text, holds in _of_score(indicator, score, material):
            counts = (score.numerator, score.denominator) if what == "Value" else (None, None)
            yield TranscriptCell(
                subject=indicator.id, title=title, what=what, text=text, holds=holds, service=indicator.service, counts=counts
            )
        for what, text in _since_form_2(score, claimed.get(indicator.id, [])):
            yield TranscriptCell(
                subject=indicator.id, title=title, what=what, text=text, holds=Holds.PROSE, service=indicator.service, since=2
            )


def _of_score(indicator: Indicator, score: Score, material: ReportInputs) -> Iterator[tuple[What, str, Holds]]:
    word = mark_of(score, material.council.profile.scales.indicators)["word"]
    rating, target = _rating_holds(score), target_text(indicator, score)
    yield "Value", figure(indicator, score) if score.value else word, _value_holds(score, rating)
    yield "Target", target, _holds(score.target, target)
    yield "Rating", SUPPRESSION_MARK if score.value == SUPPRESSION_MARK else word, rating
    yield "Against the quarter before", score.travel_previous, _holds(score.travel_previous)
    yield "Against the same quarter last year", score.travel_year, _holds(score.travel_year)
    yield "Forecast for the end of the year", score.forecast, _holds(score.forecast)
    yield "Place among others", score.benchmark, _holds(score.benchmark)
    awaited = "Commentary awaited." if material.awaits(score) else ""
    yield "Commentary", "\n".join(plain_lines(material.rich(awaited or score.comment))), Holds.PROSE


def _value_holds(score: Score, rating: Holds) -> Holds:
    if not score.value:
        return rating
    if score.value == SUPPRESSION_MARK:
        return Holds.SUPPRESSED
    return Holds.SUPPRESSED_IN_PART if score.rated_value == SUPPRESSION_MARK else Holds.FIGURE


def _rating_holds(score: Score) -> Holds:
    if score.final:
        return Holds.FIGURE
    if is_rating_suppressed(score) or score.standing is RatingStatus.RATED:
        return Holds.SUPPRESSED
    return Holds.WORDS


def _holds(value: str, printed: str = "") -> Holds:
    if value == SUPPRESSION_MARK:
        return Holds.SUPPRESSED
    return Holds.FIGURE if any(map(str.isdigit, printed or value)) else Holds.WORDS


def _since_form_2(score: Score, claimed: list[str]) -> Iterator[tuple[What, str]]:
    """Yield the decision on a rating and what is claimed; blank where there is none, so that both stay with their figure."""
    yield "Decision", score.judgement.in_words() if score.judgement else ""
    yield "Claims", "\n".join(claimed)


def claims_by_indicator(material: ReportInputs) -> dict[str, list[str]]:
    """Return the printed claims by the first indicator they are about, "" if none, so that each is suppressed with its figure."""
    if all(plan.content != "claims" for plan in material.council.profile.report.every_section):
        return {}
    found: dict[str, list[str]] = {}
    hidden = {score.indicator for score in material.card.scores if is_rating_suppressed(score)}
    for claim in material.narrative.claims:
        if hidden.isdisjoint(claim.indicators):
            found.setdefault(_about(claim, material), []).append(signed(bare(claim.text, material), claim.illustrative))
    return found


def _about(claim: Claim, material: ReportInputs) -> str:
    """Return the first indicator of the report that a claim is about, "" if it is about none."""
    reported = {indicator.id for indicator, _ in material.scored()}
    return next((each for each in claim.indicators if each in reported), "")
