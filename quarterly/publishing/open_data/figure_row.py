"""One indicator's figure of a quarter for other programs, and the table of such rows as text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Self

from quarterly.publishing.open_data.symbols import Symbol


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """What a pack says of one indicator's figure, each number with the decimals it is printed with, None where there is none.

    `numerator` and `denominator` are the cases behind `value`. `rated_value` is the value that was rated, on its `rated_basis`.
    `target_upper` is the upper end of a range. `distance` is that from the target, better being positive, and `distance_unit`
    "% of target" or what it counts in. `symbol` says what `value` lacks, or what is to be known of it ("[p] [r]");
    `target_symbol` and `rating_symbol` why there is none. `illustrative` names the columns that were made up for a sample or
    follow from what was. `why_good` says why that way is good, and `sent_by` who sends the figure.
    """

    indicator: str
    reference: str
    name: str
    quarter: str
    unit: str
    basis: str
    good_is: str
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    rated_value: Decimal | None = None
    rated_basis: str
    target: Decimal | None = None
    target_upper: Decimal | None = None
    target_in_words: str = ""
    distance: Decimal | None = None
    distance_unit: str = ""
    rating_code: str = ""
    rating: str = ""
    rule_rating_code: str = ""
    since_previous_quarter: str = ""
    since_same_quarter_last_year: str = ""
    since_last_year_end: str = ""
    since_named_quarter: str = ""
    forecast: Decimal | None = None
    symbol: str = ""
    target_symbol: str = ""
    rating_symbol: str = ""
    illustrative: str = ""
    definition: str = ""
    why_good: str = ""
    sent_by: str = ""

    @property
    def is_suppressed(self) -> bool:
        """Whether the value is suppressed."""
        return Symbol.SUPPRESSED in self.symbol

    def cells(self) -> list[str]:
        """Return the row as text, in the order of COLUMNS."""
        return [_text(getattr(self, column)) for column in COLUMNS]

    @classmethod
    def from_cells(cls, row: Mapping[str, str]) -> Self:
        """Read a row of a table of this form; raise KeyError for one of another form."""
        cells = {**dict.fromkeys(_LATER, ""), **row}
        return cls(**{column: _number(cells[column]) if column in NUMBERS else cells[column] for column in COLUMNS})  # type: ignore[arg-type]


COLUMNS = tuple(each.name for each in fields(FigureRow))
OF_INDICATOR = ("definition", "why_good", "sent_by")  # which say nothing of a quarter
_LATER = ("since_last_year_end", "since_named_quarter")  # which this form has had since December 2026
NUMBERS = frozenset(("value", "numerator", "denominator", "rated_value", "target", "target_upper", "distance", "forecast"))


def table_of(rows: Iterable[FigureRow]) -> tuple[list[str], list[list[str]]]:
    """Return the rows as a table: its header and its cells."""
    return list(COLUMNS), [row.cells() for row in rows]


def _text(value: Decimal | str | None) -> str:
    return "" if value is None else value if isinstance(value, str) else f"{value:f}"


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None
