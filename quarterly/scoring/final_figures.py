"""The final figures of a year beside those known before, and the history in which they are restated."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from quarterly.configuration.catalogue import Indicator
from quarterly.scoring.series.points import Point, Series
from quarterly.scoring.series.values import Value
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.numbers import exact, half_up, trimmed
from quarterly.vocabulary.quarter import Quarter

Row = Mapping[str, str]

_TYPED = ("numerator", "denominator", "value")
_STAY = (Mark.BREAK, Mark.ILLUSTRATIVE)  # marks of a figure that a later one of the same quarter has as well


@dataclass(frozen=True, slots=True)
class FinalFigure:
    """A final figure with the one known before it, None where none was; `is_revised` is whether it is another."""

    value: Value
    before: Point | None
    is_revised: bool


def final_figures(
    values: Iterable[Value], history: Mapping[str, Series], indicators: Mapping[str, Indicator]
) -> tuple[FinalFigure, ...]:
    """Return final figures that were sent, each with what was known of its quarter."""
    found = ((each, history.get(each.indicator, {}).get(each.quarter)) for each in values)
    return tuple(FinalFigure(each, before, _differs(each.point, before, indicators[each.indicator])) for each, before in found)


def _differs(now: Point, before: Point | None, indicator: Indicator) -> bool:
    """Whether a figure, or a count behind it that was known, is another than before."""
    if before is None or now.value is None or before.value is None:
        return before is None or now.value != before.value
    # 39 of 275 was sent, and 14.2% is its final figure: as printed, it is the same.
    is_copied = now.numerator is None and now.value == exact(half_up(before.value, indicator.decimals))
    counts = ((now.numerator, before.numerator), (now.denominator, before.denominator))
    others = any(None not in pair and pair[0] != pair[1] for pair in counts)
    return others or (now.value != before.value and not is_copied)


def unsaid(figures: Sequence[FinalFigure], history: Mapping[str, Series], year: str) -> list[str]:
    """Return the indicators that have figures of a year and of which nothing was sent, so that all are final as they stand."""
    sent = {each.value.indicator for each in figures}
    return [
        id
        for id, series in history.items()
        if id not in sent and any(each.financial_year == year and point.value is not None for each, point in series.items())
    ]


def revised_rows(
    figures: Iterable[FinalFigure], sent: Mapping[int, Row], indicators: Mapping[str, Indicator], on: date
) -> dict[tuple[str, Quarter], dict[str, str]]:
    """Return a row of a history for each revised figure, by indicator and quarter, as it was `sent` in its row of a table.

    A figure that is the same needs no row: with the year closed as final it is final as it stands.
    """
    revised = (each for each in figures if each.is_revised)
    return {
        (each.value.indicator, each.value.quarter): _row(each, sent[each.value.row], indicators[each.value.indicator], on)
        for each in revised
    }


def _row(figure: FinalFigure, sent: Row, indicator: Indicator, on: date) -> dict[str, str]:
    value, before = figure.value, figure.before
    marks = {*value.point.marks, *(mark for mark in before.marks if mark in _STAY)} if before else {*value.point.marks}
    marks |= {Mark.REVISED} if before else set()
    return {
        "indicator": value.indicator,
        "quarter": str(value.quarter),
        **{name: sent.get(name, "") for name in _TYPED},
        "mark": " ".join(mark for mark in Mark if mark in marks and mark is not Mark.PROVISIONAL),
        "as_published": _as_published(before, indicator),
        "revised_on": on.isoformat() if before else "",
    }


def _as_published(before: Point | None, indicator: Indicator) -> str:
    """Return the figure that was first printed; "" of a date, a yes or no, and what was suppressed."""
    if before is None or before.suppressed or not indicator.unit.is_quantity:
        return ""
    first = before.value if before.as_published is None else before.as_published
    return "" if first is None else trimmed(first, indicator.decimals)


def written_columns(header: Sequence[str]) -> Iterator[str]:
    """Yield the columns of a history that takes final figures: its own, and those that it lacks for them."""
    yield from header
    known = {name.strip().casefold() for name in header}
    yield from (name for name in ("indicator", "quarter", *_TYPED, "mark", "as_published", "revised_on") if name not in known)
