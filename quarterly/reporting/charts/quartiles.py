"""Where a value stands among other authorities: the quarters of their range, ours, England and our neighbours."""

from typing import Literal

from quarterly.configuration.catalogue import Indicator
from quarterly.reporting.charts.history import axis_unit, in_full, named, number
from quarterly.reporting.illustrative import ILLUSTRATIVE, is_illustrative
from quarterly.reporting.model import Block, Figure, QuartileStrip, Table
from quarterly.reporting.parts import ReportInputs, cell, table
from quarterly.scoring.chart_data import PublishedFigures
from quarterly.scoring.score import Score
from quarterly.vocabulary.polarity import Polarity

_BETTER: dict[Polarity, Literal["left", "right"]] = {Polarity.HIGH: "right", Polarity.LOW: "left"}
_COLUMNS = [("Figure", 70, "left"), ("Value", 30, "right")]


def quartile_figure(indicator: Indicator, score: Score, material: ReportInputs, key: str) -> list[Block]:
    """Return where the value stands and the table of what it stands among; nothing where too few others have a figure."""
    others = score.course.others if score.course else None
    if others is None or not others.edges:
        return []
    id = f"{key}-{indicator.id}-quartiles"
    basis = f", {indicator.status_basis}" if indicator.status_basis else ""
    invented = f" {ILLUSTRATIVE}" if is_illustrative(others.source) else ""
    caption = (
        f"{named(indicator)}{basis}, beside {others.authorities} authorities in {others.year}{invented}. Source: {others.source}"
    )
    figure: Figure = {
        "type": "figure",
        "id": id,
        "caption": caption,
        "alt": _sentence(indicator, score, others),
        "chart": _chart(indicator, others),
    }
    return [figure, _table(indicator, others, material, f"{id}-table", caption)]


def _chart(indicator: Indicator, others: PublishedFigures) -> QuartileStrip:
    return {
        "kind": "quartiles",
        "edges": [number(edge, indicator) for edge in others.edges],
        "low": number(others.low, indicator),
        "high": number(others.high, indicator),
        "ours": number(others.ours_exact, indicator),
        "ours_text": others.ours,
        "england": number(others.england, indicator) if others.england else None,
        "england_text": in_full(others.england, indicator),
        "neighbours": number(others.neighbours, indicator) if others.neighbours else None,
        "neighbours_text": in_full(others.neighbours, indicator),
        "better": _BETTER.get(indicator.polarity, "neither"),
        "unit": axis_unit(indicator.unit),
    }


def _sentence(indicator: Indicator, score: Score, others: PublishedFigures) -> str:
    low, high = in_full(others.low, indicator), in_full(others.high, indicator)
    return f"{indicator.name} is {others.ours}: {score.benchmark}. Authorities reach from {low} to {high}."


def _table(indicator: Indicator, others: PublishedFigures, material: ReportInputs, id: str, caption: str) -> Table:
    first, second, third = others.edges
    figures = [
        (material.council.profile.short_name, others.ours_exact),
        ("England", others.england),
        (f"Statistical neighbours’ {others.average}", others.neighbours),
        ("Lowest authority", others.low),
        ("A quarter of authorities are at or below", first),
        ("Half of authorities are at or below", second),
        ("Three quarters of authorities are at or below", third),
        ("Highest authority", others.high),
    ]
    rows = [[cell(name), cell(in_full(exact, indicator))] for name, exact in figures if exact]  # not everybody has neighbours
    return table(id, caption, _COLUMNS, rows)
