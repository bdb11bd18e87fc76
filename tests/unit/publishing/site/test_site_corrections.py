"""Does a page list what a version corrected, with the reason, and nothing that may not be seen?"""

import pytest

from quarterly.publishing.open_data.figure_row import FigureRow
from quarterly.publishing.site.corrections import corrections_of
from tests.made_site import figure
from tests.unit.publishing.site.published import quarter_of


def corrected(*versions: FigureRow, withdrawn: bool = False) -> list[tuple[str, str, str]]:
    found = corrections_of(quarter_of(*([row] for row in versions), withdrawn=withdrawn))
    return [(each["what"], each["was"], each["now"]) for each in found.get("1178", [])]


def test_each_change_from_version_to_version_is_a_correction() -> None:
    found = corrected(
        figure(value="104.9"), figure(value="109.4"), figure(value="109.4", rating_code="triangle", rating="Worse than target")
    )
    assert found == [("Value", "104.9", "109.4"), ("Rating", "Exceeds target", "Worse than target")]


def test_a_correction_has_its_version_its_day_and_its_published_reason() -> None:
    (found,) = corrections_of(quarter_of([figure(value="104.9")], [figure(value="109.4")]))["1178"]
    assert (found["version"], found["published"], found["reason"]) == (2, "2 August 2012", "Reason 2.")


@pytest.mark.parametrize("versions", [("104.9", ""), ("", "104.9")])
def test_that_a_figure_was_or_is_suppressed_is_no_correction_that_readers_see(versions: tuple[str, str]) -> None:
    assert corrected(*(figure(value=each) for each in versions)) == []


def test_a_figure_that_came_late_corrects_nothing() -> None:
    absent = figure(value="", symbol="[x]", rating="", rating_symbol="[x]")
    assert corrected(absent, figure(value="104.9")) == []


def test_a_figure_that_is_taken_back_is_corrected() -> None:
    absent = figure(value="", symbol="[x]", rating="", rating_symbol="[x]")
    assert corrected(figure(value="104.9"), absent) == [("Value", "104.9", "[x]"), ("Rating", "Exceeds target", "[x]")]


def test_of_a_withdrawn_report_no_figure_is_told() -> None:
    assert corrected(figure(value="104.9"), figure(value="109.4"), withdrawn=True) == []


def test_what_was_made_up_carries_the_sign() -> None:
    assert corrected(figure(value="104.9", illustrative="value"), figure(value="109.4")) == [("Value", "104.9 [i]", "109.4")]
