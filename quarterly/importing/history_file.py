"""What the figures of a scorecard give: history.csv, targets by year, and what a person has to say about them."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import StringIO

from quarterly.collecting.layouts.heading_periods import Stretch
from quarterly.collecting.sheets.cells import SheetCell, text_of
from quarterly.collecting.sheets.decimal_commas import has_decimal_comma, may_be_thousands
from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.configuration.targets.plan import TargetPlan
from quarterly.configuration.targets.text import TargetKind
from quarterly.importing.entries import Answered
from quarterly.importing.history import PastFigure
from quarterly.importing.indicators import FoundIndicator
from quarterly.vocabulary.numbers import Unit, exact, exact_text, trimmed
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.units import trimmed_in
from quarterly.vocabulary.wording import counted, listed

HEADER = ("indicator", "quarter", "numerator", "denominator", "value", "mark", "as_published")
_SHOWN = 3  # cells that a question lists
_LONGEST, _SHORT = 20, 5  # characters of a text in place of a figure, with digits and without
_DIGITS = 6  # decimals of a value that a formula made
_OF_COUNTS = re.compile(r"\d+ ?(?:/|of|out of) ?\d+")

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
            if row := _row(by_quarter[quarter], each.unit):
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
    targets, odd = _targets(each, indicator, by_quarter, newest)
    return Answered(targets=targets, questions=tuple(("id", text) for text in (*_differing(own), *odd, *_gaps(own, newest))))


def _targets(
    each: FoundIndicator, indicator: Indicator, by_quarter: _ByQuarter, newest: Quarter
) -> tuple[dict[str, str], list[str]]:
    """Return the targets as typed, by year, and what is asked about those that are not understood."""
    targets: dict[str, str] = {}
    odd: list[str] = []
    for quarter, sheet, cell in _cells_of_targets(each, by_quarter, newest):
        year = indicator.rated_basis.year.key(quarter)
        typed = _typed(cell)
        if year in targets or not typed:
            continue
        if problem := _not_understood(typed, indicator):
            odd.append(f"what is its target of {year}? “{typed[:40]}” ({sheet}, {cell.name}) {problem}.")
        else:
            targets[year] = typed
    return dict(sorted(targets.items())), odd


def _cells_of_targets(each: FoundIndicator, by_quarter: _ByQuarter, newest: Quarter) -> Iterator[tuple[Quarter, str, SheetCell]]:
    """Yield the cells of targets with quarter and sheet, the newest first, those beside figures before those of a row below.

    A target without a year is that of the newest year: an earlier year has one of its own, in another cell, or none.
    """
    cells = set[str]()
    for quarter in sorted(by_quarter, reverse=True):
        cell = by_quarter[quarter].target
        if cell is not None and cell.name not in cells:
            cells.add(cell.name)
            yield quarter, by_quarter[quarter].sheet, cell
    of_rows = [(_quarter_of(stretch, newest), row.sheet, cell) for row in each.rows for stretch, cell in row.targets]
    yield from sorted(of_rows, key=lambda found: found[0], reverse=True)


def _quarter_of(stretch: Stretch | None, newest: Quarter) -> Quarter:
    return Quarter.of(date(stretch.last // 12, stretch.last % 12 + 1, 1)) if stretch else newest


def _not_understood(typed: str, indicator: Indicator) -> str:
    try:
        read = TargetPlan.model_validate({"annual": typed}).typed
    except ValueError as error:
        return "is counted from a baseline, which no scorecard states" if "baseline" in str(error) else "is not understood"
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
        more = f" So do those of {counted(len(apart) - 1, 'other quarter')}." if len(apart) > 1 else ""
        yield f"which figure of {quarter} is right? {places} differ.{more} The first is taken."


def _gaps(own: Sequence[PastFigure], newest: Quarter) -> Iterator[str]:
    now = [figure for figure in own if figure.quarter == newest]
    if any(figure.is_unclear for figure in now) and not any(figure.has_figure for figure in now):
        yield "what is the quarter's figure? It stands by month, and months of such a figure have no sum: state the basis."
        return
    if unread := [(figure.sheet, cell) for figure in own for cell in figure.unread]:
        yield _unread(unread)
    if not any(figure.has_figure or figure.unread for figure in now):
        yield f"is it still reported? It has no figure of {newest}. If it has ended, add “until:” with its last quarter."


def _unread(cells: Sequence[tuple[str, SheetCell]]) -> str:
    """Return what is asked about cells that have something else than a figure, and what to do about it."""
    shown = [_shown(sheet, cell) for sheet, cell in cells[:_SHOWN]]
    more = [f"{len(cells) - _SHOWN} more"] if len(cells) > _SHOWN else []
    if len(cells) == 1:
        asked = f"what is its figure? {shown[0]} has no number, and is"
    else:
        asked = f"what are its figures? {listed([*shown, *more])} have no numbers, and are"
    return f"{asked} left out of history.csv.{_remedy([text_of(cell.value) for _, cell in cells])}"


def _shown(sheet: str, cell: SheetCell) -> str:
    """Return a cell by its name, with its text where that is meant as a figure: any other may be a name or a remark."""
    typed = text_of(cell.value)
    is_meant = len(typed) <= _LONGEST and (any(map(str.isdigit, typed)) or len(typed) <= _SHORT)
    return f"{sheet}, {cell.name}{f' (“{typed}”)' if is_meant else ''}"


def _remedy(texts: Sequence[str]) -> str:
    if any(has_decimal_comma(text) or may_be_thousands(text) for text in texts):
        return " Where a comma stands for the decimal point, import again with --decimal-comma."
    if any(_OF_COUNTS.fullmatch(text) for text in texts):
        return " Write 13/20 as 13 and 20 in columns headed Numerator and Denominator."
    return ""


def _of(id: str, figures: Sequence[PastFigure]) -> dict[Quarter, PastFigure]:
    found: dict[Quarter, PastFigure] = {}
    for figure in figures:
        if figure.indicator == id and not (figure.quarter in found and found[figure.quarter].has_figure):
            found[figure.quarter] = figure
    return found


def _figures(figure: PastFigure) -> tuple[object, ...]:
    return figure.numerator, figure.denominator, figure.value


def _row(figure: PastFigure, unit: Unit) -> tuple[str, str, str] | None:
    """Return numerator, denominator and value as written; None where there is no figure."""
    if unit.scale > 1 and figure.numerator is not None and figure.denominator:
        return exact_text(figure.numerator), exact_text(figure.denominator), ""
    if figure.value is None:
        return None
    return "", "", trimmed(figure.value, _DIGITS) if unit.is_quantity else trimmed_in(figure.value, unit)
