"""One indicator's history for its charts, in numbers rounded as printed: a chart never discloses more than its table."""

from collections.abc import Sequence
from fractions import Fraction

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.targets.target import Ends
from quarterly.configuration.targets.words import printed
from quarterly.reporting.chart_model import TrendPoint
from quarterly.reporting.wording.figures import in_unit, marks_beside
from quarterly.scoring.chart_data import HistoryPoint
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.numbers import Unit, half_up
from quarterly.vocabulary.suppressed import SUPPRESSION_MARK, Suppressed

_NO_WORD = (Unit.COUNT, Unit.SCORE)
_SIGNS = {Unit.POUNDS: "£", Unit.RATIO: "to 1"}


def points_of(earlier: Sequence[HistoryPoint], indicator: Indicator) -> list[TrendPoint]:
    """Return the quarters as points; a target range is drawn at its middle."""
    return [
        {
            "label": str(each.quarter),
            "value": None if each.counted is None else number(each.counted, indicator),
            "target": drawn_target(each, indicator),
            "text": value_text(each, indicator),
        }
        for each in earlier
    ]


def drawn(earlier: Sequence[HistoryPoint]) -> list[HistoryPoint]:
    """Return the quarters with a value that may be drawn."""
    return [each for each in earlier if each.counted is not None]


def number(exact: Fraction, indicator: Indicator) -> float:
    """Return an exact number rounded as it is printed."""
    # Drawn exactly, 43.75% can be measured and is 7 of 16; as 43.8% it may be 32 of 73 as well.
    return float(half_up(exact, indicator.decimals))


def drawn_ends(each: HistoryPoint, indicator: Indicator) -> tuple[Fraction, Fraction] | None:
    """Return the lower and the upper end of a quarter's target as they are printed, so that a chart names no other."""
    ends = target_ends(each)
    return None if ends is None else (_as_printed(ends[0], indicator), _as_printed(ends[1], indicator))


def _as_printed(end: Fraction, indicator: Indicator) -> Fraction:
    return Fraction(half_up(end, indicator.target_decimals))


def drawn_target(each: HistoryPoint, indicator: Indicator) -> float | None:
    """Return the target of a quarter, of a range its middle; None where there is none."""
    ends = drawn_ends(each, indicator)
    return float((ends[0] + ends[1]) / 2) if ends else None


def value_text(each: HistoryPoint, indicator: Indicator) -> str:
    """Return a value as a table prints it, with its marks, the sign of what is illustrative among them."""
    return " ".join(part for part in (in_unit(each.value, indicator), marks_beside(each.marks)) if part)


def target_text(each: HistoryPoint, indicator: Indicator) -> str:
    """Return a target as a table prints it, "" for none."""
    ends = target_ends(each)
    if ends is None:
        return signed(SUPPRESSION_MARK if each.target else "", each.is_target_illustrative)
    return signed(printed(ends, indicator.unit, indicator.target_decimals), each.is_target_illustrative)


def is_illustrative(earlier: Sequence[HistoryPoint]) -> bool:
    """Whether any value or target of a chart is illustrative, and with it the course that the chart shows."""
    return any(Mark.ILLUSTRATIVE in each.marks or (each.target is not None and each.is_target_illustrative) for each in earlier)


def axis_unit(unit: Unit) -> str:
    """Return what an axis counts: "%", "per 10,000", "days"; "" where the indicator's name says it."""
    return unit.symbol or _SIGNS.get(unit) or ("" if unit in _NO_WORD else unit.value)


def basis_words(indicator: Indicator) -> str:
    """Say what stretch of time the values cover, as a caption does: "counted from April to the end of each quarter"."""
    return words_of_basis(indicator.basis)


def words_of_basis(basis: Basis) -> str:
    """Return a basis as a caption words it."""
    if basis.is_to_date:
        return f"counted from {basis.year.first_month} to the end of each quarter"
    return "each quarter by itself" if basis is Basis.IN_QUARTER else basis.value


def comparable(earlier: Sequence[HistoryPoint], basis: Basis) -> list[HistoryPoint]:
    """Return the quarters with a value that compare with the last of them: since a break, and of the same stretch of the year."""
    breaks = [position for position, each in enumerate(earlier) if each.break_before]
    found = drawn(earlier[breaks[-1] :] if breaks else earlier)
    if not basis.is_to_date or not found:
        return found
    # A year to date starts again: from 40 in Quarter 4 to 9 in Quarter 1 nothing has fallen.
    return [each for each in found if each.quarter.number == found[-1].quarter.number]


def target_ends(each: HistoryPoint) -> Ends | None:
    """Return both ends of the target of a quarter, where there is one that may be seen."""
    return None if isinstance(each.target, Suppressed) else each.target
