"""Which question does an indicator's own past raise about its new figure?"""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.collecting.past.figures import Past, PastFigure
from quarterly.collecting.past.questions import Doubt, PastTerms, as_before, mostly_sent_again, questions
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter

NOW = Quarter(2012, 2)
WHOLE = st.integers(0, 200)

Typed = float | str | tuple[int, int]


def figure(quarter: Quarter, typed: Typed, scale: int = 100) -> PastFigure:
    if isinstance(typed, tuple):
        numerator, denominator = map(Fraction, typed)
        return PastFigure(quarter=quarter, value=numerator / denominator * scale, numerator=numerator, denominator=denominator)
    return PastFigure(quarter=quarter, value=Fraction(str(typed)))


def past(*typed: Typed, scale: int = 100) -> Past:
    """Return the figures of the quarters just before this one."""
    found: list[PastFigure] = []
    for each in reversed(typed):
        found.insert(0, figure(found[0].quarter.previous if found else NOW.previous, each, scale))
    return tuple(found)


def asked(before: Past, now: Typed, unit: Unit, basis: Basis, *, revised: bool = False) -> Doubt | None:
    terms = PastTerms(unit=unit, basis=basis, decimals=0 if unit is Unit.COUNT else 1)
    found = questions(before, figure(NOW, now, unit.scale), terms, revised=revised)
    return found[0].doubt if found else None


ASSESSED = past((548, 142_300), (580, 142_600), scale=10_000)
AGENCY, VISITS = past(14, 15, 16, 18), past(81.2, 78.9, 80.4, 79.8)


@pytest.mark.parametrize(
    ("before", "now", "unit", "basis", "doubt"),
    [
        (past(20.9, 20.6, 20.1), 2.03, Unit.PERCENT, Basis.ROLLING_YEAR, Doubt.MISPLACED_POINT),
        (ASSESSED, (5080, 142_600), Unit.PER_10000, Basis.IN_QUARTER, Doubt.MISPLACED_POINT),
        (AGENCY, 62, Unit.PERCENT, Basis.SNAPSHOT, Doubt.OUTSIDE),
        (AGENCY, 19, Unit.PERCENT, Basis.SNAPSHOT, None),
        (VISITS, 8.0, Unit.PERCENT, Basis.SNAPSHOT, Doubt.MISPLACED_POINT),
        (past(41, 44, 42), 86, Unit.PER_10000, Basis.SNAPSHOT, Doubt.OUTSIDE),
        (past(26, 12), 9, Unit.COUNT, Basis.YEAR_TO_DATE, Doubt.VALUE_FALLS),
        (past((300, 310)), (180, 185), Unit.PERCENT, Basis.YEAR_TO_DATE, Doubt.NUMERATOR_FALLS),
        (past((18, 20)), (18, 19), Unit.PERCENT, Basis.YEAR_TO_DATE, Doubt.DENOMINATOR_FALLS),
        (past((40, 158), (41, 161), (41, 163)), (10, 40), Unit.PERCENT, Basis.SNAPSHOT, Doubt.DENOMINATOR_JUMPS),
        (past((40, 158), (41, 161), (41, 163)), (42, 170), Unit.PERCENT, Basis.SNAPSHOT, None),
        (past((2, 3), (2, 4), (1, 3)), (3, 3), Unit.PERCENT, Basis.IN_QUARTER, None),  # three children are no series
        (past(3, 5, 2), 8, Unit.COUNT, Basis.IN_QUARTER, None),
        (past(20), 40, Unit.DAYS, Basis.SNAPSHOT, None),  # from one figure no movement is known
        (past(20), 200, Unit.DAYS, Basis.SNAPSHOT, Doubt.MISPLACED_POINT),
        ((), 200, Unit.DAYS, Basis.SNAPSHOT, None),
    ],
)  # fmt: skip
def test_what_is_asked(before: Past, now: Typed, unit: Unit, basis: Basis, doubt: Doubt | None) -> None:
    assert asked(before, now, unit, basis) == doubt


@pytest.mark.parametrize(
    ("basis", "quarter", "doubt"),
    [
        (Basis.CALENDAR_YEAR, 4, None),  # January: the year has begun again
        (Basis.CALENDAR_YEAR, 1, Doubt.VALUE_FALLS),
        (Basis.ACADEMIC_YEAR, 2, None),  # September
        (Basis.ACADEMIC_YEAR, 4, Doubt.VALUE_FALLS),
        (Basis.YEAR_TO_DATE, 1, None),
    ],
)
def test_a_total_may_fall_only_where_its_year_begins(basis: Basis, quarter: int, doubt: Doubt | None) -> None:
    now = Quarter(2012, quarter)
    terms = PastTerms(unit=Unit.COUNT, basis=basis, decimals=0)
    found = questions((figure(now.previous, 12),), figure(now, 9), terms)
    assert [each.doubt for each in found] == ([doubt] if doubt else [])


