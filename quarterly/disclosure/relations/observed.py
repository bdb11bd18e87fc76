"""The counts of a council's history, by indicator and quarter, as whole numbers that relations are sought among."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from quarterly.configuration.catalogue import Indicator
from quarterly.scoring.counts import counts_of
from quarterly.scoring.series.points import Series
from quarterly.vocabulary.quarter import Quarter

Counts = Mapping[Quarter, int]


@dataclass(frozen=True, slots=True)
class Observed:
    """An indicator with its counts and its denominators, where they are known."""

    indicator: Indicator
    counts: Counts
    denominators: Counts

    @property
    def id(self) -> str:
        """The indicator's id."""
        return self.indicator.id


def observed(indicators: Iterable[Indicator], history: Mapping[str, Series]) -> tuple[Observed, ...]:
    """Return the counts of each indicator's history; a weighted count such as 5.5 is left out, as is what an average is of."""
    found = []
    for indicator in indicators:
        cases = {quarter: counts_of(indicator, point) for quarter, point in history.get(indicator.id, {}).items()}
        counts = {} if not indicator.unit.counts_cases else {quarter: counted for quarter, (counted, _) in cases.items()}
        found.append(Observed(indicator, _whole(counts), _whole({quarter: out_of for quarter, (_, out_of) in cases.items()})))
    return tuple(found)


def shared_quarters(*several: Counts) -> list[Quarter]:
    """Return the quarters in which all of several counts are known, in the order of time."""
    return sorted(set.intersection(*(set(each) for each in several)))


def _whole(counts: Mapping[Quarter, Decimal | None]) -> Counts:
    return {quarter: int(count) for quarter, count in counts.items() if count is not None and count >= 0 and count == int(count)}
