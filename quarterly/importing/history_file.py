"""What the figures of a scorecard give: history.csv, targets by year, and what a person has to say about them."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO

from quarterly.collecting.sheets.cells import SheetCell, text_of
from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.configuration.targets.text import TargetKind, read_target
from quarterly.importing.entries import Answered
from quarterly.importing.history import PastFigure
from quarterly.importing.indicators import FoundIndicator
from quarterly.vocabulary.numbers import Unit, exact, exact_text, trimmed
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import counted, listed

HEADER = ("indicator", "quarter", "numerator", "denominator", "value", "mark", "as_published")
_SHOWN = 3  # cells that a question lists
_DIGITS = 6  # decimals of a value that a formula made

_ByQuarter = Mapping[Quarter, PastFigure]


def history_text(found: Sequence[FoundIndicator], figures: Sequence[PastFigure], newest: Quarter) -> str:
    """Return history.csv with every figure before the newest quarter, which comes as a return.

    Of two files that differ, the figure of the first counts.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    for each in found:
        by_quarter = _of(each.id, figures) if not each.has_shares else {}
        for quarter in sorted(quarter for quarter in by_quarter if quarter < newest):
            if row := _row(by_quarter[quarter], scale=each.unit.scale):
                writer.writerow((each.id, str(quarter), *row, "", ""))
    return text.getvalue()


def answered(
    found: Sequence[FoundIndicator], figures: Sequence[PastFigure], newest: Quarter, catalogue: Catalogue
) -> dict[str, Answered]:
    """Return what the figures of each indicator add to its entry in indicators.yaml, by its id."""
    known = {each.id: each for each in catalogue.indicators}
    return {each.id: _answered(each, known[each.id], figures, newest) for each in found}


def _answered(each: FoundIndicator, indicator: Indicator, figures: Sequence[PastFigure], newest: Quarter) -> Answered:
    own = [figure for figure in figures if figure.indicator == each.id]
    by_quarter = _of(each.id, figures)
    targets, odd = _targets(indicator, by_quarter)
    return Answered(targets=targets, questions=tuple(("id", text) for text in (*_differing(own), *odd, *_gaps(own, newest))))


def _targets(indicator: Indicator, by_quarter: _ByQuarter) -> tuple[dict[str, str], list[str]]:
    """Return the targets as typed, by year, and what is asked about those that are not understood.

    A target without a year is that of the newest year: an earlier year has one of its own, in another cell, or none.
    """
    targets: dict[str, str] = {}
    odd: list[str] = []
    cells = set[str]()
    for quarter in sorted(by_quarter, reverse=True):
        cell, year = by_quarter[quarter].target, indicator.rated_basis.year.key(quarter)
        if cell is None or cell.name in cells or year in targets:
            continue
        cells.add(cell.name)
        typed = _typed(cell)
        if problem := _not_understood(typed, indicator):
            odd.append(f"what is its target of {year}? “{typed[:40]}” ({by_quarter[quarter].sheet}, {cell.name}) {problem}.")
        elif typed:
            targets[year] = typed
    return dict(sorted(targets.items())), odd


def _not_understood(typed: str, indicator: Indicator) -> str:
    try:
        read = read_target(typed)
    except ValueError:
        return "is not understood"
    if not read.fits(indicator.unit):
        return f"does not count in {indicator.unit}"
    low = read.low if read.kind is TargetKind.AMOUNT and not read.percent else None
    return "may be a share of one" if indicator.unit is Unit.PERCENT and low and 0 < low < 1 else ""


def _typed(cell: SheetCell) -> str:
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return trimmed(exact(cell.value) * (100 if cell.percent else 1), _DIGITS)
    return " ".join(text_of(cell.value).split())


def _differing(own: Sequence[PastFigure]) -> Iterator[str]:
    """Yield what is asked where two sheets or files have other figures of one quarter."""
    first: dict[Quarter, PastFigure] = {}
    apart = []
    for figure in own:
        before = first.setdefault(figure.quarter, figure)
        if figure.has_figure and before.has_figure and _figures(figure) != _figures(before):
            apart.append((figure.quarter, before, figure))
    if apart:
        quarter, before, other = apart[0]
        places = f"{before.file}, {before.place}, and {other.file}, {other.place}"
        more = f" So do {len(apart) - 1} other quarters." if len(apart) > 1 else ""
        yield f"which figure of {quarter} is right? {places} differ.{more} The first is taken."


def _gaps(own: Sequence[PastFigure], newest: Quarter) -> Iterator[str]:
    now = [figure for figure in own if figure.quarter == newest]
    if any(figure.is_unclear for figure in now) and not any(figure.has_figure for figure in now):
        yield "what is the quarter's figure? It stands by month, and months of such a figure have no sum: state the basis."
        return
    if unread := [f"{figure.sheet}, {cell}" for figure in own for cell in figure.unread]:
        these = f"{listed(unread[:_SHOWN])}{' and more' if len(unread) > _SHOWN else ''}"
        yield f"is a figure missing? {counted(len(unread), 'cell')} ({these}) have none, and are left out of history.csv."
    if not any(figure.has_figure for figure in now):
        yield f"is it still reported? It has no figure of {newest}. If it has ended, add “until:” with its last quarter."


def _of(id: str, figures: Sequence[PastFigure]) -> dict[Quarter, PastFigure]:
    found: dict[Quarter, PastFigure] = {}
    for figure in figures:
        if figure.indicator == id and not (figure.quarter in found and found[figure.quarter].has_figure):
            found[figure.quarter] = figure
    return found


def _figures(figure: PastFigure) -> tuple[object, ...]:
    return figure.numerator, figure.denominator, figure.value


def _row(figure: PastFigure, scale: int) -> tuple[str, str, str] | None:
    """Return numerator, denominator and value as written; None where there is no figure."""
    if scale > 1 and figure.numerator is not None and figure.denominator:
        return exact_text(figure.numerator), exact_text(figure.denominator), ""
    return ("", "", trimmed(figure.value, _DIGITS)) if figure.value is not None else None
