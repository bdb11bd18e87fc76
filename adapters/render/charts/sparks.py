"""A trend small enough for a table cell: its line, its target, and its last value."""

from adapters.render.charts.frame import ChartLayout, drawn
from adapters.render.charts.label_positions import Spot
from quarterly.reporting.chart_model import SparkLine

WIDTH, HEIGHT, EDGE = 90, 24, 4.0


def spark_svg(spark: SparkLine) -> str:
    """Return the trend as one self-contained SVG element of 90 by 24; screen readers read its alternative text."""
    known = [value for value in spark["values"] if value is not None]
    targets = [] if spark["target"] is None else [spark["target"]]
    low, high = min([*known, *targets], default=0.0), max([*known, *targets], default=0.0)
    step = (WIDTH - 2 * EDGE) / max(1, len(spark["values"]) - 1)

    def spot(position: int, value: float) -> Spot:
        share = (value - low) / (high - low) if high > low else 0.5
        return EDGE + position * step, HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE)

    curves: list[list[Spot]] = [[]]
    for position, value in enumerate(spark["values"]):
        if value is None:
            curves.append([])
        else:
            curves[-1].append(spot(position, value))
    curves = [curve for curve in curves if curve]
    return drawn(
        "spark", title=spark["alt"], layout=ChartLayout(WIDTH, telephone=False), height=HEIGHT, curves=curves,
        last=curves[-1][-1] if curves else None, target=spot(0, targets[0])[1] if targets else None, colour=spark["colour"],
    )  # fmt: skip
