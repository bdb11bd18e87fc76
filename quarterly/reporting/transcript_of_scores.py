"""The printed cells of each indicator, with what each holds: a figure, words instead of one, or a suppressed value."""

from collections.abc import Iterator

from quarterly.collecting.narrative.records import Claim
from quarterly.configuration.catalogue import Indicator
from quarterly.reporting.changes import ASKED_FOR, Holds, TranscriptCell, What
from quarterly.reporting.parts import Material, figure, mark_follows_from, mark_of, target_text
from quarterly.reporting.prose import bare
from quarterly.reporting.sections.contents import shown
from quarterly.reporting.walk import plain_lines
from quarterly.reporting.wording.scores import ScoreInWords
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import RatingStatus, Score
from quarterly.scoring.series.travel import Travel
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.quarter import month_of
from quarterly.vocabulary.suppressed import SUPPRESSED, SUPPRESSION_MARK, Suppressed


def cells_of_indicators(material: Material) -> Iterator[TranscriptCell]:
    """Yield the printed cells of each indicator in the order of the catalogue, with the claims about it."""
    claimed = claims_by_indicator(material)
    protected = material.council.profile.small_numbers.protect
    for indicator, score in material.scored():
        title = indicator.titled
        for what, text, holds in _of_score(indicator, score, material):
            # Two versions of a figure that is not protected may stand side by side, however little they differ by.
            is_compared = what == "Value" and indicator.counts in protected
            counts = (score.numerator, score.denominator) if is_compared else (None, None)
            since = 4 if what in ASKED_FOR else 1
            yield TranscriptCell(
                subject=indicator.id,
                title=title,
                what=what,
                text=text,
                holds=holds,
                service=indicator.service,
                counts=counts,
                since=since,
            )
            if what == "Target" and (revised := earlier_revised(score)):  # before whatever follows from it
                yield TranscriptCell(
                    subject=indicator.id, title=title, what="Earlier figures", text=revised, service=indicator.service, since=5
                )
        for what, text in _since_form_2(score, claimed.get(indicator.id, [])):
            yield TranscriptCell(
                subject=indicator.id, title=title, what=what, text=text, holds=Holds.PROSE, service=indicator.service, since=2
            )


def _of_score(indicator: Indicator, score: Score, material: Material) -> Iterator[tuple[What, str, Holds]]:
    word = mark_of(score, material.council.profile.scales.indicators)["word"]
    rating, words = _rating_holds(score), material.words(indicator, score)
    yield "Value", word if score.value is None else figure(words), _value_holds(score, rating)
    yield "Target", target_text(words), _target_holds(words)
    mark = signed(SUPPRESSION_MARK, score.invents(*mark_follows_from(score)))
    yield "Rating", mark if score.value is SUPPRESSED else word, rating
    yield "Against the quarter before", words.travel_previous, _travel_holds(score.travel_previous)
    yield "Against the same quarter last year", words.travel_year, _travel_holds(score.travel_year)
    yield "Against the end of last year", words.travel_year_end, _travel_holds(score.travel_year_end)
    yield "Against an earlier quarter", _since_named(words, material), _travel_holds(score.travel_since)
    yield "Forecast for the end of the year", words.forecast, _forecast_holds(score)
    yield "Place among others", words.benchmark, Holds.FIGURE if score.benchmark else Holds.WORDS
    awaited = signed("Commentary awaited.", score.invents(ScorePart.RATING)) if material.awaits(score) else ""
    holds = Holds.AWAITED if awaited else Holds.PROSE
    yield "Commentary", "\n".join(plain_lines(material.rich(awaited or score.comment))), holds


def _since_named(words: ScoreInWords, material: Material) -> str:
    named = material.council.profile.travel.named
    return f"{named.title}: {words.travel_since}" if named and words.travel_since else ""


def _value_holds(score: Score, rating: Holds) -> Holds:
    if score.value is None:
        return rating
    if score.value is SUPPRESSED:
        return Holds.SUPPRESSED
    return Holds.SUPPRESSED_IN_PART if score.rated_value is SUPPRESSED else Holds.FIGURE


def _rating_holds(score: Score) -> Holds:
    if score.final:
        return Holds.FIGURE
    if score.is_rating_suppressed or score.standing in (RatingStatus.RATED, RatingStatus.EXEMPT):
        return Holds.SUPPRESSED
    return Holds.WORDS


def _target_holds(words: ScoreInWords) -> Holds:
    if isinstance(words.score.target, Suppressed):
        return Holds.SUPPRESSED
    return Holds.FIGURE if words.target.ends else Holds.WORDS


def _forecast_holds(score: Score) -> Holds:
    return Holds.FIGURE if score.forecast and score.forecast.value is not None else Holds.WORDS


def _travel_holds(travel: Travel | Suppressed | None) -> Holds:
    return Holds.SUPPRESSED if isinstance(travel, Suppressed) else Holds.WORDS


def _since_form_2(score: Score, claimed: list[str]) -> Iterator[tuple[What, str]]:
    """Yield the judgement of a rating and the claims; blank where there is none, so that both stay with their figure."""
    yield "Decision", signed(score.judgement.in_words() if score.judgement else "", score.invents(ScorePart.RATING))
    yield "Claims", "\n".join(claimed)


def earlier_revised(score: Score) -> str:
    """Say which figures of earlier quarters were revised, and when; "" for none.

    It has no figure: those published then are where they were, and the chart's table has those known now.
    """
    revised = [each for each in score.history if each.revised_on]
    return "; ".join(f"{each.quarter}, revised in {month_of(each.revised_on)}" for each in revised if each.revised_on)


def claims_by_indicator(material: Material) -> dict[str, list[str]]:
    """Return the printed claims by the first indicator they are about, "" if none, so that each is suppressed with its figure."""
    if all(plan.content != "claims" for plan in shown(material.council.profile.report.every_section, material)):
        return {}
    found: dict[str, list[str]] = {}
    suppressed = {score.indicator for score in material.card.scores if score.is_rating_suppressed}
    for claim in material.narrative.claims:
        if suppressed.isdisjoint(claim.indicators):
            found.setdefault(_about(claim, material), []).append(signed(bare(claim.text, material), claim.illustrative))
    return found


def _about(claim: Claim, material: Material) -> str:
    """Return the first indicator of the report that a claim is about, "" if it is about none."""
    reported = {indicator.id for indicator, _ in material.scored()}
    return next((each for each in claim.indicators if each in reported), "")
