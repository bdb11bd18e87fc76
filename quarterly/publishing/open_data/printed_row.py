"""What a published row prints of figure, target and rating: numbers with marks, or the symbol that says why there is none."""

from decimal import Decimal

from quarterly.publishing.open_data.figure_row import FigureRow
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.units import from_number, printed


def made_up(row: FigureRow) -> frozenset[str]:
    """Return the columns of a row that are illustrative."""
    return frozenset(row.illustrative.split("; ")) - {""}


def number_text(value: Decimal | None, row: FigureRow) -> str:
    """Return a number of a row with its decimals and the unit's symbol, "" for none."""
    return "" if value is None else _printed(value, Unit(row.unit))


def _printed(value: Decimal, unit: Unit) -> str:
    return printed(from_number(value, unit), max(0, -int(value.as_tuple().exponent)), unit)


def value_text(row: FigureRow) -> str:
    """Return a value as it is printed, with its marks; where there is none, the symbol that says why."""
    text = " ".join(part for part in (number_text(row.value, row), row.symbol) if part)
    return signed(text, "value" in made_up(row))


def target_text(row: FigureRow) -> str:
    """Return a target as it is printed; where there is none, the symbol that says why."""
    return signed(row.target_in_words or row.target_symbol, bool({"target", "target_in_words"} & made_up(row)))


def rating_text(row: FigureRow) -> str:
    """Return a rating in words; where there is none, why."""
    return signed(row.rating or row.rating_symbol, bool({"rating", "rating_symbol"} & made_up(row)))
