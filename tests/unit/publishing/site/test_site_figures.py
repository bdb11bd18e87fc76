"""Does a page say of a figure what was published of it, and draw nothing that may not be seen?"""

from dataclasses import replace
from decimal import Decimal

import pytest

from quarterly.publishing.open_data.figure_row import FigureRow
from quarterly.publishing.site.figures import SiteFigure
from quarterly.publishing.site.quarters import site_quarter
from tests.made_site import TOWN, figure
from tests.unit.publishing.site.published import quarter_of

SCALE = TOWN.profile.scales.indicators


def said(row: FigureRow, *, withdrawn: bool = False) -> SiteFigure:
    return site_quarter(quarter_of([row], withdrawn=withdrawn), None, SCALE).figures["figures"][row.indicator]


def test_a_value_has_its_decimals_its_unit_and_its_marks() -> None:
    assert said(figure("1180", "50.0", symbol="[p]"))["value"] == "50.0% [p]"
    assert said(figure(value="1072"))["value"] == "1,072"


def test_cases_stand_below_the_value() -> None:
    found = said(figure("1180", "50", numerator=Decimal(30), denominator=Decimal(60)))
    assert found["beside"] == ["30 of 60"]
    assert said(figure("1180", "50", denominator=Decimal(20000)))["beside"] == ["out of 20,000"]


def test_a_suppressed_figure_is_a_symbol_and_is_not_drawn() -> None:
    found = said(figure("1180"))
    assert (found["value"], found["mark"]["word"], found["number"]) == ("[c]", "[c]", None)


def test_a_forecast_is_not_drawn() -> None:
    assert said(figure(value="104.9", symbol="[f]"))["number"] is None


def test_made_up_columns_carry_the_sign() -> None:
    found = said(figure(value="104.9", illustrative="value; rating"))
    assert (found["value"], found["target"], found["mark"]["word"]) == ("104.9 [i]", "98.8", "Exceeds target [i]")
    assert said(figure(value="104.9", illustrative="target; target_in_words"))["target"] == "98.8 [i]"


def test_a_rating_has_the_shape_and_colour_of_the_scale() -> None:
    assert said(figure(value="104.9"))["mark"] == {"word": "Exceeds target", "shape": "star", "colour": "#00653b"}


def test_where_another_value_is_rated_its_target_is_not_drawn_beside_this_one() -> None:
    found = said(figure("1180", "50", rated_basis="year-to-date", rated_value=Decimal("48.2"), illustrative="rated_value"))
    assert found["beside"] == ["rated year-to-date: 48.2% [i]"]
    assert found["ends"] is None


@pytest.mark.parametrize(
    ("value", "target", "distance", "beside"),
    [
        ("69", "69", "-0.3", ["worse than target before rounding"]),
        ("69", "69.2", "0.3", ["better than target before rounding"]),
        ("70", "69.5", "0", ["on target before rounding"]),
        ("68", "69", "-0.9", []),
        ("69", "69", "0", []),
    ],
)
def test_a_rating_that_the_printed_figures_do_not_show_is_said_to_be_by_unrounded_ones(
    value: str, target: str, distance: str, beside: list[str]
) -> None:
    row = figure("1180", value, good_is="high", target=Decimal(target), target_in_words=f"{target}%", distance=Decimal(distance))
    assert said(row)["beside"] == beside


def test_the_target_of_a_count_is_compared_as_it_is_printed() -> None:
    row = figure("1180", "2433", unit="count", good_is="low", target=Decimal("2432.88"), distance=Decimal("-0.005"))
    assert said(row)["beside"] == ["worse than target before rounding"]


def test_a_withdrawn_figure_is_gone_in_every_cell() -> None:
    found = said(figure(value="104.9", denominator=Decimal(60)), withdrawn=True)
    assert (found["value"], found["target"], found["beside"], found["number"], found["ends"]) == ("–", "–", [], None, None)
    assert (found["mark"]["word"], found["published"]) == ("Withdrawn", "Withdrawn on 1 September 2012")


def test_a_version_without_a_table_of_ratings_is_not_said_to_be_withdrawn() -> None:
    published = quarter_of([figure(value="104.9")], [figure(value="109.4")])
    without = replace(published, versions=published.versions[:1])
    assert site_quarter(without, None, SCALE).figures["figures"] == {}


def test_the_symbols_of_a_quarter_are_those_that_stand_in_it() -> None:
    rows = [figure(value="104.9", symbol="[p]"), replace(figure("1180"), illustrative="target")]
    symbols = site_quarter(quarter_of(rows), None, SCALE).figures["symbols"]
    assert symbols == {"1178": ["[p]"], "1180": ["[c]", "[i]"]}
