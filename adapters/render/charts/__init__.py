"""Charts as SVG: these modules work out every position, templates/report/charts only draws.

The same picture is used in a page, a PDF and a Word file, so it is drawn with attributes and has no style sheet and no script.
"""

import json
from functools import lru_cache

from adapters.render.charts.control import control_svg
from adapters.render.charts.distance import distance_svg
from adapters.render.charts.frame import CARD, NARROW, PANEL, STYLE_OF_A_FILE, WIDE, ChartLayout
from adapters.render.charts.quartiles import quartiles_svg
from adapters.render.charts.ratings import ratings_svg
from adapters.render.charts.sparks import spark_svg
from adapters.render.charts.trend import trend_svg
from quarterly.reporting.chart_model import Chart

__all__ = ["CARD", "NARROW", "PANEL", "WIDE", "ChartLayout", "inline", "layout_of", "spark_svg", "svg"]


def layout_of(chart: Chart) -> ChartLayout:
    """Return in which layout a chart is drawn: beside text, beside others of its kind, or as wide as the page."""
    if chart["kind"] == "distance" and "bound" in chart:
        return PANEL
    return CARD if chart["kind"] in ("trend", "control", "quartiles") else WIDE


def svg(chart: Chart, *, title: str, layout: ChartLayout = WIDE) -> str:
    """Return a chart as one self-contained SVG element; screen readers read its title."""
    return _drawn(json.dumps(chart, sort_keys=True), title, layout)


def inline(picture: str) -> str:
    """Return a picture as a part of a page, from whose style it has its letters."""
    return picture.replace(f" {STYLE_OF_A_FILE}", "", 1)


@lru_cache(2048)  # page, PDF, appendix and Word file show the same pictures, and both renderings most of them
def _drawn(text: str, title: str, layout: ChartLayout) -> str:
    chart: Chart = json.loads(text)
    match chart["kind"]:
        case "distance":
            return distance_svg(chart, title, layout)
        case "trend":
            return trend_svg(chart, title, layout)
        case "control":
            return control_svg(chart, title, layout)
        case "quartiles":
            return quartiles_svg(chart, title, layout)
        case "ratings":
            return ratings_svg(chart, title, layout)
