"""Findings as people read them: those of a sheet that have one cause are one point, with every place that it is about."""

from collections.abc import Iterable
from dataclasses import dataclass

from quarterly.collecting.sheets.findings import Finding, worst_first
from quarterly.vocabulary.wording import listed

MOST_NAMED = 12  # places of one point; of more the others are counted


@dataclass(frozen=True, slots=True)
class Point:
    """One finding, or several with one cause; the first stands for all."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The finding that stands first in the sheet."""
        return self.findings[0]

    @property
    def cells(self) -> str:
        """The cell, or the first and the last of several: "D7 to D13"; "" where it is about the whole sheet or file."""
        first, last = self.first.cell or "", self.findings[-1].cell or ""
        return first if first == last or not last else f"{first} to {last}"

    @property
    def position(self) -> str:
        """Where to look, as people write it: "PI return, cells D7 to D13"."""
        several = len(self.findings) > 1 and " to " in self.cells
        return f"{self.first.sheet or self.first.file}, cells {self.cells}" if several else self.first.position

    @property
    def message(self) -> str:
        """What is wrong; of several, with what each is about and where it stands."""
        if len(self.findings) == 1:
            return self.first.message
        named = dict.fromkeys(f"{each.indicator or 'a row'} ({each.cell})" for each in self.findings)
        shown = [*named][:MOST_NAMED]
        more = [f"{len(named) - len(shown)} more"] if len(named) > len(shown) else []
        return f"{self.first.together} It is about {listed(shown + more)}."

    @property
    def remedy(self) -> str:
        """What to do; "" where each row would have another remedy, and `together` says what to do."""
        return self.first.remedy if len({each.remedy for each in self.findings}) == 1 else ""


def points(findings: Iterable[Finding]) -> list[Point]:
    """Return the findings worst first, those with one cause as one point."""
    found: dict[object, list[Finding]] = {}
    for number, each in enumerate(worst_first(findings)):
        cause = (each.code, each.severity, each.file, each.sheet, each.together)
        found.setdefault(cause if each.together and not each.reference else number, []).append(each)
    return [Point(tuple(each)) for each in found.values()]
