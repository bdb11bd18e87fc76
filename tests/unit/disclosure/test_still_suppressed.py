"""What stays suppressed in the versions that correct a report: two versions side by side give no small count away."""

from dataclasses import replace
from fractions import Fraction

from quarterly.disclosure.decided import still_suppressed
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.further_figure import FurtherFigure
from quarterly.vocabulary.quarter import Quarter

Q1 = Quarter(2025, 1)
Version = dict[str, Point]


def version(**numbers: int) -> Version:
    """Return published counts, of which negative ones are suppressed."""
    return {id: Point(value=Fraction(abs(number)), published=True, suppressed=number < 0) for id, number in numbers.items()}


FIRST = version(foster=77, home=11, relatives=-9, parents=-1)


def still(*earlier: Version, **now: int) -> list[str]:
    found = still_suppressed(earlier, version(**now), Q1)
    assert all(each == FurtherFigure(each.indicator, "2025-26-q1") for each in found)
    return [each.indicator for each in found]


def test_beside_a_corrected_figure_what_has_not_changed_stays_suppressed() -> None:
    """98 less 77 and 11 leave 10 for two; with the 9 printed of one of them, the other is known to be 1."""
    assert still(FIRST, foster=79, home=9, relatives=9, parents=1) == ["parents", "relatives"]


def test_what_was_corrected_itself_is_screened_anew() -> None:
    assert still(FIRST, foster=79, home=11, relatives=7, parents=1) == ["parents"]


def test_of_the_same_figures_nothing_is_added() -> None:
    assert still(FIRST, foster=77, home=11, relatives=9, parents=1) == []


def test_once_published_the_correction_adds_nothing_to_what_it_suppressed() -> None:
    second = version(foster=79, home=9, relatives=-9, parents=-1)
    assert still(FIRST, second, foster=79, home=9, relatives=9, parents=1) == ["parents", "relatives"]


def test_a_figure_that_was_taken_back_is_a_correction_too() -> None:
    now = {id: point for id, point in FIRST.items() if id != "foster"}
    found = still_suppressed([FIRST], {**now, "home": replace(now["home"])}, Q1)
    assert [each.indicator for each in found] == ["parents", "relatives"]
