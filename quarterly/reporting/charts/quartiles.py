"""A value's position among other authorities: their quartiles, our value, England and our neighbours."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from quarterly.configuration.catalogue import Indicator
from quarterly.reporting.charts.history import axis_unit, named, number
from quarterly.reporting.illustrative import ILLUSTRATIVE, is_illustrative
from quarterly.reporting.model import Block, FigureBlock, QuartileStrip, TableBlock
from quarterly.reporting.parts import Material, cell, table
from quarterly.reporting.wording.benchmarks import position
from quarterly.reporting.wording.figures import in_unit
from quarterly.scoring.benchmarking.comparators import BenchmarkPosition, Spread
from quarterly.scoring.score import Score, rated_figure
from quarterly.vocabulary.polarity import Polarity

_BETTER: dict[Polarity, Literal["left", "right"]] = {Polarity.HIGH: "right", Polarity.LOW: "left"}
_COLUMNS = [("Figure", 70, "left"), ("Value", 30, "right")]


def quartile_figure(indicator: Indicator, score: Score, material: Material, key: str) -> list[Block]:
    """Return the chart of the value's position with its table; nothing where too few others have a figure."""
    others, ours = score.benchmark, rated_figure(score, indicator)
    if others is None or others.spread is None or not others.spread.edges or ours is None:
        return []
    id = f"{key}-{indicator.id}-quartiles"
    basis = f", {indicator.status_basis}" if indicator.status_basis else ""
    invented = f" {ILLUSTRATIVE}" if is_illustrative(others.source) else ""
    caption = (
        f"{named(indicator)}{basis}, beside {others.authorities} authorities in {others.year}{invented}. Source: {others.source}"
    )
    figure: FigureBlock = {
        "type": "figure",
        "id": id,
        "caption": caption,
        "alt": _sentence(indicator, ours, others, others.spread),
        "chart": _chart(indicator, ours, others, others.spread),
    }
    return [figure, _table(indicator, _figures(ours, others, others.spread, material), f"{id}-table", caption)]


def _chart(indicator: Indicator, ours: Fraction, others: BenchmarkPosition, spread: Spread) -> QuartileStrip:
    low, high = spread.low or Fraction(0), spread.high or Fraction(0)  # where there are edges, there are ends
    return {
        "kind": "quartiles",
        "edges": [number(edge, indicator) for edge in spread.edges],
        "low": number(low, indicator),
        "high": number(high, indicator),
        "ours": number(ours, indicator),
        "ours_text": in_unit(ours, indicator),
        "england": None if others.england is None else number(others.england, indicator),
        "england_text": in_unit(others.england, indicator),
        "neighbours": None if others.neighbours_average is None else number(others.neighbours_average, indicator),
        "neighbours_text": in_unit(others.neighbours_average, indicator),
        "better": _BETTER.get(indicator.polarity, "neither"),
        "unit": axis_unit(indicator.unit),
    }


def _sentence(indicator: Indicator, ours: Fraction, others: BenchmarkPosition, spread: Spread) -> str:
    low, high = in_unit(spread.low, indicator), in_unit(spread.high, indicator)
    return (
        f"{indicator.name} is {in_unit(ours, indicator)}: {position(others, indicator)}. Authorities reach from {low} to {high}."
    )


def _figures(ours: Fraction, others: BenchmarkPosition, spread: Spread, material: Material) -> list[tuple[str, Fraction | None]]:
    first, second, third = spread.edges
    return [
        (material.council.profile.short_name, ours),
        ("England", others.england),
        (f"Statistical neighbours’ {others.average}", others.neighbours_average),
        ("Lowest authority", spread.low),
        ("A quarter of authorities are at or below", first),
        ("Half of authorities are at or below", second),
        ("Three quarters of authorities are at or below", third),
        ("Highest authority", spread.high),
    ]


def _table(indicator: Indicator, figures: Sequence[tuple[str, Fraction | None]], id: str, caption: str) -> TableBlock:
    # Not everybody has neighbours.
    rows = [[cell(name), cell(in_unit(exact, indicator))] for name, exact in figures if exact is not None]
    return table(id, caption, _COLUMNS, rows)
