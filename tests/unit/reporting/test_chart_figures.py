"""Control charts, quartiles and the strip of ratings as the report shows them."""

from fractions import Fraction
from typing import Any

import pytest

from quarterly.reporting.charts.control import control_figure
from quarterly.reporting.charts.quartiles import quartile_figure
from quarterly.reporting.charts.ratings import rating_strip
from quarterly.reporting.model import Block, FigureBlock, TableBlock
from quarterly.reporting.parts import RestrictedMaterial
from quarterly.scoring.background import Background
from quarterly.scoring.benchmarking.published_rows import Comparator
from quarterly.scoring.chart_data import HistoryPoint
from quarterly.scoring.figures import Control, Surroundings
from quarterly.scoring.score import RatingStatus, Score, Scorecard
from quarterly.scoring.score_quarter import SentFigure, score_point
from quarterly.scoring.series.points import Point, last_quarters
from quarterly.scoring.series.spc import ControlLimits, Variation
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import TOWN, TOWN_ROWS, card, council, indicator, restricted

NOW = Quarter(2012, 2)
LEAVERS = indicator("1180", name="Care leavers in work")
OF_TWO = council(i1178={"priority": "regeneration"})
LIMITS = Control(
    limits=ControlLimits(Fraction("55.5"), Fraction("35.5") / Fraction("2.66"), 13),
    variation=Variation.IMPROVING,
    assurance=None,
    first=Quarter(2012, 1),
    special=(NOW,),
)


def material(of: Scorecard) -> RestrictedMaterial:
    return restricted(of)


NOBODY = material(Scorecard(council="milton", quarter=str(NOW), scores=(), actions=(), findings=(), received=(), missing=()))


def pair(blocks: list[Block]) -> tuple[FigureBlock, TableBlock]:
    figure, table = blocks
    assert figure["type"] == "figure"
    assert table["type"] == "table"
    return figure, table


def texts(table: TableBlock) -> list[list[str]]:
    return [[cell["text"] for cell in row] for row in table["rows"]]


def controlled(control: Control | None) -> FigureBlock | None:
    course = zip(last_quarters(NOW, 3), (10, 55, 95), strict=True)
    history = tuple(HistoryPoint(quarter=each, value=Fraction(value)) for each, value in course)
    score = Score(indicator="1180", standing=RatingStatus.RATED, sent=Point(value=Fraction(95)), control=control, history=history)
    return control_figure(LEAVERS, score, NOBODY, "s1")


def test_without_limits_there_is_no_control_chart() -> None:
    assert controlled(None) is None


def test_a_control_chart_begins_where_its_limits_do() -> None:
    figure = controlled(LIMITS)
    assert figure is not None
    assert dict(figure["chart"]) == {
        "kind": "control",
        "indicator": "1180",
        "points": [
            {"label": "2012-13 Q1", "value": 55.0, "target": None, "text": "55%"},
            {"label": "2012-13 Q2", "value": 95.0, "target": None, "text": "95%"},
        ],
        "mean": 55.5,
        "lower": 20.0,
        "upper": 91.0,
        "trial": False,
        "special": [1],
        "unit": "%",
    }


def test_a_control_chart_says_what_it_shows() -> None:
    figure = controlled(LIMITS)
    assert figure is not None
    assert figure["alt"] == (
        "Care leavers in work is 95% in Quarter 2 2012/13: it shows an unusual change for the better (special cause). Its mean "
        "is 55.5%, its lower limit 20.0% and its upper limit 91.0%. The chart has a special cause in Quarter 2 2012/13."
    )


def placed(polarity: Polarity, others: int) -> list[Block]:
    of = LEAVERS.model_copy(update={"polarity": polarity})
    figures = [
        Comparator(indicator="1180", year="2011-12", area=str(300 + n), value=Fraction(40 + 5 * n), source="DfE")
        for n in range(others)
    ]
    figures.append(Comparator(indicator="1180", year="2011-12", area="England", value=Fraction(52), source="DfE"))
    around = Surroundings(comparators={"1180": figures}, neighbours=("301", "303"), model="2012")
    score = score_point(TOWN, of, NOW, SentFigure(Point(value=Fraction(62))), Background(around=around))
    return quartile_figure(of, score, NOBODY, "s1")


def test_too_few_others_make_no_strip() -> None:
    assert placed(Polarity.HIGH, 3) == []


def test_a_strip_has_its_edges_and_what_stands_in_it() -> None:
    figure, table = pair(placed(Polarity.HIGH, 5))
    assert dict(figure["chart"]) == {
        "kind": "quartiles", "edges": [45.0, 50.0, 55.0], "low": 40.0, "high": 60.0, "ours": 62.0, "ours_text": "62%",
        "england": 52.0, "england_text": "52%", "neighbours": 50.0, "neighbours_text": "50%", "better": "right", "unit": "%",
        "of": {"indicator": "1180", "quarter": str(NOBODY.quarter), "what": "value"},
    }  # fmt: skip
    named = zip([column["title"] for column in table["columns"]], texts(table)[0], strict=True)
    assert list(named)[:4] == [
        ("Milton", "62%"),
        ("England", "52%"),
        ("Statistical neighbours’ mean", "50%"),
        ("Lowest authority", "40%"),
    ]


@pytest.mark.parametrize(
    ("polarity", "better"), [(Polarity.LOW, "left"), (Polarity.NONE, "neither"), (Polarity.RANGE, "neither")]
)
def test_the_better_side_follows_the_polarity(polarity: Polarity, better: str) -> None:
    chart: Any = pair(placed(polarity, 5))[0]["chart"]
    assert chart["better"] == better


def test_a_strip_names_year_and_source() -> None:
    caption = "Beside 5 authorities in 2011-12. Source: DfE"
    assert pair(placed(Polarity.HIGH, 5))[0]["caption"] == caption


def test_ratings_are_counted_by_priority_best_first() -> None:
    figure, table = pair(rating_strip(restricted(card(*TOWN_ROWS[:4], of=OF_TWO), OF_TWO), "s1"))
    assert [column["title"] for column in table["columns"]] == ["Priority", *[m["word"] for m in _marks(figure)], "Indicators"]
    assert [row[-1] for row in texts(table)] == ["4", "1", "5"]
    assert sum(column["width"] for column in table["columns"]) == 100
    assert [(each["mark"]["word"], each["count"]) for each in _counts(figure)] == [
        ("Exceeds target", 2), ("On target, lower half", 0), ("Worse than target", 1), ("No rating", 1),
    ]  # fmt: skip


def test_a_strip_says_its_counts() -> None:
    figure, _ = pair(rating_strip(restricted(card(*TOWN_ROWS[:4], of=OF_TWO), OF_TWO), "s1"))
    assert figure["alt"] == (
        "Young people: of 4 indicators 2 “Exceeds target”, 1 “Worse than target” and 1 “No rating”. "
        "Regeneration, skills and employment: of 1 indicator 1 “On target, lower half”."
    )


def test_one_priority_needs_no_strip_as_the_first_page_counts_its_ratings() -> None:
    assert rating_strip(material(card(*TOWN_ROWS)), "s1") == []


def test_without_indicators_there_is_no_strip() -> None:
    nobody = TOWN.model_copy(update={"catalogue": TOWN.catalogue.model_copy(update={"indicators": ()})})
    assert rating_strip(restricted(NOBODY.card, nobody), "s1") == []


def _counts(figure: FigureBlock) -> Any:
    chart: Any = figure["chart"]
    return chart["bars"][0]["counts"]


def _marks(figure: FigureBlock) -> list[Any]:
    return [each["mark"] for each in _counts(figure)]
