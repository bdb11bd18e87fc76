"""A course drawn so small that it fits a table's cell: its line, its target, and where it stands now."""

from adapters.render.charts.frame import ChartLayout, drawn
from adapters.render.charts.place import Spot
from quarterly.reporting.model import SparkLine

WIDTH, HEIGHT, EDGE = 90, 24, 4.0


def spark_svg(spark: SparkLine, *, id: str) -> str:
    """Return the course as one stand-alone SVG element of 90 by 24, whose sentence is read out instead of it."""
    known = [value for value in spark["values"] if value is not None]
    aim = [] if spark["target"] is None else [spark["target"]]
    low, high = min([*known, *aim], default=0.0), max([*known, *aim], default=0.0)
    step = (WIDTH - 2 * EDGE) / max(1, len(spark["values"]) - 1)

    def spot(place: int, value: float) -> Spot:
        share = (value - low) / (high - low) if high > low else 0.5
        return EDGE + place * step, HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE)

    courses: list[list[Spot]] = [[]]
    for place, value in enumerate(spark["values"]):
        if value is None:
            courses.append([])
        else:
            courses[-1].append(spot(place, value))
    courses = [course for course in courses if course]
    return drawn(
        "spark", id=id, title=spark["alt"], layout=ChartLayout(WIDTH, telephone=False), height=HEIGHT, courses=courses,
        last=courses[-1][-1] if courses else None, target=spot(0, aim[0])[1] if aim else None, colour=spark["colour"],
    )  # fmt: skip
