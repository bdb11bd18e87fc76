"""How a count behind a figure is named in sentences, and printed."""

from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.disclosure.deduction.facts import Cell
from quarterly.disclosure.deduction.narrowing import Interval
from quarterly.disclosure.report_cells import ADDED, Side
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter

_MONTHS = {1: "June", 2: "September", 3: "December", 4: "March"}  # in which each quarter ends

_ADDED = {added: side.value for side, added in ADDED.items()}


class CountNames:
    """The names of the counts behind a catalogue's indicators."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._indicators = {each.id: each for each in catalogue.indicators}
        self._wholes = {each.part: each.whole for each in catalogue.of_which}

    def indicator(self, cell: Cell) -> Indicator:
        """Return the indicator that a count is behind."""
        return self._indicators[cell[0]]

    def figure(self, key: Cell) -> str:
        """Return how a figure is named: an indicator's name and the quarter."""
        return f"“{self.indicator(key).name}” of {Quarter.parse(key[1]).title}"

    def of(self, cell: Cell) -> str:
        """Return which count it is, with its quarter."""
        return f"{self.what(cell)}, {Quarter.parse(cell[1]).title}"

    def what(self, cell: Cell) -> str:
        """Return which count it is, whatever the quarter."""
        indicator = self.indicator(cell)
        name, is_count = f"“{indicator.name}”", indicator.unit is Unit.COUNT
        side = Side(cell[2])
        if len(cell) > 3 and side in _ADDED:
            return f"what came after {Quarter.parse(cell[3]).title} to {self.what((*cell[:2], _ADDED[side]))}"
        basis = f", {cell[3]}" if len(cell) > 3 else ""
        match side:
            case Side.CASES:
                return (name if is_count else f"the number of cases of {name}") + basis
            case Side.OUT_OF:
                return f"what {name} is out of{basis}"
            case Side.REST:
                return f"the rest of {name}: what it is out of, less its cases{basis}"
            case Side.ADDED_CASES:
                return f"what the quarter added to {name if is_count else f'the cases of {name}'}"
            case Side.ADDED_OUT_OF:
                return f"what the quarter added to what {name} is out of"
            case Side.ADDED_REST:
                return f"what the quarter added to the rest of {name}"
            case Side.NOT_AMONG | Side.ADDED_NOT_AMONG:
                whole = self._indicators[self._wholes[indicator.id]]
                others = f"the cases of “{whole.name}” that are not among {name}"
                return others if side is Side.NOT_AMONG else f"what the quarter added to {others}"

    def when(self, cell: Cell) -> str:
        """Return of what stretch of time a count is: "by September" for a year to date, else "in Quarter 2 2026/27"."""
        quarter = Quarter.parse(cell[1])
        if self.indicator(cell).basis.is_to_date and Side(cell[2]) not in _ADDED:
            return f"by {_MONTHS[quarter.number]}"
        return f"in {quarter.title}"


def number(interval: Interval) -> str:
    """Return what a count can be: "4", "3 to 5", "6 or more"."""
    if interval.is_one_number:
        return f"{interval.low:,}"
    return f"{interval.low:,} or more" if interval.high is None else f"{interval.low:,} to {interval.high:,}"
