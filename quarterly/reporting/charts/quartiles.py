"""A value's position among other authorities: their quartiles, our value, England and our neighbours."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from quarterly.configuration.catalogue import Indicator
from quarterly.reporting.chart_model import QuartileStrip
from quarterly.reporting.charts.history import axis_unit, number
from quarterly.reporting.model import Block, FigureBlock, TableBlock
from quarterly.reporting.parts import Material, cell, table, tells_of
from quarterly.reporting.wording.benchmarks import position
from quarterly.reporting.wording.figures import in_unit
from quarterly.reporting.wording.stretches import stretch
from quarterly.scoring.benchmarking.comparators import BenchmarkPosition, Spread
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Score, rated_figure
from quarterly.vocabulary.illustrative import ILLUSTRATIVE, signed
from quarterly.vocabulary.polarity import Polarity

_BETTER: dict[Polarity, Literal["left", "right"]] = {Polarity.HIGH: "right", Polarity.LOW: "left"}


def is_rated_by_place(indicator: Indicator, material: Material) -> bool:
    """Whether an indicator's rule asks where its figure stands among others."""
    asked = {name for band in material.council.profile.rule_of(indicator).bands for name in band.when}
    return bool(asked & {"quartile", "quintile", "rank"})


def quartile_figure(indicator: Indicator, score: Score, material: Material, key: str) -> list[Block]:
    """Return the chart of the value's position with its table; nothing where too few others have a figure."""
    others, ours = score.benchmark, rated_figure(score, indicator)
    if others is None or others.spread is None or not others.spread.edges or ours is None:
        return []
    id = f"{key}-quartiles"
    basis = f", {indicator.status_basis}" if indicator.status_basis else ""
    invented = score.invents(ScorePart.BENCHMARK)
    beside = signed(f"Beside {others.authorities} authorities in {others.year}{basis}", invented)
    caption = f"{beside}. Source: {others.source}"
    figure: FigureBlock = {
        "type": "figure",
        "id": id,
        "caption": caption,
        "alt": signed(_sentence(indicator, ours, others, others.spread), invented),
        "chart": _of_figure(_chart(indicator, score, others, others.spread), indicator, material),
    }
    covers = f"The figures of the chart: ours of {stretch(indicator.rated_basis, material.quarter)}, the others of {others.year}"
    return [figure, _table(f"{id}-table", covers, _named_figures(indicator, score, others, others.spread, material))]


def _table(id: str, caption: str, figures: Sequence[tuple[str, str]]) -> TableBlock:
    """Return the figures of the chart in one row, our own first."""
    width, rest = divmod(100, len(figures))
    columns = [(name, width + (rest if not place else 0), "left") for place, (name, _) in enumerate(figures)]
    return table(id, caption, columns, [[cell(text) for _, text in figures]])


def _chart(indicator: Indicator, score: Score, others: BenchmarkPosition, spread: Spread) -> QuartileStrip:
    ours = rated_figure(score, indicator) or Fraction(0)  # there is one, or there would be no chart
    low, high = spread.low or Fraction(0), spread.high or Fraction(0)  # where there are edges, there are ends
    chart: QuartileStrip = {
        "kind": "quartiles",
        "edges": [number(edge, indicator) for edge in spread.edges],
        "low": number(low, indicator),
        "high": number(high, indicator),
        "ours": number(ours, indicator),
        "ours_text": signed(in_unit(ours, indicator), score.invents(ScorePart.RATED_VALUE)),
        "england": None if others.england is None else number(others.england, indicator),
        "england_text": signed(in_unit(others.england, indicator), others.is_illustrative),
        "neighbours": None if others.neighbours_average is None else number(others.neighbours_average, indicator),
        "neighbours_text": signed(in_unit(others.neighbours_average, indicator), others.is_illustrative),
        "better": _BETTER.get(indicator.polarity, "neither"),
        "unit": axis_unit(indicator.unit),
    }
    return {**chart, "sign": ILLUSTRATIVE} if others.is_illustrative else chart


def _of_figure(chart: QuartileStrip, indicator: Indicator, material: Material) -> QuartileStrip:
    told: QuartileStrip = {**chart, "of": tells_of(indicator, material.quarter, "value")}
    return told if indicator.rated_basis == indicator.basis else {**told, "basis": indicator.rated_basis.value}


def _sentence(indicator: Indicator, ours: Fraction, others: BenchmarkPosition, spread: Spread) -> str:
    low, high = in_unit(spread.low, indicator), in_unit(spread.high, indicator)
    return (
        f"{indicator.name} is {in_unit(ours, indicator)}: {position(others, indicator)}. Authorities reach from {low} to {high}."
    )


def _named_figures(
    indicator: Indicator, score: Score, others: BenchmarkPosition, spread: Spread, material: Material
) -> list[tuple[str, str]]:
    """Return the figures of the chart, without those there are none of: not everybody has neighbours."""
    first, second, third = spread.edges
    ours = signed(in_unit(rated_figure(score, indicator), indicator), score.invents(ScorePart.RATED_VALUE))
    figures = [
        ("England", others.england),
        (f"Statistical neighbours’ {others.average}", others.neighbours_average),
        ("Lowest authority", spread.low),
        ("A quarter are at or below", first),
        ("Half are at or below", second),
        ("Three quarters are at or below", third),
        ("Highest authority", spread.high),
    ]
    texts = [(name, signed(in_unit(exact, indicator), others.is_illustrative)) for name, exact in figures if exact is not None]
    return [(material.council.profile.short_name, ours), *texts]
