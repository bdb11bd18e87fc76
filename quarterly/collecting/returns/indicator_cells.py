"""Reads the cells of an indicator's row, with a finding for each that cannot be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from quarterly.collecting.returns.plausibility import can_be
from quarterly.collecting.returns.two_services import figures_expected
from quarterly.collecting.sheets.cells import SheetCell, cell_at, figure_of, text_of
from quarterly.collecting.sheets.decimal_commas import may_be_thousands
from quarterly.collecting.sheets.layout import Layout, plain
from quarterly.collecting.sheets.not_a_figure import DIVIDED_BY_NOUGHT
from quarterly.collecting.sheets.sheet_table import SheetTable
from quarterly.collecting.sheets.sheets import Scalar
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.targets.text import read_target
from quarterly.vocabulary.marks import marks
from quarterly.vocabulary.numbers import Unit, trimmed
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.units import printed

_COUNTS = ("numerator", "denominator")
_WITHHELD = "C25"
_COUNT_WITHHELD = "C26"
_TWO_MEANINGS = "C32"
_UNREADABLE = ("C02", "C03", "C04", "C14")
_NOUGHT_OVER_NOUGHT = "nought over nought (#DIV/0!), as there was no case in the quarter"
_EXPECTED, _JUDGED = "year-end forecast", "judgement"  # as findings call the columns


class _Find(Protocol):
    def __call__(self, code: str, cell: str, **words: object) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorCells:
    """One row of a table of indicators as a service sent it; `find` adds a finding about one of its cells."""

    table: SheetTable
    row: int
    values: Mapping[str, Scalar]
    indicator: Indicator | None
    service: str
    council: Council
    quarter: Quarter
    layout: Layout
    find: _Find
    decimal_commas: bool = False  # whether other cells of its sheet have one, though the profile does not say so

    def figure(self, field: str) -> Decimal | None:
        """Return the value, the numerator or the denominator."""
        cell = self._cell(field)
        if cell is None:
            return None
        if self._has_two_meanings(cell, field):
            self.find(_TWO_MEANINGS, cell.name, field=field, typed=text_of(cell.value))
            return None
        read = figure_of(cell, Unit.COUNT if field in _COUNTS else self._unit)
        # "n/a" in place of a figure says no more than a blank, and figures that another service sends are not read here.
        says_none = read.code == "C02" and (self._says_none(cell) or self._takes_back(cell))
        if read.code == "C02" and self._withholds(cell):
            code = _COUNT_WITHHELD if field in _COUNTS and self._hides_how_few(field) else _WITHHELD
            self.find(code, cell.name, field=field, typed=text_of(cell.value))
            says_none = True
        if read.code and not says_none and field in figures_expected(self.indicator, self.service):
            words = dict(read.words)
            if field == "value" and self._is_nought_over_nought(cell):
                words["held"] = _NOUGHT_OVER_NOUGHT
            self.find(read.code, cell.name, field=field, **words)
        return _decimal(read.number)

    def taken_back(self) -> bool:
        """Whether words in place of a figure say that there is none any more."""
        cells = [self._cell(field) for field in figures_expected(self.indicator, self.service)]
        return any(cell is not None and self._takes_back(cell) for cell in cells)

    def withheld(self) -> bool:
        """Whether a sign in place of a figure says that there is one, or may be, that is not given: "*", "low", "nil"."""
        cells = [self._cell(field) for field in figures_expected(self.indicator, self.service)]
        return any(cell is not None and self._withholds(cell) for cell in cells)

    def target(self) -> tuple[Decimal | None, str]:
        """Return the target as a figure or, where it has words, as typed ("Fewer than 85")."""
        cell = self._cell("target")
        if cell is None:
            return None, ""
        read = figure_of(cell, self._unit)
        if read.code == "C01":
            self.find("C01", cell.name, field="target", **dict(read.words))
        undecided = text_of(cell.value).casefold() in self.layout.no_target_yet
        if read.code not in _UNREADABLE or (self._says_none(cell) and not undecided):
            return _decimal(read.number), ""
        if isinstance(cell.value, str) and self._is_target(cell.value):
            return None, " ".join(cell.value.split())
        self.find("C05", cell.name)  # a warning: the agreed target is used in any case
        return None, ""

    def next_target(self) -> str:
        """Return the target proposed for next year: a figure as plain digits, or words as typed; "" where none is agreed yet."""
        cell = self._cell("next_target")
        if cell is None or self._says_none(cell) or text_of(cell.value).casefold() in self.layout.no_target_yet:
            return ""
        read = figure_of(cell, self._unit)
        if read.number is not None and read.code not in _UNREADABLE:
            return trimmed(read.number, 4) if self._unit.is_quantity else printed(read.number, 0, self._unit)
        if isinstance(cell.value, str) and self._is_target(cell.value):
            return " ".join(cell.value.split())
        if text_of(cell.value) or cell.uncalculated:
            self.find("C31", cell.name, indicator=self.indicator.short if self.indicator else "")
        return ""

    def marks(self) -> str:
        """Return the marks beside the figure, as single letters."""
        cell = self._cell("mark")
        if cell is None or self._says_none(cell):
            return ""
        try:
            if not cell.uncalculated:
                return " ".join(marks(text_of(cell.value)))
        except ValueError:
            pass
        self.find("C07", cell.name)
        return ""

    def expected(self) -> Decimal | None:
        """Return the owner's own forecast, if it is possible in the indicator's unit."""
        cell = self._cell("expected")
        if cell is None or self._says_none(cell):
            return None
        read = figure_of(cell, self._unit)
        if read.code in _UNREADABLE or not self._possible(read.number):
            self.find("C08", cell.name, unit=self._unit.value)
            return None
        if read.code:
            self.find(read.code, cell.name, field=_EXPECTED, **dict(read.words))
        return _decimal(read.number)

    def judged(self) -> str:
        """Return the status a service decided, where the indicator is rated by judgement."""
        cell = self._cell("judged")
        if cell is None or self.indicator is None or self._says_none(cell):
            return ""
        if not (text_of(cell.value) or cell.uncalculated):
            return ""
        if self._judged_by_service:
            return self._status(cell)
        self.find("C10", cell.name, indicator=self.indicator.short)
        return ""

    def _status(self, cell: SheetCell) -> str:
        scale = self.council.profile.scales.indicators
        if state := self.layout.state_of(scale, text_of(cell.value)):
            return state.status
        if cell.uncalculated:
            self.find("C03", cell.name, field=_JUDGED)
            return ""
        self.find("C09", cell.name, statuses="; ".join(state.word for state in scale.states))
        return ""

    def _cell(self, field: str) -> SheetCell | None:
        return cell_at(self.table, field, self.row, self.values.get(field)) if field in self.table.columns else None

    @property
    def _unit(self) -> Unit:
        return self.indicator.unit if self.indicator else Unit.PERCENT

    @property
    def _judged_by_service(self) -> bool:
        return self.indicator is not None and self.council.profile.is_judged(self.indicator)

    def _says_none(self, cell: SheetCell) -> bool:
        return text_of(cell.value).lstrip("'’").casefold() in self.layout.no_figure

    def _withholds(self, cell: SheetCell) -> bool:
        return text_of(cell.value).casefold() in self.layout.withheld

    def _hides_how_few(self, count: str) -> bool:
        """Whether a count that is not given stands beside a figure that would be printed, of children who are protected."""
        # 3.7% of 163 reads as 6 of them: what can be worked out from a rounded share does not outweigh a sender's "<5".
        if not self.indicator or not {count, "value"} <= set(figures_expected(self.indicator, self.service)):
            return False
        value = self._cell("value")
        is_protected = self.indicator.counts in self.council.profile.small_numbers.protect
        return is_protected and value is not None and figure_of(value, self._unit).number is not None

    def _has_two_meanings(self, cell: SheetCell, field: str) -> bool:
        is_asked = self.decimal_commas and field in figures_expected(self.indicator, self.service)
        return is_asked and may_be_thousands(cell.value)

    def _is_nought_over_nought(self, cell: SheetCell) -> bool:
        return text_of(cell.value) == DIVIDED_BY_NOUGHT and all(self.values.get(count) == 0 for count in _COUNTS)

    def _takes_back(self, cell: SheetCell) -> bool:
        return plain(cell.value) in self.layout.taken_back

    def _is_target(self, text: str) -> bool:
        try:
            return read_target(text).fits(self._unit)
        except ValueError:
            return False

    def _possible(self, number: Fraction | None) -> bool:
        if number is None or self.indicator is None:
            return True
        # Against the year's target, not the quarter's: a forecast is of the year's end.
        return can_be(number, self.indicator.unit, self.indicator.agreed(self.quarter).annual_low)


def _decimal(number: Fraction | None) -> Decimal | None:
    return None if number is None else Decimal(number.numerator) / Decimal(number.denominator)
