"""Charts as SVG: where everything goes is worked out here, templates/report/charts only draws it.

The same picture serves a page, a PDF and a Word file, so it is drawn with attributes and holds no style and no script.
"""

import json
from functools import lru_cache

from adapters.render.charts.control import control_svg
from adapters.render.charts.distance import distance_svg
from adapters.render.charts.frame import NARROW, WIDE, ChartLayout
from adapters.render.charts.quartiles import quartiles_svg
from adapters.render.charts.ratings import ratings_svg
from adapters.render.charts.sparks import spark_svg
from adapters.render.charts.trend import trend_svg
from quarterly.reporting.model import Chart

__all__ = ["NARROW", "WIDE", "ChartLayout", "spark_svg", "svg"]


def svg(chart: Chart, *, id: str, title: str, layout: ChartLayout = WIDE) -> str:
    """Return a chart as one stand-alone SVG element, whose title is read out instead of it; `id` is unique on its page."""
    return _drawn(json.dumps(chart, sort_keys=True), id, title, layout)


@lru_cache(2048)  # a page, a PDF, an appendix and a Word file show the same pictures, and so do most of both renderings
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
