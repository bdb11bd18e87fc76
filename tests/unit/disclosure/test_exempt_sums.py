"""Can an exempt figure be worked out from public ones? A total less its public parts is the part that is exempt."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from quarterly.configuration.exemption import Exemption
from quarterly.disclosure.screened_score import ScreenedScore
from quarterly.disclosure.why_suppressed import WhySuppressed
from quarterly.scoring.series.points import Point
from tests.unit.disclosure.test_secondary import (
    NOW,
    PLANS,
    Rows,
    count,
    counting,
    of,
    parts_of_plans,
    screened,
    share,
    suppressed,
)

WHY = Exemption(paragraph=3, public_interest="Prices are being negotiated with homes.", decided_by="Monitoring Officer")
UNSENT = Point(value=None)  # of an exempt figure no more is known where it is decided what the public sees


def plans_with_the_last_exempt(*numbers: int) -> Rows:
    *rest, last = [*PLANS.values()][: len(numbers) + 1]
    public = [(each, count(number)) for each, number in zip(rest, numbers, strict=True)]
    return [*public, (last.model_copy(update={"exempt": WHY}), UNSENT)]


def test_one_more_part_goes_where_an_exempt_one_would_be_what_the_others_leave() -> None:
    found = screened(plans_with_the_last_exempt(489, 185, 170, 80), **parts_of_plans(4))
    assert suppressed(found) == {"c": WhySuppressed.EXEMPT}


def test_a_small_part_that_is_suppressed_hides_an_exempt_one_too() -> None:
    found = screened(plans_with_the_last_exempt(489, 185, 170, 4), **parts_of_plans(4))
    assert suppressed(found) == {"c": WhySuppressed.SMALL_COUNT}


def test_an_exempt_percentage_that_another_leaves_of_a_hundred_is_not_left() -> None:
    cases = counting("children")
    kin = share("kin").model_copy(update={"exempt": WHY})
    rows = [(cases, count(440)), (share("home"), of(220, 440)), (kin, UNSENT)]
    ids = ["home", "kin"]
    found = screened(rows, parts_of=[{"total": "children", "parts": ids}], denominator_is=dict.fromkeys(ids, "children"))
    assert suppressed(found) == {"home": WhySuppressed.EXEMPT}


def test_an_exempt_figure_in_no_sum_changes_nothing() -> None:
    assert suppressed(screened(plans_with_the_last_exempt(489, 185, 170, 80))) == {}


def test_what_was_published_before_it_was_exempt_is_no_reason_to_suppress_anything() -> None:
    before = {id: {NOW.previous: Point(value=Fraction(n), published=True)} for id, n in zip(PLANS, (48, 20, 28), strict=False)}
    found = screened(plans_with_the_last_exempt(489, 185), before, **parts_of_plans(2))
    assert {id for id, each in found.items() if each.suppressed_quarters} == set()


@given(st.integers(60, 90), st.integers(60, 90))
def test_how_many_of_an_exempt_whole_are_not_in_a_public_part_decides_nothing(then: int, other: int) -> None:
    def gone(number: int) -> frozenset[object]:
        earlier = {"plans": {NOW.previous: count(number)}, "a": {NOW.previous: count(59)}}
        whole, part = PLANS["plans"].model_copy(update={"exempt": WHY}), PLANS["a"]
        found = screened([(whole, UNSENT), (part, count(60))], earlier, of_which=[{"whole": "plans", "part": "a"}])
        return frozenset(found["a"].suppressed_quarters)

    assert gone(then) == gone(other)


@given(st.integers(0, 90), st.integers(0, 90))
def test_what_goes_says_nothing_of_what_the_exempt_figure_was(then: int, other: int) -> None:
    def gone(number: int) -> dict[str, tuple[WhySuppressed | None, frozenset[object]]]:
        earlier = {id: {NOW.previous: count(n)} for id, n in zip(PLANS, (260, 90, 80, number), strict=False)}
        return {id: _decided(each) for id, each in screened(rows, earlier, **parts_of_plans(3)).items()}

    rows = plans_with_the_last_exempt(489, 185, 170)
    assert gone(then) == gone(other)


def _decided(each: ScreenedScore) -> tuple[WhySuppressed | None, frozenset[object]]:
    return each.why, frozenset(each.suppressed_quarters - ({NOW.previous} if each.indicator.exempt else set()))
