"""The table of the charts of distances from target: does it say what they draw, and of which figure?"""

from quarterly.reporting.charts.distance import distance_charts, distance_table
from quarterly.reporting.sections.glance import glance
from tests.unit.made import TOWN, TOWN_ROWS, card, restricted

MATERIAL = restricted(card(*TOWN_ROWS))
ONE_SERVICE = TOWN.profile.model_copy(
    update={"services": {name: each for name, each in TOWN.profile.services.items() if name == "children-in-care"}}
)


def test_every_point_of_every_chart_has_a_row_in_its_order() -> None:
    charts = distance_charts(MATERIAL, "s1")
    drawn = [
        (each["label"], chart["caption"], each["text"], each["mark"]["word"])
        for chart in charts
        if chart["chart"]["kind"] == "distance"
        for each in chart["chart"]["points"]
    ]
    assert len(charts) > 1
    assert [tuple(cell["text"] for cell in row) for row in distance_table(MATERIAL, "s1")["rows"]] == drawn


def test_a_row_says_of_which_figure_it_tells() -> None:
    found = {row[2]["of"]["indicator"] for row in distance_table(MATERIAL, "s1")["rows"]}
    assert found == {score.indicator for _, score in MATERIAL.scored() if score.variance is not None}


def test_the_charts_stand_over_one_table_of_all() -> None:
    _, (by_service,) = glance(MATERIAL, "s1")
    assert [block["type"] for block in by_service["blocks"]] == ["figure"] * len(distance_charts(MATERIAL, "s1")) + ["table"]


def test_of_one_service_the_table_does_not_name_it() -> None:
    alone = restricted(card(*TOWN_ROWS), TOWN.model_copy(update={"profile": ONE_SERVICE}))
    table = distance_table(alone, "s1")
    assert [column["title"] for column in table["columns"]] == ["Indicator", "Against target, %", "Rating"]
    assert {len(row) for row in table["rows"]} == {3}
