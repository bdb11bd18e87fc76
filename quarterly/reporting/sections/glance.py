"""How the ratings stand: by priority, and how far each indicator is from its target, service by service."""

from quarterly.reporting.charts.distance import distance_charts, distance_table
from quarterly.reporting.charts.ratings import rating_strip
from quarterly.reporting.model import Block, Section
from quarterly.reporting.parts import Material

BY_SERVICE = "Distance from target by service"


def glance(material: Material, key: str) -> tuple[list[Block], list[Section]]:
    """Return the ratings of each priority and the distances from target, as charts; the first page has the rest.

    Charts that compare services stand under a heading of their own, over one table of all.
    """
    strip, charts = rating_strip(material, key), distance_charts(material, key)
    distances: list[Block] = [*charts, distance_table(material, key)] if charts else []
    if len(charts) < 2:
        return [*strip, *distances], []
    return strip, [{"id": f"{key}-services", "number": "", "title": BY_SERVICE, "blocks": distances, "sections": []}]
