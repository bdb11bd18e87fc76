"""Charts as SVG: these modules work out every position, templates/report/charts only draws.

The same picture is used in a page, a PDF and a Word file, so it is drawn with attributes and has no style sheet and no script.
"""

import json
from functools import lru_cache

from adapters.render.charts.control import control_svg
from adapters.render.charts.distance import distance_svg
from adapters.render.charts.frame import CARD, NARROW, PANEL, WIDE, ChartLayout
from adapters.render.charts.quartiles import quartiles_svg
from adapters.render.charts.ratings import ratings_svg
from adapters.render.charts.sparks import spark_svg
from adapters.render.charts.trend import trend_svg
from quarterly.reporting.chart_model import Chart

__all__ = ["CARD", "NARROW", "PANEL", "WIDE", "ChartLayout", "layout_of", "spark_svg", "svg"]


def layout_of(chart: Chart) -> ChartLayout:
    """Return in which layout a chart is drawn: beside text, beside others of its kind, or as wide as the page."""
    if chart["kind"] == "distance" and "bound" in chart:
        return PANEL
    return CARD if chart["kind"] in ("trend", "control", "quartiles") else WIDE


def svg(chart: Chart, *, id: str, title: str, layout: ChartLayout = WIDE) -> str:
    """Return a chart as one self-contained SVG element; screen readers read its title, and `id` is unique on the page."""
    return _drawn(json.dumps(chart, sort_keys=True), id, title, layout)


@lru_cache(2048)  # page, PDF, appendix and Word file show the same pictures, and both renderings most of them
def _drawn(text: str, id: str, title: str, layout: ChartLayout) -> str:
    chart: Chart = json.loads(text)
    match chart["kind"]:
        case "distance":
            return distance_svg(chart, id, title, layout)
        case "trend":
            return trend_svg(chart, id, title, layout)
        case "control":
            return control_svg(chart, id, title, layout)
        case "quartiles":
            return quartiles_svg(chart, id, title, layout)
        case "ratings":
            return ratings_svg(chart, id, title, layout)
