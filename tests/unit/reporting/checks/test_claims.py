"""Claims held against the figures: supported, contradicted or unsupported, each with its reason."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from quarterly.collecting.narrative.records import Claim, Narrative
from quarterly.reporting.checks.claims import doubtful_claims, verdict
from quarterly.scoring.background import Background
from quarterly.scoring.benchmarking.comparators import BenchmarkPosition, Quartile, Spread
from quarterly.scoring.score import RatingStatus, Score, Scorecard
from quarterly.scoring.series.travel import Direction, Travel
from tests.unit.made import RULES, TOWN, public_card
from tests.unit.reporting.checks.subjects import CARD, COVER, messages, subject


def claim(says: str, *indicators: str) -> Claim:
    return Claim(text="A claim.", says=says, indicators=indicators, source=COVER)


def judged(says: str, *indicators: str, card: Scorecard = CARD) -> tuple[str, str]:
    found = verdict(claim(says, *indicators), TOWN, card)
    return found.outcome.value, found.reason


def with_score(id: str, **changes: Any) -> Scorecard:
    return replace(CARD, scores=tuple(replace(s, **changes) if s.indicator == id else s for s in CARD.scores))


def beside(*, england: str = "", neighbours: str = "", quartile: Quartile | None = None) -> BenchmarkPosition:
    """Return a position among published figures of others; ours is 62.9%."""
    return BenchmarkPosition(
        year="2010-11", authorities=150, quartile=quartile, quintile=None, rank=12, of=150, average="mean",
        neighbours_average=Fraction(neighbours) if neighbours else None, neighbours_of=0, neighbours=0,
        england=Fraction(england) if england else None, model="", source="DfE", limits=None,
        spread=Spread((), Fraction(40), Fraction(95)),
    )  # fmt: skip


def test_a_rating_that_needs_no_explanation_is_on_target() -> None:
    assert judged("on target", "adoption-matching") == (
        "supported",
        "Average time (days) to match a child to an adoptive family (174) is “Exceeds target” against a target of 213.",
    )


def test_one_indicator_off_target_contradicts_a_claim_about_several() -> None:
    assert judged("on target", "adoption-matching", "1180") == (
        "contradicted",
        "PI 1180 (50%) is “Worse than target” against a target of 65%.",
    )


def test_a_band_called_on_target_is_on_target_even_where_it_asks_for_an_explanation() -> None:
    assert (judged("on target", "1178")[0], judged("off target", "1178")[0]) == ("supported", "contradicted")


@pytest.mark.parametrize(("id", "outcome"), [("1180", "supported"), ("adoption-matching", "contradicted")])
def test_off_target_is_the_other_way_round(id: str, outcome: str) -> None:
    assert judged("Off  Target", id)[0] == outcome


@pytest.mark.parametrize(
    ("says", "indicators", "reason"),
    [
        ("on target", ("9999",), "9999: no indicator of the quarter."),
        ("on target", (), "The claim names no indicator that could bear it out."),
        ("splendid", ("1180",), "“splendid” is no known way to say it."),
        ("better than last quarter", ("1180",), "PI 1180: no comparison with last quarter (first value)."),
        ("top quartile", ("1180",), "PI 1180: no place among other authorities' published figures."),
        ("in line with England", ("1180",), "PI 1180: no published figure of England's to stand beside."),
        ("better than neighbours", ("1180",), "PI 1180: no published figures of statistical neighbours to stand beside."),
    ],
)
def test_what_nothing_known_bears_out_is_unsupported(says: str, indicators: tuple[str, ...], reason: str) -> None:
    assert judged(says, *indicators) == ("unsupported", reason)


@pytest.mark.parametrize("standing", [RatingStatus.UNDER_QUERY, RatingStatus.NOT_RECEIVED, RatingStatus.NO_DATA])
def test_an_indicator_without_a_figure_bears_nothing_out(standing: RatingStatus) -> None:
    card = replace(CARD, scores=(Score(indicator="1180", standing=standing),))
    assert judged("on target", "1180", card=card) == ("unsupported", f"PI 1180: no figure ({standing.value}).")


def test_a_figure_held_back_from_the_public_bears_nothing_out() -> None:
    assert judged("off target", "1180", card=public_card(CARD, TOWN, Background())) == (
        "unsupported",
        "PI 1180: held back.",
    )


def test_indicators_that_lack_the_same_are_named_together() -> None:
    assert judged("top quartile", "1178", "1180", "1176")[1] == (
        "PI 1178, PI 1180 and PI 1176: no place among other authorities' published figures."
    )


def test_a_contradiction_outweighs_what_is_not_known() -> None:
    assert judged("on target", "1180", "9999")[0] == "contradicted"


@pytest.mark.parametrize(
    ("says", "travel", "outcome", "words"),
    [
        ("better than last year", "better", "supported", "better than the same quarter last year"),
        ("better than last year", "same", "contradicted", "the same as the same quarter last year"),
        ("better than last year", "worse", "contradicted", "worse than the same quarter last year"),
        ("same as last year", "same", "supported", "the same as the same quarter last year"),
        ("same as last year", "higher", "contradicted", "higher than the same quarter last year"),
    ],
)
def test_travel_bears_out_or_contradicts(says: str, travel: str, outcome: str, words: str) -> None:
    assert judged(says, "1176", card=with_score("1176", travel_year=Travel(direction=Direction(travel)))) == (
        outcome,
        f"PI 1176 (62.9%) is {words}.",
    )


def test_where_neither_way_is_good_higher_is_not_better() -> None:
    assert (
        judged("better than last quarter", "1176", card=with_score("1176", travel_previous=Travel(direction=Direction.HIGHER)))[0]
        == "unsupported"
    )


@pytest.mark.parametrize(
    ("says", "quartile", "outcome"),
    [
        ("top or second quartile", Quartile.TOP, "supported"),
        ("top or second quartile", Quartile.SECOND, "supported"),
        ("top or second quartile", Quartile.THIRD, "contradicted"),
        ("top quartile", Quartile.SECOND, "contradicted"),
        ("top quartile", None, "unsupported"),
    ],
)
def test_a_quartile_is_last_years_national_distribution(says: str, quartile: Quartile | None, outcome: str) -> None:
    found, reason = judged(says, "1176", card=with_score("1176", benchmark=beside(quartile=quartile)))
    assert (found, "2010-11" in reason or outcome == "unsupported") == (outcome, True)


@pytest.mark.parametrize(("england", "outcome"), [("64", "supported"), ("659/10", "supported"), ("66", "contradicted")])
def test_in_line_with_england_is_within_three_percentage_points(england: str, outcome: str) -> None:
    assert judged("in line with England", "1176", card=with_score("1176", benchmark=beside(england=england)))[0] == outcome


def test_the_reason_names_what_a_value_is_compared_with() -> None:
    assert judged("in line with England", "1176", card=with_score("1176", benchmark=beside(england="70")))[1] == (
        "PI 1176 (62.9%) is more than 3 percentage points from England's 70.0% of 2010-11."
    )


@pytest.mark.parametrize(("neighbours", "outcome"), [("60", "supported"), ("629/10", "contradicted"), ("70", "contradicted")])
def test_better_than_neighbours_is_better_than_their_average(neighbours: str, outcome: str) -> None:
    assert (
        judged("better than neighbours", "1176", card=with_score("1176", benchmark=beside(neighbours=neighbours)))[0] == outcome
    )


def test_a_comparison_with_neighbours_that_rounding_hides_says_so() -> None:
    reason = judged("better than neighbours", "1176", card=with_score("1176", benchmark=beside(neighbours="6294/100")))[1]
    assert reason == "PI 1176 (62.9%) is worse than the neighbours' mean of 62.9% in 2010-11 before rounding."


def test_findings_tell_contradicted_from_unsupported() -> None:
    narrative = Narrative(claims=(claim("on target", "1180"), claim("top quartile", "1180"), claim("off target", "1180")))
    found = list(doubtful_claims(subject(narrative=narrative), RULES))
    assert [(f.code, f.file) for f in found] == [("R07", "cover.xlsx"), ("R08", "cover.xlsx")]
    assert messages(found)[0] == (
        "A claim that indicators are “on target” is contradicted: PI 1180 (50%) is “Worse than target” against a target of 65%."
    )
