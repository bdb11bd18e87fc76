"""What a quarter is scored against besides its returns, and the form in which that is stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from quarterly.scoring.benchmarking.comparators import Average
from quarterly.scoring.benchmarking.published_rows import Comparator
from quarterly.scoring.figures import Surroundings
from quarterly.scoring.series.points import Point, Series
from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True)
class Background:
    """What a quarter is compared with: earlier quarters by indicator id, and others' published figures."""

    history: Mapping[str, Series] = field(default_factory=dict)
    around: Surroundings = field(default_factory=lambda: Surroundings(comparators={}))

    def facts(self) -> list[object]:
        """Return its contents as plain values in a fixed order, so that equal backgrounds have equal digests."""
        series = [[id, sorted(points.items())] for id, points in sorted(self.history.items())]
        return [series, {each.name: getattr(self.around, each.name) for each in fields(self.around)}]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredBackground:
    """A background as rows for canonical JSON; disclosure control reads it back to rate a quarter again from public figures."""

    history: tuple[tuple[str, tuple[tuple[Quarter, Point], ...]], ...]
    comparators: tuple[tuple[str, tuple[Comparator, ...]], ...]
    area: str
    neighbours: tuple[str, ...]
    model: str
    window: int
    screened: bool
    average: Average
    last_year_end: bool = False
    since: Quarter | None = None

    @classmethod
    def of(cls, background: Background) -> "StoredBackground":
        """Return the stored form of a background."""
        around = background.around
        return cls(
            history=tuple((id, tuple(sorted(series.items()))) for id, series in sorted(background.history.items())),
            comparators=tuple((id, tuple(rows)) for id, rows in sorted(around.comparators.items()) if rows),
            area=around.area,
            neighbours=tuple(around.neighbours),
            model=around.model,
            window=around.window,
            screened=around.screened,
            average=around.average,
            last_year_end=around.last_year_end,
            since=around.since,
        )

    def restored(self) -> Background:
        """Return the background of a stored form."""
        around = Surroundings(
            comparators=dict(self.comparators),
            area=self.area,
            neighbours=self.neighbours,
            model=self.model,
            window=self.window,
            screened=self.screened,
            average=self.average,
            last_year_end=self.last_year_end,
            since=self.since,
        )
        return Background({id: dict(series) for id, series in self.history}, around)
