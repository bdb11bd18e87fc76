"""How the ratings stand: by priority, and how far each indicator is from its target."""

from quarterly.reporting.charts.distance import distance_chart
from quarterly.reporting.charts.ratings import rating_strip
from quarterly.reporting.model import Block
from quarterly.reporting.parts import Material


def glance(material: Material, key: str) -> list[Block]:
    """Return the ratings of each priority and the distances from target, as charts; the first page has the rest."""
    return [*rating_strip(material, key), *distance_chart(material, key)] if material.due() else []
