"""Does whoever does not see a chart get its figures: in its sentence, or in a table beside it?"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest

from quarterly.reporting.model import FigureBlock, Report
from quarterly.scoring.background import Background
from quarterly.scoring.series.points import Point, last_quarters
from tests.unit.made import Q1, TOWN_ROWS, built, card, public
from tests.unit.reporting.reports import material, with_sections

YEARS = last_quarters(Q1.previous, 9)
CONTENTS = ("glance", "exceptions", "trends")


@pytest.fixture(scope="module")
def report() -> Report:
    council = with_sections(*({"content": each} for each in CONTENTS))
    background = Background({"1176": {quarter: Point(value=Fraction(60 + n)) for n, quarter in enumerate(YEARS)}})
    known = card(*TOWN_ROWS, of=council, background=background)
    return built(public(material(council=council, card=known, background=background)))


def _figures(within: Any, beside: tuple[Any, ...] = ()) -> Iterator[tuple[FigureBlock, tuple[Any, ...]]]:
    """Yield every figure, each with the blocks beside it."""
    if isinstance(within, dict):
        if within.get("type") == "figure":
            yield within, beside  # type: ignore[misc]
        for each in within.values():
            yield from _figures(each)
    elif isinstance(within, list):
        for each in within:
            yield from _figures(each, tuple(within))


def test_every_chart_has_a_sentence(report: Report) -> None:
    found = [figure["alt"] for figure, _ in _figures(dict(report))]
    assert len(found) > 1
    assert [each for each in found if not each.endswith((".", ". [i]"))] == []


def test_a_chart_of_distances_says_each_in_its_sentence(report: Report) -> None:
    found = [figure for figure, _ in _figures(dict(report)) if figure["chart"]["kind"] == "distance"]
    assert found
    for figure in found:
        assert figure["chart"]["kind"] == "distance"
        assert [point["text"] for point in figure["chart"]["points"] if point["text"] not in figure["alt"]] == []


def test_every_other_chart_has_a_table_beside_it(report: Report) -> None:
    others = [(figure, beside) for figure, beside in _figures(dict(report)) if figure["chart"]["kind"] != "distance"]
    assert others
    assert [figure["id"] for figure, beside in others if all(each.get("type") != "table" for each in beside)] == []
