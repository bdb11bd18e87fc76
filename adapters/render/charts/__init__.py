"""Charts as SVG: where everything goes is worked out here, templates/report/charts only draws it.

The same picture serves a page, a PDF and a Word file, so it is drawn with attributes and holds no style and no script.
"""

from adapters.render.charts.control import control_svg
from adapters.render.charts.distance import distance_svg
from adapters.render.charts.frame import NARROW, WIDE, Layout
from adapters.render.charts.quartiles import quartiles_svg
from adapters.render.charts.ratings import ratings_svg
from adapters.render.charts.sparks import spark_svg
from adapters.render.charts.trend import trend_svg
from quarterly.report.model import Chart

__all__ = ["NARROW", "WIDE", "Layout", "spark_svg", "svg"]


def svg(chart: Chart, *, id: str, title: str, layout: Layout = WIDE) -> str:
    """Return a chart as one stand-alone SVG element, whose title is read out instead of it; `id` is unique on its page."""
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
