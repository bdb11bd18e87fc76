"""A card for an indicator: its figures, its course, why it is rated as it is, and what its owner says; one in a report."""

from collections.abc import Iterator
from itertools import groupby

from quarterly.configuration.catalogue import Indicator
from quarterly.reporting.chart_model import PrintedOf
from quarterly.reporting.charts.control import control_figure, is_rated_by_control_chart
from quarterly.reporting.charts.history_table import history_table
from quarterly.reporting.charts.quartiles import is_rated_by_place, quartile_figure
from quarterly.reporting.charts.trend import LEAST_POINTS, trend_figure
from quarterly.reporting.model import Block, Section
from quarterly.reporting.parts import Material, cell, figure, mark_of, table, target_text, tells_of
from quarterly.reporting.sections.notes import notes_on
from quarterly.reporting.wording.distances import AGAINST_TARGET
from quarterly.reporting.wording.stretches import stretches
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Score
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.marks import Mark

OFF_TARGET, ALL = "exceptions", "trends"  # the contents that hold cards
_COLUMNS = [
    ("Quarter", 21, "left"), ("Actual", 17, "left"), ("Target", 18, "left"), (AGAINST_TARGET, 17, "left"),
    ("Change", 27, "left"),
]  # fmt: skip


def cards_off_target(material: Material, key: str) -> list[Section]:
    """Return a card for each indicator to be explained: worst rating first, and within a rating those at risk of a worse one."""
    # Each card says of itself that it is at risk; tables, which do not, keep to the rating and the distance they print.
    by_rating = groupby(material.off_target(), key=lambda pair: pair[1].final)
    found = [pair for _, alike in by_rating for pair in sorted(alike, key=lambda pair: not pair[1].at_risk)]
    return [_card(indicator, score, material, f"{key}-{indicator.id}") for indicator, score in found]


def cards_of_the_rest(material: Material, key: str) -> list[Section]:
    """Return a card for each indicator with a course to draw that has none where those off target are explained."""
    return [_card(i, s, material, f"{key}-{i.id}") for i, s in material.scored() if _content(i, s, material) == ALL]


def has_card(indicator: Indicator, score: Score, material: Material) -> bool:
    """Whether an indicator has a card somewhere in the report, so that nothing of it need be said elsewhere."""
    return bool(_content(indicator, score, material))


def _content(indicator: Indicator, score: Score, material: Material) -> str:
    """Return the content of the section in which an indicator's card stands, "" for none."""
    contents = material.contents()
    if OFF_TARGET in contents and indicator.id in {each.id for each, _ in material.off_target()}:
        return OFF_TARGET
    return ALL if ALL in contents and (_has_course(score) or _chart(indicator, score, material, "")) else ""


def _has_course(score: Score) -> bool:
    """Whether two quarters have a figure, shown or suppressed: how many of them are small must not move a card."""
    return sum(each.value is not None and Mark.FORECAST not in each.marks for each in score.history) >= LEAST_POINTS


def _card(indicator: Indicator, score: Score, material: Material, key: str) -> Section:
    drawn = _chart(indicator, score, material, key)  # the chart, then its tables, which stand under what is said of it
    said = list(_said(indicator, score, material))
    charts = [each for each in drawn if each["type"] == "figure"]
    tables = [each for each in drawn if each["type"] != "figure"]
    blocks = [_figures(indicator, score, material, key), *charts, *said, *tables]
    return {
        "id": key,
        "number": "",
        "title": indicator.titled,
        "mark": mark_of(score, material.council.profile.scales.indicators),
        "blocks": blocks,
        "sections": [],
    }


def _figures(indicator: Indicator, score: Score, material: Material, key: str) -> Block:
    words = material.words(indicator, score)
    value, distance = (tells_of(indicator, material.quarter, what) for what in ("value", "distance"))
    shown = [
        cell(f"{material.quarter}: {stretches(indicator, material.quarter)}"),
        cell(figure(words) or "–", value),
        cell(target_text(words) or "–"),
        cell(words.against_target or "–", distance),
        cell(words.travel_in_short),
    ]
    caption = signed(f"{indicator.short}, {material.quarter.title}", score.invents(ScorePart.RATING))
    return table(f"{key}-figures", caption, _COLUMNS, [shown])


def _chart(indicator: Indicator, score: Score, material: Material, key: str) -> list[Block]:
    """Return the one chart of a card with its tables: that by which it is rated, so that no reader has to choose between two."""
    course = trend_figure(indicator, score, material, key)
    history: list[Block] = [history_table(indicator, score, f"{key}-history")] if _has_course(score) else []
    if is_rated_by_place(indicator, material) and (placed := quartile_figure(indicator, score, material, key)):
        return [*placed, *history]
    controlled = control_figure(indicator, score, material, key) if is_rated_by_control_chart(indicator, material) else None
    drawn = controlled or course
    return [drawn, *history] if drawn else history


def _said(indicator: Indicator, score: Score, material: Material) -> Iterator[Block]:
    of: PrintedOf = tells_of(indicator, material.quarter, "text")
    told = notes_on(indicator, score, material)
    if told:
        yield {"type": "list", "items": told, "of": [of for _ in told]}
    comment = "Commentary awaited." if material.awaits(score) else score.comment
    if comment:
        by = material.council.owner(indicator).role
        yield {"type": "entry", "heading": "Why, and what is being done", "by": by, "blocks": material.rich(comment), "of": of}
