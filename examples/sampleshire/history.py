"""history.csv: the right figures of every quarter but the newest."""

from adapters.councils import load_council
from examples.sampleshire.figures import as_sent, counts, point, printed
from examples.sampleshire.plan import NAME, REPORTED, plan
from examples.sampleshire.tables import csv_text
from quarterly.configuration.catalogue import Indicator
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.quarter import Quarter


def history() -> str:
    """Return history.csv: the right figures of every quarter but the newest."""
    councils = {quarter: load_council(NAME, quarter) for quarter in REPORTED[:-1]}
    ids = {i.id: i for council in councils.values() for i in council.catalogue.indicators}
    lines = [
        _line(here, quarter, found)
        for id in ids
        for quarter, council in councils.items()
        if (here := council.catalogue.find(id)) and (found := point(here, quarter))
    ]
    return csv_text(["indicator", "quarter", "numerator", "denominator", "value", "mark", "as_published"], lines)


def _line(indicator: Indicator, quarter: Quarter, found: Point) -> list[object]:
    late = plan().late.get(indicator.id, {}).get(quarter)
    mark = "r" if late else "p" if quarter in plan().provisional.get(indicator.id, ()) else ""
    published = as_sent(indicator, quarter) if late else None
    value = None if found.denominator else printed(found, indicator)
    return [
        *(indicator.id, quarter, *counts(found).values(), value, mark),
        printed(published, indicator) if published else None,
    ]
