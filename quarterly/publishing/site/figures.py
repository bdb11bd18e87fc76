"""What the page of an indicator says of one published figure, in words and in the numbers that its chart draws."""

from fractions import Fraction
from typing import TypedDict

from quarterly.configuration.scales import Scale
from quarterly.configuration.targets.goal import Goal
from quarterly.configuration.targets.words import MOST_DECIMALS
from quarterly.publishing.open_data.figure_row import FigureRow
from quarterly.publishing.open_data.printed_row import made_up, number_text, rating_text, target_text, value_text
from quarterly.publishing.open_data.published import VersionRows
from quarterly.publishing.open_data.symbols import Symbol
from quarterly.reporting.chart_model import StatusMark
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.numbers import Unit, decimals_of, half_up
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter, long_date

NO_RATING: StatusMark = {"word": "–", "shape": "dash", "colour": "#5a5f66"}
WITHDRAWN: StatusMark = {"word": "Withdrawn", "shape": "dash", "colour": "#5a5f66"}


class AboutIndicator(TypedDict):
    """What an indicator is, as a published version says; `unit`, `basis` and `good_is` are words of the vocabulary."""

    reference: str
    name: str
    definition: str
    why_good: str
    sent_by: str
    unit: str
    basis: str
    good_is: str


class SiteFigure(TypedDict):
    """One figure as a table prints it, and as a chart draws it.

    `plain` is the value without marks and sign, `beside` what stands below it: its cases, the value that was rated where that is
    another, and how it stands to its target where rounding hides that. `version` is 0 where the report is withdrawn. `number`,
    and both `ends` of the target, are None where nothing is drawn. `is_due` is False in quarters of the year in which the
    indicator is not reported.
    """

    quarter: str
    about: AboutIndicator
    value: str
    plain: str
    beside: list[str]
    target: str
    mark: StatusMark
    published: str
    version: int
    number: float | None
    ends: tuple[float, float] | None
    is_due: bool
    is_broken: bool
    is_illustrative: bool


def site_figure(row: FigureRow, of: VersionRows, quarter: Quarter, scale: Scale) -> SiteFigure:
    """Return what a page says of a row of the version in force."""
    is_counted = row.value is not None and f"[{Mark.FORECAST}]" not in row.symbol  # a forecast is no figure yet
    return {
        "quarter": str(quarter),
        "about": _about(row),
        "value": value_text(row),
        "plain": number_text(row.value, row),
        "beside": _beside(row),
        "target": target_text(row),
        "mark": rating_mark(row, scale),
        "published": long_date(of.published_on),
        "version": of.version,
        "number": float(row.value) if row.value is not None and is_counted else None,
        "ends": _ends(row),
        "is_due": row.symbol != Symbol.NOT_APPLICABLE,
        "is_broken": f"[{Mark.BREAK}]" in row.symbol,
        "is_illustrative": bool({"value", "target", "target_upper"} & made_up(row)),
    }


def withdrawn_figure(row: FigureRow, quarter: Quarter, on: str) -> SiteFigure:
    """Return what a page says of a quarter whose report is withdrawn: that it is, and no figure."""
    return {
        "quarter": str(quarter), "about": _about(row), "value": "–", "plain": "", "beside": [], "target": "–", "mark": WITHDRAWN,
        "published": f"Withdrawn on {on}", "version": 0, "number": None, "ends": None, "is_due": True, "is_broken": False,
        "is_illustrative": False,
    }  # fmt: skip


def rating_mark(row: FigureRow, scale: Scale) -> StatusMark:
    """Return the rating as a mark of the council's scale; where there is none, why."""
    word = rating_text(row)
    state = next((state for state in scale.states if state.status == row.rating_code), None)
    if state is None:
        return {**NO_RATING, "word": word or NO_RATING["word"]}
    return {"word": word, "shape": state.shape, "colour": state.colour}


def _about(row: FigureRow) -> AboutIndicator:
    return {
        "reference": row.reference,
        "name": row.name,
        "definition": row.definition,
        "why_good": row.why_good,
        "sent_by": row.sent_by,
        "unit": row.unit,
        "basis": row.basis,
        "good_is": row.good_is,
    }


def _beside(row: FigureRow) -> list[str]:
    found = []
    if row.denominator is not None:
        cases = "out" if row.numerator is None else f"{row.numerator:,}"
        found.append(signed(f"{cases} of {row.denominator:,}", "value" in made_up(row)))
    if _is_rated_otherwise(row) and row.rated_value is not None:
        found.append(signed(f"rated {row.rated_basis}: {number_text(row.rated_value, row)}", "rated_value" in made_up(row)))
    if hidden := _hidden_by_rounding(row):
        found.append(signed(hidden, "distance" in made_up(row)))
    return found


def _hidden_by_rounding(row: FigureRow) -> str:
    """Return how a figure stands to its target where both as printed stand otherwise to each other, "" where they do not."""
    value = row.value if row.rated_value is None else row.rated_value
    if value is None or row.target is None or row.distance is None or row.good_is not in tuple(Polarity):
        return ""
    # The target of a count is printed with no more decimals than the count, of anything else as it stands in the row.
    places = decimals_of(str(value)) if row.unit == Unit.COUNT else MOST_DECIMALS
    low, high = (
        Fraction(half_up(end, places)) for end in (row.target, row.target if row.target_upper is None else row.target_upper)
    )
    as_printed = Goal(Polarity(row.good_is), low, high).variance(Fraction(value)) or 0
    if (row.distance > 0, row.distance < 0) == (as_printed > 0, as_printed < 0):
        return ""
    side = "better than target" if row.distance > 0 else "worse than target" if row.distance < 0 else "on target"
    return f"{side} before rounding"


def _ends(row: FigureRow) -> tuple[float, float] | None:
    # A target that another value is rated against would be drawn beside values that nobody compares with it.
    if row.target is None or _is_rated_otherwise(row):
        return None
    return float(row.target), float(row.target if row.target_upper is None else row.target_upper)


def _is_rated_otherwise(row: FigureRow) -> bool:
    return bool(row.rated_basis) and row.rated_basis != row.basis
