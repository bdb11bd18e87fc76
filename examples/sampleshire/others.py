"""benchmarks.csv: synthetic figures of authorities that do not exist."""

from fractions import Fraction

from adapters.councils import load_council
from examples.sampleshire.courses import chance_of, luck
from examples.sampleshire.plan import NAME, Published, plan
from examples.sampleshire.tables import csv_text
from quarterly.configuration.catalogue import Indicator
from quarterly.vocabulary.numbers import Unit, exact, half_up

AREAS = range(430, 580)  # numbers that DfE has given to no authority


def benchmarks() -> str:
    """Return benchmarks.csv: synthetic figures of authorities that do not exist."""
    catalogue = load_council(NAME).catalogue
    lines = [line for each in plan().benchmarks if (found := catalogue.find(each.indicator)) for line in _others(each, found)]
    return csv_text(["indicator", "year", "area", "value", "source", "not_before"], lines)


def _others(each: Published, indicator: Indicator) -> list[list[object]]:
    chance = chance_of(each.indicator, each.year)
    found = {"England": str(half_up(exact(each.england), indicator.decimals))}
    for index, area in enumerate(AREAS):
        figure = max(exact(each.mean + each.spread * luck(chance)), Fraction(0))
        if indicator.unit is Unit.PERCENT:
            figure = min(figure, Fraction(100))
        suppressed = index * each.suppressed % len(AREAS) < each.suppressed  # spread evenly
        found[str(area)] = "c" if suppressed else str(half_up(figure, indicator.decimals))
    return [
        [
            each.indicator,
            each.year,
            area,
            figure,
            "synthetic authority" if area != "England" else "synthetic England",
            each.not_before,
        ]
        for area, figure in found.items()
    ]
