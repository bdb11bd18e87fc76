"""Which shares without counts could be about few children, by the cohorts of earlier quarters?"""

import pytest

from quarterly.collecting.past.figures import Past, PastFigure
from quarterly.collecting.returns.counts_left_out import left_out_of_few
from quarterly.vocabulary.counted import Counted
from quarterly.vocabulary.numbers import Unit, exact
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import POLICY, indicator, row

PLANS = indicator("1180", decimals=1)


def past(*counts: tuple[int, int]) -> Past:
    """Return quarters with these numerators and denominators, the newest last."""
    return tuple(
        PastFigure(quarter=Quarter(2010, 1).later(at), value=exact(100 * over) / of, numerator=exact(over), denominator=exact(of))
        for at, (over, of) in enumerate(counts)
    )


@pytest.mark.parametrize(
    ("value", "counts", "asked"),
    [
        ("1.8", ((20, 160),), True),  # about 3 of 160
        ("98.2", ((20, 160),), True),  # leaves about 3
        ("20", ((3, 160),), True),  # few lately
        ("20", ((157, 160),), True),  # few left over lately
        ("20", ((30, 160),), False),
        ("0", ((30, 160),), False),  # nobody
        ("1.8", (), False),  # nothing is known
        ("1.8", ((12, 605), (10, 560), (9, 610), (3, 150)), True),  # a year to date is smallest in its first quarter
        ("20", ((3, 160), *[(30, 160)] * 4), False),  # long ago
    ],
)
def test_left_out_of_few(value: str, counts: tuple[tuple[int, int], ...], asked: bool) -> None:
    assert left_out_of_few(row("1180", value), PLANS, past(*counts), POLICY) is asked


@pytest.mark.parametrize(
    ("value", "cases", "cohort", "asked"),
    [("20", 3, None, True), ("20", None, 150, True), ("20", 30, None, False), ("0.6", 30, None, True)],
)
def test_an_earlier_figure_with_one_count_has_the_other_too(
    value: str, cases: int | None, cohort: int | None, asked: bool
) -> None:
    numerator, denominator = (None if each is None else exact(each) for each in (cases, cohort))
    earlier = PastFigure(
        quarter=Quarter(2010, 1), value=exact(20 if cases == 30 else 2), numerator=numerator, denominator=denominator
    )
    assert left_out_of_few(row("1180", value), PLANS, (earlier,), POLICY) is asked


def test_a_share_with_a_count_is_left_to_the_rules_on_counts() -> None:
    assert not left_out_of_few(row("1180", "1.8", numerator=3), PLANS, past((3, 160)), POLICY)


def test_a_count_and_what_is_not_protected_are_not_asked_about() -> None:
    number = PLANS.model_copy(update={"unit": Unit.COUNT})
    assert not left_out_of_few(row("1180", "3"), number, past((3, 160)), POLICY)
    posts = PLANS.model_copy(update={"counts": next(each for each in Counted if each not in POLICY.protect)})
    assert not left_out_of_few(row("1180", "1.8"), posts, past((3, 160)), POLICY)