COHORTS = past((40, 158), (41, 161), (41, 163))


@pytest.mark.parametrize(
    ("before", "now", "basis", "doubts"),
    [
        # Half the cohort, and a share beyond what chance explains: two faults.
        (COHORTS, (38, 80), Basis.SNAPSHOT, [Doubt.OUTSIDE, Doubt.DENOMINATOR_JUMPS]),
        (past((300, 310)), (180, 185), Basis.YEAR_TO_DATE, [Doubt.NUMERATOR_FALLS, Doubt.DENOMINATOR_FALLS]),
        # A cohort that falls is another than it usually is: one fault.
        (past((90, 100), (180, 200)), (89, 99), Basis.YEAR_TO_DATE, [Doubt.NUMERATOR_FALLS, Doubt.DENOMINATOR_FALLS]),
    ],
)
def test_a_value_and_each_of_its_counts_are_doubted_by_themselves(
    before: Past, now: Typed, basis: Basis, doubts: list[Doubt]
) -> None:
    terms = PastTerms(unit=Unit.PERCENT, basis=basis, decimals=1)
    assert [each.doubt for each in questions(before, figure(NOW, now), terms)] == doubts


def test_a_count_that_falls_is_doubted_once() -> None:
    terms = PastTerms(unit=Unit.PER_10000, basis=Basis.YEAR_TO_DATE, decimals=1)
    fallen = questions(past((60, 36_000), scale=10_000), figure(NOW, (44, 36_000), 10_000), terms)
    assert [each.doubt for each in fallen] == [Doubt.VALUE_FALLS]


def test_a_population_may_fall() -> None:
    assert asked(past((30, 36_200), scale=10_000), (44, 36_000), Unit.PER_10000, Basis.YEAR_TO_DATE) is None


def test_a_revised_total_may_fall() -> None:
    assert asked(past(12), 9, Unit.COUNT, Basis.YEAR_TO_DATE, revised=True) is None


def test_a_total_counted_from_april_is_held_against_what_quarters_added() -> None:
    before = past(5900, 1540, 2980, 4500, 6010, 1598)
    terms = PastTerms(unit=Unit.COUNT, basis=Basis.YEAR_TO_DATE, decimals=0)
    (found,) = questions(before, figure(NOW, 5200), terms)
    # What the first one added is not known: it is the last of its year.
    assert [found.against.now.value, [each.value for each in found.against.earlier]] == [3602, [1540, 1440, 1520, 1510, 1598]]


def test_an_annual_figure_is_held_against_other_years() -> None:
    repeated = past(14.1, 14.1, 13.8, 13.8, 13.8, 13.8)
    assert asked(repeated, 13.4, Unit.SCORE, Basis.ANNUAL) is None


@pytest.mark.parametrize(
    ("before", "now", "same"),
    [
        (past(50), 50, True),
        (past(50), 51, False),
        (past((30, 60)), (30, 60), True),
        (past((30, 60)), (31, 62), False),  # the same percentage of another cohort
        (past(0), 0, None),  # nought twice is no sign of anything
        ((), 50, None),
    ],
)
def test_what_is_the_figure_of_the_quarter_before(before: Past, now: Typed, same: bool | None) -> None:
    assert as_before(figure(NOW, now), before) == same


def test_a_figure_as_it_was_first_published_is_that_of_the_quarter_before() -> None:
    restated = PastFigure(quarter=NOW.previous, value=Fraction(52), as_published=Fraction(50))
    assert as_before(figure(NOW, 50), (restated,)) is True


@pytest.mark.parametrize(
    ("unchanged", "mostly"),
    [
        ([True], False),
        ([True] * 2, False),
        ([True] * 3, True),
        ([True] * 3 + [False] * 3, False),
        ([True] * 4 + [False] * 3, True),
    ],
)
def test_one_figure_unchanged_is_nothing_and_most_of_a_table_is_a_question(unchanged: list[bool], mostly: bool) -> None:
    assert mostly_sent_again(unchanged) is mostly


@given(st.lists(WHOLE, min_size=1, max_size=12))
def test_the_last_figure_again_is_never_asked_about_in_itself(values: list[int]) -> None:
    assert asked(past(*values), values[-1], Unit.COUNT, Basis.SNAPSHOT) is None
