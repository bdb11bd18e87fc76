"""The table of ratings as earlier versions of the program published it, with texts among its figures."""

import re
from collections.abc import Mapping
from decimal import Decimal

from quarterly.publishing.open_data.figure_row import FigureRow
from quarterly.publishing.open_data.symbols import Symbol
from quarterly.reporting.wording.distances import PER_CENT_OF_TARGET

_NUMBER = r"-?\d[\d,]*(?:\.\d+)?"
_VALUE = re.compile(rf"{_NUMBER}$")
_TARGET = re.compile(rf"({_NUMBER})%?(?: to ({_NUMBER})%?)?")
_DISTANCE = re.compile(rf"(?P<size>{_NUMBER})(?P<unit>%| points?| days?|) (?P<side>better|worse)$")
_UNITS = {"%": PER_CENT_OF_TARGET, " point": "percentage points", " points": "percentage points", " day": "days", " days": "days"}
_ABSENT = frozenset(each.value for each in Symbol)
# A column's name then, where it was another one.
_NAMES = {
    "value": "value", "target": "target", "against target": "distance", "rating": "rating_code", "shown as": "rating",
    "by rule": "rule_rating_code", "since the quarter before": "since_previous_quarter",
    "since the same quarter last year": "since_same_quarter_last_year", "year-end forecast": "forecast",
}  # fmt: skip


EARLIER_COLUMN = "against target"  # which only this form has


_COMPARED = (
    *("indicator", "name", "quarter", "basis", "unit", "good_is", "value", "rating", "rating_code", "rule_rating_code"),
    *("since_previous_quarter", "since_same_quarter_last_year", "forecast"),
)


def row_of(row: Mapping[str, str]) -> FigureRow:
    """Return a row of a table of ratings in today's form, whichever form it has."""
    return _of_the_first_form(row) if EARLIER_COLUMN in row else FigureRow.from_cells(row)


def gives_the_same(before: FigureRow, now: FigureRow) -> bool:
    """Whether a row of this form has the figures, ratings and words of one of today's, as far as this form had columns."""
    return all(getattr(before, column) == getattr(now, column) for column in _COMPARED)


def _of_the_first_form(row: Mapping[str, str]) -> FigureRow:
    ends, distance = _TARGET.search(row["target"]), _DISTANCE.match(row["against target"])
    is_suppressed = row["rating"] == Symbol.SUPPRESSED
    named = [name for each in row.get("illustrative", "").split("; ") if (name := _NAMES.get(each))]
    return FigureRow(
        indicator=row["indicator"],
        reference=f"PI {row['indicator']}" if row["indicator"][0].isdigit() else row["indicator"],
        name=row["name"],
        quarter=row["period"],
        unit=row["unit"],
        basis=row["basis"],
        good_is=row["good is"],
        value=_number(row["value"]),
        rated_basis="",
        target=_decimal(ends[1]) if ends else None,
        target_upper=_decimal(ends[2]) if ends and ends[2] else None,
        target_in_words=_words(row["target"]),
        distance=_decimal(distance["size"]) * (1 if distance["side"] == "better" else -1) if distance else None,
        distance_unit=_UNITS.get(distance["unit"], row["unit"]) if distance else "",
        rating_code=_words(row["rating"]),
        rating="" if is_suppressed else row["shown as"],
        rule_rating_code=_words(row["by rule"]),
        since_previous_quarter=_words(row["since the quarter before"]),
        since_same_quarter_last_year=_words(row["since the same quarter last year"]),
        forecast=_number(row["year-end forecast"]),
        symbol=_symbol(row["value"]),
        target_symbol=_symbol(row["target"]),
        rating_symbol=_symbol(row["rating"]),
        illustrative="; ".join(named),
    )


def _number(text: str) -> Decimal | None:
    return _decimal(text) if _VALUE.match(text) else None


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _words(text: str) -> str:
    return "" if text in _ABSENT else text


def _symbol(text: str) -> str:
    return text if text in _ABSENT else ""
