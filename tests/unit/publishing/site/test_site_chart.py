"""Does the chart of an indicator's page draw what its table says, with gaps where nothing may be drawn?"""

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Any

from quarterly.publishing.open_data.figure_row import FigureRow
from quarterly.publishing.site.chart import SHOWN, SiteChart, site_chart
from quarterly.publishing.site.quarters import series_of, site_quarter
from quarterly.vocabulary.quarter import Quarter
from tests.made_site import Q1, TOWN, figure
from tests.unit.publishing.site.published import quarter_of


def chart(*rows: FigureRow | None, breaks: Collection[Quarter] = (), withdrawn: Sequence[int] = ()) -> SiteChart | None:
    """Return the chart of quarters that follow each other, of which one without a row is not published."""
    quarter, quarters = Q1, []
    for position, row in enumerate(rows):
        if row is not None:
            published = quarter_of([row], quarter=quarter, withdrawn=position in withdrawn)
            quarters.append(site_quarter(published, None, TOWN.profile.scales.indicators).figures)
        quarter = quarter.next
    (series,) = series_of(quarters)
    return site_chart(series.figures, breaks)


def drawn(found: SiteChart | None) -> list[tuple[str, float | None]]:
    assert found is not None
    return [(each["label"], each["value"]) for each in found["chart"]["points"]]


def test_a_suppressed_a_withdrawn_and_an_unpublished_quarter_are_gaps() -> None:
    found = chart(figure(value="104.9"), figure(), None, figure(value="99"), figure(value="101.3"), withdrawn=[3])
    values = [("2012-13 Q1", 104.9), ("2012-13 Q2", None), ("2012-13 Q3", None), ("2012-13 Q4", None), ("2013-14 Q1", 101.3)]
    assert drawn(found) == values


def test_a_quarter_in_which_an_indicator_is_not_due_is_no_gap() -> None:
    not_due = figure(symbol="[z]", rating_symbol="[z]")
    assert [label for label, _ in drawn(chart(figure(value="104.9"), not_due, figure(value="101.3")))] == [
        "2012-13 Q1",
        "2012-13 Q3",
    ]


def test_one_value_is_no_chart() -> None:
    assert chart(figure(value="104.9"), figure()) is None


def test_the_newest_quarters_are_drawn() -> None:
    found = drawn(chart(*(figure(value=str(n + 1)) for n in range(SHOWN + 3))))
    assert (len(found), found[0][1], found[-1][1]) == (SHOWN, 4.0, SHOWN + 3.0)


def test_the_sentence_compares_the_first_and_the_last_value() -> None:
    found = chart(figure(value="104.9"), figure(value="101.3"))
    assert found is not None
    assert found["alt"] == (
        "Number of LAC per 10k of the child population fell from 104.9 in 2012-13 Q1 to 101.3 in 2012-13 Q2, which is better; "
        "the target is 98.8."
    )


def test_a_count_from_april_is_compared_with_the_same_quarter_of_another_year() -> None:
    rows = [figure(value=value, basis="year-to-date", rated_basis="year-to-date") for value in ("10", "20", "30", "40", "9")]
    found = chart(*rows)
    assert found is not None
    assert "fell from 10 in 2012-13 Q1 to 9 in 2013-14 Q1" in found["alt"]
    assert found["chart"]["restarts"] == [4]


def test_nothing_is_compared_across_a_break_in_series() -> None:
    rows = [figure(value="104.9"), figure(value="50.1"), figure(value="51.2")]
    found = chart(*rows, breaks=[Q1.next])
    assert found is not None
    assert "rose from 50.1 in 2012-13 Q2 to 51.2 in 2012-13 Q3, which is worse, after a break in series" in found["alt"]
    assert found["chart"]["break_before"] == [1]


def test_a_break_in_a_quarter_that_is_not_drawn_lies_before_the_next() -> None:
    not_due = figure(symbol="[z]", rating_symbol="[z]")
    found = chart(figure(value="104.9"), not_due, figure(value="50.1"), figure(value="51.2"), breaks=[Q1.next])
    assert found is not None
    assert found["chart"]["break_before"] == [1]


def test_a_suppressed_value_is_never_one_of_the_two_that_are_compared() -> None:
    found = chart(figure(value="104.9"), figure(), figure(value="51.2"), figure(value="50.1"), breaks=[Q1.next])
    assert found is not None
    assert "fell from 51.2 in 2012-13 Q3 to 50.1 in 2012-13 Q4" in found["alt"]


def test_a_mark_of_a_break_is_one() -> None:
    found = chart(figure(value="104.9"), figure(value="50.1", symbol="[b]"))
    assert found is not None
    assert found["chart"]["break_before"] == [1]


def test_a_range_is_drawn_as_one() -> None:
    wide: dict[str, Any] = {"target": Decimal(90), "target_upper": Decimal(100), "target_in_words": "90 to 100"}
    found = chart(figure(value="104.9", **wide), figure(value="95", **wide))
    assert found is not None
    assert (found["chart"]["shaded"], found["chart"]["tolerance"]) == ("range", [5.0, 5.0])
    assert found["chart"]["points"][0]["target"] == 95.0


def test_a_chart_with_a_made_up_value_is_made_up() -> None:
    found = chart(figure(value="104.9", illustrative="value"), figure(value="101.3"))
    assert found is not None
    assert found["alt"].endswith(". [i]")
    assert found["caption"].endswith(" [i]")


def test_figures_in_another_unit_are_not_drawn_beside_those_of_today() -> None:
    rows = [figure(value=value, unit="percent") for value in ("62.9", "64.0")]
    found = chart(*rows, figure(value="140", unit="count"), figure(value="150", unit="count"))
    assert drawn(found) == [("2012-13 Q3", 140.0), ("2012-13 Q4", 150.0)]
    assert chart(*rows, figure(value="140", unit="count")) is None
