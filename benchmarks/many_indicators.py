"""An invented council with many indicators: what suppression and the audit of its twelfth quarter cost.

In every group of five a total has four parts, one of them often small; as many others are percentages of two sizes of base.
"""

import random
from collections.abc import Iterator

import tests.unit.made as made
from adapters.solver import Solver
from benchmarks.meter import Meter
from quarterly.configuration.catalogue import Indicator
from quarterly.publishing import disclosure_audit
from quarterly.publishing.public_knowledge import Publication
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.quarter import Quarter
from tests.unit.publishing.made_audit import count, counting, of, share
from tests.unit.publishing.publishing_town import PublishingTown, council_with

INDICATORS, QUARTERS = 300, 12
_GROUPS, _PARTS = 40, 4
_SHARES = INDICATORS - _GROUPS * (_PARTS + 1)
_FIRST = Quarter(2010, 1)


def of_many(policy: str, audit: str) -> dict[str, float]:
    """Return the processor seconds of both, by these names, when the last quarter is drafted and all before are public."""
    meter, town = Meter(), _town()
    *before, last = _quarters()
    for quarter in before:
        town.published.append(Publication(quarter, 1, town.pack(quarter)))
    meter.watch(policy, made, "redact")
    figures = town.pack(last)
    meter.watch(audit, disclosure_audit, "audited")
    with Solver() as solver:
        disclosure_audit.audited(town.knowledge(figures), solver)
    return meter.spent


def _town() -> PublishingTown:
    groups = [[f"g{group}-{part}" for part in range(_PARTS)] for group in range(_GROUPS)]
    totals = [f"g{group}" for group in range(_GROUPS)]
    shares = [f"s{number}" for number in range(_SHARES)]
    indicators: list[Indicator] = [counting(id) for id in totals] + [counting(id) for group in groups for id in group]
    relations = [{"total": total, "parts": parts} for total, parts in zip(totals, groups, strict=True)]
    council = council_with([*indicators, *map(share, shares)], parts_of=relations)
    return PublishingTown(council, {id: dict(points) for id, points in _figures(totals, groups, shares)})


def _figures(totals: list[str], groups: list[list[str]], shares: list[str]) -> Iterator[tuple[str, list[tuple[Quarter, Point]]]]:
    drawn, quarters = random.Random(0), _quarters()
    for total, parts in zip(totals, groups, strict=True):
        sizes = [drawn.choice((4, 12, 40, 150)) for _ in parts]
        counts = [[max(0, round(drawn.gauss(size, size**0.5))) for size in sizes] for _ in quarters]
        yield total, [(quarter, count(sum(each))) for quarter, each in zip(quarters, counts, strict=True)]
        for position, part in enumerate(parts):
            yield part, [(quarter, count(each[position])) for quarter, each in zip(quarters, counts, strict=True)]
    for id in shares:
        base = drawn.choice((25, 400))
        yield id, [(quarter, of(drawn.randint(base // 4, base), base)) for quarter in quarters]


def _quarters() -> list[Quarter]:
    found = [_FIRST]
    while len(found) < QUARTERS:
        found.append(found[-1].next)
    return found
