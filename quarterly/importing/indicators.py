"""One indicator from all rows that name it: its id, unit, decimals and what its rows say of it, with what they leave open."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from quarterly.collecting.sheets.cells import SheetCell
from quarterly.configuration.catalogue import plain_name
from quarterly.configuration.ids import LONGEST, slug
from quarterly.configuration.layouts import Times
from quarterly.importing.scorecards import FoundRow, Scorecard
from quarterly.importing.table_columns import LONGEST_REF
from quarterly.importing.words import ScorecardWords
from quarterly.vocabulary.numbers import Unit, exact, trimmed
from quarterly.vocabulary.references import normalised_ref
from quarterly.vocabulary.units import PER_CENT, read_in

MOST_DECIMALS = 4
_WORKED_OUT = 3  # decimals of a stored figure from which it is a formula's, of which nobody shows that many
_USUAL = 1  # decimals of such a figure
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
_SIGNS = (Unit.POUNDS, Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.RATIO)
_ANY_NUMBER = (Unit.COUNT, Unit.SCORE)  # of a column that says “Number”, also of rates and averages
# Words of a name, from the surest to those that only fit.
_OF_NAMES = (
    (Unit.PER_100000, r"per 100,?000|per 100k"),
    (Unit.PER_10000, r"per 10,?000|per 10k"),
    (Unit.PER_1000, r"per 1,?000|per 1k"),
    (Unit.PERCENT, r"%|\bper ?cent\b|\bpercentage\b|\bproportion\b"),
    (Unit.POUNDS, r"£|\bcost\b|\bspend\b"),
    (Unit.DAYS, r"^(?:average |median |mean )?(?:number of )?(?:working )?days\b|\((?:working )?days\)"),
    (Unit.WEEKS, r"^(?:average |median |mean )?(?:number of )?weeks\b|\(weeks\)"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundIndicator:
    """An indicator as rows of one or several sheets name it; `said` has the first text that a field of theirs has.

    `unit_reason` says by what its unit is known, "" where it is not; `cells` are where it says what it says.
    """

    id: str
    ref: str
    name: str
    rows: tuple[FoundRow, ...]
    said: Mapping[str, str]
    cells: Mapping[str, str]
    unit: Unit
    unit_reason: str
    decimals: int
    has_shares: bool = False
    has_values: bool = True

    @property
    def short(self) -> str:
        """What questions call it."""
        return self.ref or self.name

    @property
    def where(self) -> str:
        """The sheet and the cell of its first row."""
        return f"{self.rows[0].sheet}, {self.rows[0].cell}"

    @property
    def has_counts(self) -> bool:
        """Whether any of its rows has a numerator and a denominator."""
        return any(row.has_counts for row in self.rows)

    @property
    def times(self) -> Times | None:
        """The times of the columns of its values in the first file that has it: older ones may have others."""
        return self.rows[0].times


def indicators_in(scorecards: Sequence[Scorecard], words: ScorecardWords) -> list[FoundIndicator]:
    """Return the indicators of all sheets, in the order of their first rows, each once with all its rows."""
    found, ids = [], set[str]()
    together = _by_indicator(row for each in scorecards for row in each.rows)
    refs = {normalised_ref(row.ref) for rows in together for row in rows}
    names = Counter(name for rows in together for name in {plain_name(row.name) for row in rows})
    for rows in together:
        ref, name = next((row.ref for row in rows if row.ref), ""), next((row.name for row in rows if row.name), "")
        # An id that is another's reference would be read as that one's.
        id = _own(_id(ref or name), ids | (refs - {normalised_ref(ref)}))
        ids.add(normalised_ref(id))
        if len(ref) > LONGEST_REF:  # without a reference its name alone tells it from others
            ref, name = "", name if names[plain_name(name)] == 1 else ref
        found.append(_indicator(id, ref, name or ref, rows, words))
    return found


def _by_indicator(rows: Iterable[FoundRow]) -> list[list[FoundRow]]:
    """Return the rows of each indicator: those of the same reference, and those without one that have its name."""
    every = list(rows)
    groups: dict[str, list[FoundRow]] = {}
    by_name: dict[str, str] = {}
    for row in every:
        if row.ref:
            by_name.setdefault(plain_name(row.name or row.ref), normalised_ref(row.ref))
    for row in every:
        key = normalised_ref(row.ref) or by_name.get(plain_name(row.name)) or f"name {plain_name(row.name)}"
        groups.setdefault(key, []).append(row)
    return list(groups.values())


def _indicator(id: str, ref: str, name: str, rows: list[FoundRow], words: ScorecardWords) -> FoundIndicator:
    said: dict[str, str] = {}
    cells: dict[str, str] = {}
    for row in rows:
        for field, text in row.said.items():
            said.setdefault(field, text)
            cells.setdefault(field, f"{row.sheet}, {row.cells[field]}")
    values = [cell for row in rows for cell in row.values]
    unit, reason = _unit(said.get("unit", ""), name, values, [text for row in rows for text in row.texts], words)
    figures = [figure for cell in values if (figure := _figure(cell, unit)) is not None]
    return FoundIndicator(
        id=id,
        ref=ref,
        name=name,
        rows=tuple(rows),
        said=said,
        cells=cells,
        unit=unit,
        unit_reason=reason,
        decimals=_decimals([places for row in rows for places in row.shown], figures) if unit.is_quantity else 0,
        has_values=bool(values),
        has_shares=_are_shares(values, figures, unit),
    )


def _unit(stated: str, name: str, values: Sequence[SheetCell], texts: Sequence[str], words: ScorecardWords) -> tuple[Unit, str]:
    """Return the unit with how it is known: from its column, from how figures are written, or from the name; "" is a guess.

    `texts` are what stands in place of figures.
    """
    known = words.unit(stated)
    if known and known not in _ANY_NUMBER:
        return known, f"its column says “{stated}”"
    for unit in (Unit.YES_NO, Unit.DATE):
        if texts and not values and all(read_in(text, unit) for text in texts):
            return unit, "its cells say so"
    written = {read[1] for cell in values if isinstance(cell.value, str) and (read := read_in(cell.value, Unit.SCORE))}
    if any(cell.percent for cell in values) or PER_CENT in written:
        return Unit.PERCENT, "its figures are written with %"
    if of_sign := next((unit for unit in _SIGNS if unit.value in written), None):
        return of_sign, "its figures say so"
    for unit, pattern in _OF_NAMES:
        if re.search(pattern, name, re.IGNORECASE):
            return unit, "its name says so"
    figures = [figure for cell in values if (figure := _figure(cell, Unit.SCORE)) is not None]
    if not figures:
        return Unit.PERCENT, ""  # of its counts, until somebody says so
    if all(figure.denominator == 1 for figure in figures):
        return Unit.COUNT, "its figures are whole numbers"
    return Unit.SCORE, ""


def _figure(cell: SheetCell, unit: Unit) -> Fraction | None:
    if isinstance(cell.value, str):
        read = read_in(cell.value, unit)
        return read[0] if read else None
    if isinstance(cell.value, bool) or cell.value is None:
        return None
    return exact(cell.value) * (100 if cell.percent and unit is Unit.PERCENT else 1)


def _are_shares(values: Sequence[SheetCell], figures: Sequence[Fraction], unit: Unit) -> bool:
    """Whether percentages look like shares of one: 0.84 in a cell that is not shown as a percentage."""
    bare = not any(cell.percent for cell in values)
    return unit is Unit.PERCENT and bare and bool(figures) and all(0 <= figure <= 1 for figure in figures) and any(figures)


def _decimals(shown: Sequence[int], figures: Sequence[Fraction]) -> int:
    """Return the decimals that figures are shown with, else those they were typed with."""
    if shown:
        return min(max(shown), MOST_DECIMALS)
    places = [len(trimmed(figure, 6).partition(".")[2]) for figure in figures]
    typed = [place for place in places if place < _WORKED_OUT]
    return min(max(typed, default=_USUAL), MOST_DECIMALS) if len(typed) == len(places) else max(_USUAL, *typed, 0)


def _id(text: str) -> str:
    if _ID.fullmatch(text) and len(text) <= LONGEST:
        return text
    return slug(text) or "indicator"


def _own(id: str, taken: set[str]) -> str:
    """Return an id that no indicator before it has."""
    number, own = 2, id
    while normalised_ref(own) in taken:
        own, number = f"{id[: LONGEST - 3]}-{number}", number + 1
    return own
