"""An indicator's last quarters as a table beside its chart: a column a quarter, the figures that the chart draws."""

from collections.abc import Sequence

from quarterly.configuration.catalogue import Indicator
from quarterly.reporting.charts.history import basis_words, target_text, value_text
from quarterly.reporting.model import TableBlock, TableCell
from quarterly.reporting.parts import cell, table, tells_of
from quarterly.scoring.chart_data import HistoryPoint
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Score
from quarterly.vocabulary.illustrative import signed

_FIRST = 10  # per cent of the table's width


def history_table(indicator: Indicator, score: Score, id: str) -> TableBlock:
    """Return the figures of a chart and their targets, oldest first; special causes and revisions too, where there are any."""
    earlier = score.history
    width = (100 - _FIRST) // len(earlier)
    heads = [(f"{each.quarter}{' (break in series)' if each.break_before else ''}", width, "right") for each in earlier]
    first = 100 - width * len(earlier)
    rows = [_row("Value", [cell(value_text(e, indicator) or "–", tells_of(indicator, e.quarter, "value")) for e in earlier])]
    if len({target_text(each, indicator) for each in earlier}) > 1:  # one that never changed stands above the chart
        rows.append(_row("Target", [cell(target_text(each, indicator) or "–") for each in earlier]))
    if score.control and any(each.quarter in score.control.special for each in earlier):
        rows.append(_row("Unusual", [cell(_movement(each, score)) for each in earlier]))
    if any(each.revised_on for each in earlier):
        rows.append(_row("Revised", [cell(f"{each.revised_on:%b %Y}" if each.revised_on else "–") for each in earlier]))
    # Which quarters are unusual follows from all figures together, so that the sign is the table's and not a cell's.
    caption = signed(f"{indicator.titled} by quarter, {basis_words(indicator)}", score.invents(ScorePart.CONTROL))
    return table(id, caption, [("Quarter", first, "left"), *heads], rows)


def _row(name: str, cells: Sequence[TableCell]) -> list[TableCell]:
    return [cell(name), *cells]


def _movement(each: HistoryPoint, score: Score) -> str:
    return "yes" if score.control and each.quarter in score.control.special else "–"
