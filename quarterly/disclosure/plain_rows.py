"""The rows of a published table, what adds up in it, and which rows are a part of another.

Each row has a count and its position in some dimensions, such as a region and a duration. In a dimension with a total the rows
that agree in all other dimensions add up to the row with the total: 489 in all durations of a region is the sum of its durations,
and the total of each duration is the sum over the regions. A row of those that are "of which" another is in that one already.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: where it stands in each dimension, its count and what it is out of, and the percentages that follow.

    `count` is None where the table has a mark instead: `is_suppressed` if it was suppressed, `is_none` if there are no cases.
    Each percentage is named by the dimension of whose total it is, None for one of the denominator. `told` is the least and the
    most that the count can be, for whoever reads the other columns of the row: also where the count itself is blank.
    """

    position: tuple[str, ...]
    count: int | None
    denominator: int | None = None
    is_suppressed: bool = False
    is_none: bool = False
    percentages: Mapping[int | None, Decimal] = field(default_factory=dict)
    told: tuple[int, int] | None = None

    @property
    def known(self) -> tuple[int, int] | None:
        """The least and the most that the count can be, as the row prints it or tells it; None if it says nothing."""
        if self.is_suppressed:
            return None
        return self.told if self.count is None else (self.count, self.count)


@dataclass(frozen=True, slots=True)
class PlainTable:
    """Rows, by dimension the value that means the total, and by dimension the part of each whole: value by value."""

    rows: tuple[Row, ...]
    totals: Mapping[int, str]
    of_which: Mapping[int, Mapping[str, str]] = field(default_factory=dict)

    def sums(self) -> Iterator[tuple[int, list[int], int]]:
        """Yield each sum: the row of its total, the rows of its parts, and the dimension that it runs along."""
        for total, under, dimension in self.under_totals():
            nested = self.of_which.get(dimension, {})
            if parts := [index for index in under if self.rows[index].position[dimension] not in nested]:
                yield total, parts, dimension

    def under_totals(self) -> Iterator[tuple[int, list[int], int]]:
        """Yield the row of each total, all rows that are in it, those "of which" too, and the dimension."""
        for dimension, name in self.totals.items():
            for members in self._groups(dimension):
                total = next(index for index in members if self.rows[index].position[dimension] == name)
                if len(members) > 1:
                    yield total, [index for index in members if index != total], dimension

    def nested(self) -> Iterator[tuple[int, int]]:
        """Yield each row that is "of which" another, behind the row that it is a part of."""
        for dimension, wholes in self.of_which.items():
            for members in self._groups(dimension):
                by_value = {self.rows[index].position[dimension]: index for index in members}
                yield from ((by_value[wholes[each]], index) for each, index in by_value.items() if wholes.get(each) in by_value)

    def nested_sums(self) -> Iterator[tuple[int, list[int]]]:
        """Yield each whole and its parts where these add up to it wherever all of them are known, such as boys and girls.

        A single part that is all of its whole is so by chance, and not by what the two mean.
        """
        for dimension, wholes in self.of_which.items():
            for name in dict.fromkeys(wholes.values()):
                parts = [part for part, whole in wholes.items() if whole == name]
                found = list(self._together(dimension, name, parts))
                rests = [rest for each in found if (rest := self._rest(*each)) is not None]
                if len(parts) > 1 and rests and not any(rests):
                    yield from found

    def _together(self, dimension: int, whole: str, parts: list[str]) -> Iterator[tuple[int, list[int]]]:
        for members in self._groups(dimension):
            by_value = {self.rows[index].position[dimension]: index for index in members}
            if whole in by_value and all(part in by_value for part in parts):
                yield by_value[whole], [by_value[part] for part in parts]

    def _rest(self, whole: int, parts: list[int]) -> int | None:
        """Return what parts leave of their whole, None if one of them is not known."""
        total, counts = self.rows[whole].count, [self.rows[index].count for index in parts]
        return None if total is None or None in counts else total - sum(count for count in counts if count is not None)

    def _groups(self, dimension: int) -> list[list[int]]:
        """Return the rows that agree in all dimensions but one."""
        groups: dict[tuple[str, ...], list[int]] = {}
        for index, row in enumerate(self.rows):
            groups.setdefault(_without(row.position, dimension), []).append(index)
        return list(groups.values())


def _without(position: tuple[str, ...], dimension: int) -> tuple[str, ...]:
    return position[:dimension] + position[dimension + 1 :]
