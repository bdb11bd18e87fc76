"""Nothing in a public score depends on an earlier quarter that is held back: whatever stood there, the public reads the same."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.judgement import Judgement, Judgements
from quarterly.configuration.rules import RatingRule
from quarterly.disclosure.scorecard import is_disclosive, redact_scorecard
from quarterly.disclosure.small_counts import SUPPRESSION_MARK
from quarterly.scoring.background import Background
from quarterly.scoring.score import RatingStatus, Score, Scorecard
from quarterly.scoring.score_quarter import score, score_point
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import DUDLEY, POLICY, indicator

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
    """Return Dudley with one rule for all that asks this."""
    if not when:
        return DUDLEY
    rule = RatingRule.model_validate(
        {"title": "By course", "source": "published", "bands": [{"status": "star", "when": when}, {"status": "triangle"}]}
    )
    return DUDLEY.model_copy(update={"profile": DUDLEY.profile.model_copy(update={"rules": {"four-bands": rule}})})


def point(of: Indicator, cases: int) -> Point:
    """Return so many cases: of 6 where they are few, so that their share lies among those of the others."""
    if of.unit is Unit.COUNT:
        return Point(Fraction(cases))
    whole = 6 if cases < 6 else 120
    return Point(Fraction(cases * 100, whole), Fraction(cases), Fraction(whole))


def scored(of: Indicator, cases: list[int], now: int, council: Council) -> Score:
    history = {quarter: point(of, n) for quarter, n in zip(YEARS, cases, strict=True)}
    return score_point(council, of, NOW, point(of, now), Background({of.id: history}))


def as_published(found: Score, council: Council = DUDLEY) -> Score:
    return redact_scorecard(Scorecard(council.key, str(NOW), (found,), (), (), (), ()), POLICY).scores[0]


@pytest.mark.parametrize("when", CONDITIONS.values(), ids=CONDITIONS)
@pytest.mark.parametrize("of", INDICATORS.values(), ids=INDICATORS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_what_is_held_back_makes_no_difference(of: Indicator, when: dict[str, Any], data: st.DataObject) -> None:
    where = data.draw(st.sets(st.integers(0, len(YEARS) - 1), min_size=1, max_size=3))
    rest = [data.draw(st.integers(20, 90)) for _ in YEARS]
    one, other = ([data.draw(st.integers(1, 5)) if at in where else n for at, n in enumerate(rest)] for _ in range(2))
    now, council = data.draw(st.integers(20, 90)), by(when)
    first, second = scored(of, one, now, council), scored(of, other, now, council)
    hidden = [[each.held_back for each in found.course.earlier] if found.course else [] for found in (first, second)]
    assume(hidden[0] == hidden[1] and is_disclosive(first, POLICY) == is_disclosive(second, POLICY))
    assert as_published(first, council) == as_published(second, council)


# Which parts that takes


def test_the_direction_from_a_quarter_that_is_held_back_is_not_told() -> None:
    found = scored(INDICATORS["a share"], [60] * 8 + [2], 70, DUDLEY)
    assert (found.travel_previous, as_published(found).travel_previous) == ("better", SUPPRESSION_MARK)


def test_the_direction_from_last_years_quarter_that_is_held_back_is_not_told() -> None:
    found = scored(INDICATORS["a share"], [60] * 5 + [2] + [60] * 3, 70, DUDLEY)
    assert (found.travel_year, as_published(found).travel_year) == ("better", SUPPRESSION_MARK)


def test_a_direction_there_never_was_is_not_said_to_be_held_back() -> None:
    found = scored(INDICATORS["a share of the year to date"], [60] * 8 + [5], 70, DUDLEY)
    assert as_published(found).travel_previous == found.travel_previous
    assert "different basis" in found.travel_previous


def test_a_seasonal_target_is_held_back_where_there_is_no_figure_yet() -> None:
    of = INDICATORS["a count with a seasonal target"]
    history = {quarter: point(of, n) for quarter, n in zip(YEARS, [20, 40, 60, 80, 3, 40, 60, 80, 20], strict=True)}
    found = score(DUDLEY, of, None, NOW, Background({of.id: history}))
    assert (found.standing, found.target != "", as_published(found).target) == (RatingStatus.NOT_RECEIVED, True, SUPPRESSION_MARK)


def test_a_seasonal_target_is_held_back_beside_a_value_that_is() -> None:
    found = scored(INDICATORS["a count with a seasonal target"], [20, 40, 60, 80, 3, 40, 60, 80, 20], 22, DUDLEY)
    assert (as_published(found).value, as_published(found).target) == (SUPPRESSION_MARK, SUPPRESSION_MARK)


def test_the_rating_against_a_target_that_is_held_back_is_held_back() -> None:
    found = scored(INDICATORS["a count with a seasonal target"], [20, 40, 60, 80, 3, 40, 60, 80, 20], 60, DUDLEY)
    shown = as_published(found)
    assert (shown.value, shown.target, shown.final, shown.distance) == ("60", SUPPRESSION_MARK, "", SUPPRESSION_MARK)


def test_a_comment_does_not_tell_that_a_rating_that_is_held_back_is_off_target() -> None:
    found = replace(scored(INDICATORS["a share"], [60] * 8 + [2], 30, by(CONDITIONS["its change"])), comment="Fewer came.")
    assert (found.final, as_published(found).final, as_published(found).comment) == ("triangle", "", "")


def test_a_comment_on_a_rating_that_somebody_decided_stays() -> None:
    when = {"on": date(2012, 10, 1), "since": "2012-13 Q2", "until": "2012-13 Q4"}
    judged = Judgement.model_validate(
        {"indicator": "1180", "status": "triangle", "by": "Director", "reason": "As agreed.", **when}
    )
    council = by(CONDITIONS["its change"]).model_copy(update={"judgements": Judgements(judgements=(judged,))})
    found = replace(scored(INDICATORS["a share"], [60] * 8 + [2], 30, council), comment="Fewer came.")
    assert (as_published(found).final, as_published(found).comment) == ("triangle", "Fewer came.")


def test_what_was_added_beside_a_count_may_be_small_too() -> None:
    """10 of 20 in time, then 18 of 30: 2 were not."""
    of = INDICATORS["a share of the year to date"]
    before = Point(Fraction(50), Fraction(10), Fraction(20))
    found = score_point(
        DUDLEY, of, NOW, Point(Fraction(60), Fraction(18), Fraction(30)), Background({of.id: {NOW.previous: before}})
    )
    assert as_published(found).value == SUPPRESSION_MARK


def test_a_judgements_reason_is_held_back_like_any_text() -> None:
    reason = "An audit found that 3 care leavers live in tents. Work goes on."
    when = {"on": date(2012, 10, 1), "since": "2012-13 Q2", "until": "2012-13 Q4"}
    judged = Judgement.model_validate({"indicator": "1180", "status": "triangle", "by": "Director", "reason": reason, **when})
    council = DUDLEY.model_copy(update={"judgements": Judgements(judgements=(judged,))})
    found = scored(INDICATORS["a share"], [60] * 9, 70, council)
    shown = as_published(found, council)
    assert "tents" in found.explanation
    assert ("tents" in shown.explanation, "Work goes on" in shown.explanation) == (False, True)
    assert shown.judgement == judged.model_copy(update={"reason": f"{SUPPRESSION_MARK} Work goes on."})


def test_a_caveat_of_one_figure_does_not_tell_of_the_secrets_of_others() -> None:
    caveat = "With 1,098 cases chance alone could give anything from 17% to 21%."
    shown = replace(scored(INDICATORS["a share"], [60] * 9, 70, DUDLEY), caveats=(caveat,))
    secret = replace(scored(INDICATORS["a share"], [60] * 9, 3, DUDLEY), indicator="1176", value="17%")
    card = redact_scorecard(Scorecard("dudley", str(NOW), (shown, secret), (), (), (), ()), POLICY)
    assert card.scores[0].caveats == (caveat,)
