"""Nothing in a public score depends on an earlier quarter that is held back: whatever stood there, the public reads the same."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.judgement import Judgement, Judgements
from quarterly.configuration.rules import RatingRule
from quarterly.configuration.targets.target import Target
from quarterly.disclosure.suppression import screen
from quarterly.reporting.wording.comparisons import direction
from quarterly.reporting.wording.score_records import record
from quarterly.scoring.background import Background
from quarterly.scoring.score import RatingStatus, Score
from quarterly.scoring.score_quarter import ReceivedRow, SentFigure, score, score_point
from quarterly.scoring.series.points import Point
from quarterly.scoring.series.travel import Travel
from quarterly.scoring.why_unknown import NoComparison
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.suppressed import SUPPRESSED, SUPPRESSION_MARK
from tests.properties import costly
from tests.unit.made import TOWN, as_public, holding, indicator, public_card, scorecard, words_of

NOW = Quarter(2012, 2)
YEARS = [Quarter(year, number) for year in (2010, 2011) for number in (1, 2, 3, 4)] + [Quarter(2012, 1)]
SEASONAL = {"2012-13": {"annual": 100, "profile": "seasonal"}}

INDICATORS = {
    "a share": indicator("1180"),
    "a share of the year to date": indicator("1180", basis=Basis.YEAR_TO_DATE),
    "rated on the year to date": indicator("1180", status_basis=Basis.YEAR_TO_DATE),
    "rated on four quarters": indicator("1180", status_basis=Basis.ROLLING_YEAR),
    "a count": indicator("1180", unit=Unit.COUNT),
    "a count with a seasonal target": indicator("1180", unit=Unit.COUNT, basis=Basis.YEAR_TO_DATE, targets=SEASONAL),
}
CONDITIONS: dict[str, dict[str, Any]] = {
    "its distance from target": {},
    "its change": {"change_previous": {"above": 0}},
    "its change over a year": {"change_year": {"above": 0}},
    "its forecast": {"forecast_variance": {"above": "-50%"}},
    "its control chart": {"variation": ["concerning special cause", "improving special cause"]},
}


def by(when: dict[str, Any]) -> Council:
    """Return the town with one rule for all that asks this."""
    if not when:
        return TOWN
    rule = RatingRule.model_validate(
        {"title": "By course", "source": "published", "bands": [{"status": "star", "when": when}, {"status": "triangle"}]}
    )
    return TOWN.model_copy(update={"profile": TOWN.profile.model_copy(update={"rules": {"four-bands": rule}})})


def point(of: Indicator, cases: int) -> Point:
    """Return so many cases: of 6 where they are few, so that their share lies among those of the others."""
    if of.unit is Unit.COUNT:
        return Point(value=Fraction(cases))
    whole = 6 if cases < 6 else 120
    return Point(value=Fraction(cases * 100, whole), numerator=Fraction(cases), denominator=Fraction(whole))


def after(of: Indicator, cases: list[int]) -> Background:
    return Background({of.id: {quarter: point(of, n) for quarter, n in zip(YEARS, cases, strict=True)}})


def scored(of: Indicator, cases: list[int], now: int, council: Council = TOWN) -> Score:
    return score_point(council, of, NOW, SentFigure(point(of, now)), after(of, cases))


def published(of: Indicator, cases: list[int], now: int, council: Council = TOWN, comment: str = "") -> Score:
    """Return what the public sees of such a quarter."""
    return as_public(replace(scored(of, cases, now, council), comment=comment), of, NOW, after(of, cases), council)


def hidden_in(of: Indicator, cases: list[int], now: int, council: Council) -> tuple[frozenset[Quarter], bool]:
    """Return the earlier quarters that are suppressed, and whether the value is."""
    card = scorecard(scored(of, cases, now, council), quarter=NOW)
    (found,) = screen(card, holding(council, of), after(of, cases))
    return found.suppressed_quarters, found.is_suppressed


def printed(seen: Score, of: Indicator, council: Council) -> dict[str, Any]:
    """Return everything that is printed of a public score."""
    return record(words_of(seen, of, NOW, council))


@pytest.mark.parametrize("when", CONDITIONS.values(), ids=CONDITIONS)
@pytest.mark.parametrize("of", INDICATORS.values(), ids=INDICATORS)
@costly(10)
@given(data=st.data())
def test_what_is_held_back_makes_no_difference(of: Indicator, when: dict[str, Any], data: st.DataObject) -> None:
    where = data.draw(st.sets(st.integers(0, len(YEARS) - 1), min_size=1, max_size=3))
    rest = [data.draw(st.integers(20, 90)) for _ in YEARS]
    one, other = ([data.draw(st.integers(1, 5)) if at in where else n for at, n in enumerate(rest)] for _ in range(2))
    now, council = data.draw(st.integers(20, 90)), by(when)
    assume(hidden_in(of, one, now, council) == hidden_in(of, other, now, council))
    first, second = (published(of, cases, now, council) for cases in (one, other))
    assert first == second
    assert printed(first, of, council) == printed(second, of, council)


@pytest.mark.parametrize("when", CONDITIONS.values(), ids=CONDITIONS)
@pytest.mark.parametrize("of", INDICATORS.values(), ids=INDICATORS)
@costly(10)
@given(data=st.data())
def test_whatever_small_count_the_newest_value_is_the_public_reads_the_same(
    of: Indicator, when: dict[str, Any], data: st.DataObject
) -> None:
    cases, council = [data.draw(st.integers(20, 90)) for _ in YEARS], by(when)
    one, other = (data.draw(st.integers(1, 5)) for _ in range(2))
    assume(hidden_in(of, cases, one, council) == hidden_in(of, cases, other, council))
    assume(hidden_in(of, cases, one, council)[1])
    first, second = (published(of, cases, now, council) for now in (one, other))
    assert first == second
    assert printed(first, of, council) == printed(second, of, council)


# Which parts that takes


SHARE = INDICATORS["a share"]


def test_the_direction_from_a_quarter_that_is_held_back_is_not_told() -> None:
    cases = [60] * 8 + [2]
    assert direction(scored(SHARE, cases, 70).travel_previous) == "better"
    assert published(SHARE, cases, 70).travel_previous is SUPPRESSED


def test_the_direction_from_last_years_quarter_that_is_held_back_is_not_told() -> None:
    cases = [60] * 5 + [2] + [60] * 3
    assert direction(scored(SHARE, cases, 70).travel_year) == "better"
    assert published(SHARE, cases, 70).travel_year is SUPPRESSED


def test_a_direction_there_never_was_is_not_said_to_be_held_back() -> None:
    of = INDICATORS["a share of the year to date"]
    full, seen = scored(of, [60] * 8 + [5], 70), published(of, [60] * 8 + [5], 70)
    assert seen.travel_previous == full.travel_previous
    assert isinstance(seen.travel_previous, Travel)
    assert seen.travel_previous.because is NoComparison.OTHER_BASIS


@pytest.mark.parametrize("earlier", [[3] * 9, [3] * 8 + [60]], ids=["all suppressed", "one printed"])
def test_the_reason_for_no_comparison_does_not_follow_from_what_is_suppressed(earlier: list[int]) -> None:
    seen = published(INDICATORS["a share of the year to date"], earlier, 70)
    assert isinstance(seen.travel_previous, Travel)
    assert seen.travel_previous.because is NoComparison.OTHER_BASIS


@pytest.mark.parametrize("earlier", [[3] * 9, [3] * 8 + [60]], ids=["all suppressed", "one printed"])
def test_a_rating_by_a_comparison_that_is_never_made_has_its_true_reason(earlier: list[int]) -> None:
    council = by({"travel_previous": ["better", "none"]})
    seen = published(INDICATORS["a share of the year to date"], earlier, 70, council)
    assert seen.final == "star"
    assert seen.trail
    assert seen.trail.unknown["travel_previous"] is NoComparison.OTHER_BASIS


SEASON = INDICATORS["a count with a seasonal target"]
FEW_LAST_YEAR = [20, 40, 60, 80, 3, 40, 60, 80, 20]


def test_a_seasonal_target_is_held_back_where_there_is_no_figure_yet() -> None:
    known = after(SEASON, FEW_LAST_YEAR)
    found = score(TOWN, SEASON, NOW, ReceivedRow(None), known)
    assert isinstance(found.target, Target)
    assert (found.standing, found.target.low is None) == (RatingStatus.NOT_RECEIVED, False)
    assert as_public(found, SEASON, NOW, known).target is SUPPRESSED


def test_a_seasonal_target_is_held_back_beside_a_value_that_is() -> None:
    seen = published(SEASON, FEW_LAST_YEAR, 22)
    assert (seen.value, seen.target) == (SUPPRESSED, SUPPRESSED)


def test_the_rating_against_a_target_that_is_held_back_is_held_back() -> None:
    shown = published(SEASON, FEW_LAST_YEAR, 60)
    assert (shown.value, shown.target, shown.final, shown.variance) == (60, SUPPRESSED, "", SUPPRESSED)


def test_a_comment_does_not_tell_that_a_rating_that_is_held_back_is_off_target() -> None:
    council, cases = by(CONDITIONS["its change"]), [60] * 8 + [2]
    seen = published(SHARE, cases, 30, council, "Fewer came.")
    assert (scored(SHARE, cases, 30, council).final, seen.final, seen.comment) == ("triangle", "", "")


def test_a_comment_on_a_rating_that_somebody_decided_stays() -> None:
    when = {"on": date(2012, 10, 1), "since": "2012-13 Q2", "until": "2012-13 Q4"}
    judged = Judgement.model_validate(
        {"indicator": "1180", "status": "triangle", "by": "Director", "reason": "As agreed.", **when}
    )
    council = by(CONDITIONS["its change"]).model_copy(update={"judgements": Judgements(judgements=(judged,))})
    seen = published(SHARE, [60] * 8 + [2], 30, council, "Fewer came.")
    assert (seen.final, seen.comment) == ("triangle", "Fewer came.")


def test_what_was_added_beside_a_count_may_be_small_too() -> None:
    """10 of 20 in time, then 18 of 30: 2 were not."""
    of = INDICATORS["a share of the year to date"]
    known = Background({of.id: {NOW.previous: Point(value=Fraction(50), numerator=Fraction(10), denominator=Fraction(20))}})
    found = score_point(
        TOWN, of, NOW, SentFigure(Point(value=Fraction(60), numerator=Fraction(18), denominator=Fraction(30))), known
    )
    assert as_public(found, of, NOW, known).value is SUPPRESSED


def test_a_judgements_reason_is_held_back_like_any_text() -> None:
    reason = "An audit found that 3 care leavers live in tents. Work goes on."
    when = {"on": date(2012, 10, 1), "since": "2012-13 Q2", "until": "2012-13 Q4"}
    judged = Judgement.model_validate({"indicator": "1180", "status": "triangle", "by": "Director", "reason": reason, **when})
    council = TOWN.model_copy(update={"judgements": Judgements(judgements=(judged,))})
    found, shown = scored(SHARE, [60] * 9, 70, council), published(SHARE, [60] * 9, 70, council)
    assert "tents" in words_of(found, SHARE, NOW, council).explanation
    told = words_of(shown, SHARE, NOW, council).explanation
    assert ("tents" in told, "Work goes on" in told) == (False, True)
    assert shown.judgement == judged.model_copy(update={"reason": f"{SUPPRESSION_MARK} Work goes on."})


def test_a_caveat_of_one_figure_does_not_tell_of_the_secrets_of_others() -> None:
    others = indicator("1176", unit=Unit.PERCENT, decimals=0)
    of = indicator("1180", decimals=0)
    shown = score_point(
        TOWN,
        of,
        NOW,
        SentFigure(Point(value=Fraction(60), numerator=Fraction(54), denominator=Fraction(90))),
        Background(),
    )
    secret = score_point(
        TOWN, others, NOW, SentFigure(Point(value=Fraction(62), numerator=None, denominator=Fraction(5))), Background()
    )
    card = public_card(scorecard(shown, secret, quarter=NOW), holding(TOWN, of, others), Background())
    assert card.scores[1].value is SUPPRESSED
    assert words_of(card.scores[0], of, NOW).caveats == [
        "With 54 of 90, chance alone could give anything from 49.7% to 69.5%: it may differ from its target by chance."
    ]


@pytest.mark.parametrize(("numerator", "told"), [(8, "With 8 of 14, "), (11, "With 14 cases, ")])
def test_beside_what_chance_could_do_no_count_is_told_that_leaves_a_small_one(numerator: int, told: str) -> None:
    staff = indicator("1180", counts="staff")  # whose figures are shown, small or not
    share = Point(value=Fraction(100 * numerator, 14), numerator=Fraction(numerator), denominator=Fraction(14))
    seen = as_public(score_point(TOWN, staff, NOW, SentFigure(share), Background()), staff, NOW)
    assert words_of(seen, staff, NOW).caveats[-1].startswith(told)


def test_how_far_one_case_moves_a_figure_is_not_told() -> None:
    """8.3 points say that there are 12 cases."""
    found = score_point(
        TOWN, SHARE, NOW, SentFigure(Point(value=Fraction(50), numerator=Fraction(6), denominator=Fraction(12))), Background()
    )
    seen = as_public(found, SHARE, NOW)
    assert "8.3 points" in " ".join(words_of(found, SHARE, NOW).caveats)
    assert words_of(seen, SHARE, NOW).caveats[0] == SUPPRESSION_MARK
