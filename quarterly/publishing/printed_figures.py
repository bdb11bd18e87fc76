"""What a published report says of figures, read from what is published itself, as an intruder reads it.

He has `report.json` and `ratings.csv` and knows nothing of what was meant by them. So nothing is read here but the published
bytes: which figure a cell, a point of a chart or a text tells of stands beside it as a value (`PrintedOf`), and the numbers are
those that are printed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Never, NoReturn

from quarterly.collecting.returns.quoted_figures import shares
from quarterly.publishing.open_data.figure_row import FigureRow
from quarterly.publishing.printed_distances import Distance, within
from quarterly.reporting.chart_model import PrintedOf
from quarterly.reporting.model import Block, FigureBlock, Report, TableBlock
from quarterly.reporting.walk import all_sections, blocks_in, plain_lines
from quarterly.reporting.wording.distances import PER_CENT_OF_TARGET
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.numbers import decimals_of, half_up
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.suppressed import SUPPRESSION_MARK

_NUMBER = r"-?\d[\d,]*(?:\.\d+)?"
_VALUE = re.compile(rf"^(?P<value>{_NUMBER})%?")
_COUNTS = re.compile(rf"\((?P<numerator>{_NUMBER}) of (?P<denominator>{_NUMBER})\)")
_RATED = re.compile(rf"; (?P<basis>[^:;]+): (?P<value>{_NUMBER})")
_DISTANCE = re.compile(rf"^(?P<size>{_NUMBER})% (?P<side>better|worse)\b")
_CASES = re.compile(r"\bWith (\d[\d,]*) cases?\b")
_FORECAST = f"[{Mark.FORECAST.value}]"
_ANY = re.compile(rf"(?<![\d.,]){_NUMBER}(?![\d.])")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFigure:
    """What one place of a report says of an indicator's figure of a quarter.

    `value` is as printed, with its decimals; `bounds` are what a distance from target leaves of it, the second one excluded.
    `basis` is that of the value where it is not the indicator's own, "" where it is. `is_suppressed` is where a mark stands for
    it; `was` where it is said to be what an earlier version printed.
    """

    indicator: str
    quarter: Quarter
    value: Decimal | None = None
    bounds: tuple[Fraction, Fraction] | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    basis: str = ""
    is_suppressed: bool = False
    was: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """The figure that it tells of: an indicator's of a quarter."""
        return self.indicator, self.quarter.key


def printed_figures(report: Report, ratings: Iterable[FigureRow]) -> tuple[PrintedFigure, ...]:
    """Return everything that a report and its table of ratings say of figures, each thing once."""
    rows = list(ratings)
    found = [
        *_of_ratings(rows),
        *(each for section in all_sections(report) for block in blocks_in(section) for each in _of(block)),
    ]
    distances = [*_distances_of_ratings(rows), *_distances_of_charts(report), *_distances_of_tables(report)]
    found += _of_distances(distances, rows)
    found += _of_texts(report, found)
    return tuple(dict.fromkeys(found))


def _of_ratings(rows: Iterable[FigureRow]) -> Iterator[PrintedFigure]:
    for row in rows:
        figure = PrintedFigure(indicator=row.indicator, quarter=Quarter.parse(row.quarter))
        if row.is_suppressed:
            yield replace(figure, is_suppressed=True)
        if row.value is not None or row.numerator is not None or row.denominator is not None:
            yield replace(figure, value=row.value, numerator=row.numerator, denominator=row.denominator)
        if row.rated_value is not None:
            yield replace(figure, value=row.rated_value, basis=row.rated_basis)


def _of(block: Block) -> Iterator[PrintedFigure]:
    match block["type"]:
        case "table":
            yield from _of_table(block)
        case "figure":
            yield from _of_chart(block)


def _of_table(block: TableBlock) -> Iterator[PrintedFigure]:
    for cell in (cell for row in block["rows"] for cell in row):
        of = cell.get("of")
        if of and of["what"] in ("value", "was"):
            yield from _of_value(cell["text"], of)
        if spark := cell.get("spark"):
            for quarter, value in zip(spark.get("quarters", []), spark["values"], strict=False):
                if value is not None:
                    yield from _of_value(
                        f"{Decimal(str(value)):f}".removesuffix(".0"), _value_of(spark.get("indicator", ""), quarter)
                    )


def _of_chart(block: FigureBlock) -> Iterator[PrintedFigure]:
    chart = block["chart"]
    match chart["kind"]:
        case "trend" | "control":
            for point in chart["points"]:
                of = _value_of(chart.get("indicator", ""), point["label"])
                yield from _of_value(point["text"], of)
                yield from _drawn_finer(point["value"], point["text"], of)
        case "quartiles":
            if of_ours := chart.get("of"):
                for each in (*_of_value(chart["ours_text"], of_ours), *_drawn_finer(chart["ours"], chart["ours_text"], of_ours)):
                    yield replace(each, basis=chart.get("basis", ""))
        case "distance" | "ratings":  # distances are read with the targets beside them; a count of ratings counts no children
            return
        case other:
            _unknown(other)


def _unknown(kind: Never) -> NoReturn:
    raise ValueError(f"{kind} is no kind of chart that this program reads")


def _drawn_finer(value: float | None, text: str, of: PrintedOf) -> Iterator[PrintedFigure]:
    """Yield a value that is drawn with more decimals than it is printed with: it can be measured, or read in the JSON."""
    printed = _VALUE.match(text)
    if value is None or not of["indicator"] or _FORECAST in text:
        return
    drawn = Decimal(f"{Decimal(str(value)):f}".removesuffix(".0"))
    if printed is None or decimals_of(str(drawn)) > decimals_of(printed["value"]):
        yield PrintedFigure(indicator=of["indicator"], quarter=Quarter.parse(of["quarter"]), value=drawn)


def _of_value(text: str, of: PrintedOf) -> Iterator[PrintedFigure]:
    if not of["indicator"] or _FORECAST in text:  # nobody has counted a forecast
        return
    figure = PrintedFigure(indicator=of["indicator"], quarter=Quarter.parse(of["quarter"]), was=of["what"] == "was")
    if text.startswith(SUPPRESSION_MARK):
        yield replace(figure, is_suppressed=True)
    if found := _VALUE.match(text):
        counts = _COUNTS.search(text)
        numerator, denominator = (_decimal(counts[side]) if counts else None for side in ("numerator", "denominator"))
        yield replace(figure, value=_decimal(found["value"]), numerator=numerator, denominator=denominator)
    if rated := _RATED.search(text):
        yield replace(figure, value=_decimal(rated["value"]), basis=rated["basis"])


def _value_of(indicator: str, quarter: str) -> PrintedOf:
    return {"indicator": indicator, "quarter": quarter, "what": "value"}


def _distances_of_ratings(rows: Iterable[FigureRow]) -> Iterator[Distance]:
    for row in rows:
        if row.distance is not None:
            yield Distance(row.indicator, row.quarter, row.distance, row.distance_unit == PER_CENT_OF_TARGET)


def _distances_of_charts(report: Report) -> Iterator[Distance]:
    blocks = [block for section in all_sections(report) for block in blocks_in(section)]
    for block in blocks:
        if block["type"] == "figure" and block["chart"]["kind"] == "distance":
            for point in block["chart"]["points"]:
                if (of := point.get("of")) and point["distance"] is not None:
                    yield Distance(of["indicator"], of["quarter"], Decimal(str(point["distance"])).quantize(Decimal("0.01")))


def _distances_of_tables(report: Report) -> Iterator[Distance]:
    blocks = [block for section in all_sections(report) for block in blocks_in(section)]
    for cell in (cell for block in blocks if block["type"] == "table" for row in block["rows"] for cell in row):
        of, found = cell.get("of"), _DISTANCE.match(cell["text"])
        if of and found and of["what"] == "distance":
            yield Distance(of["indicator"], of["quarter"], _decimal(found["size"]) * (1 if found["side"] == "better" else -1))


def _of_distances(distances: Iterable[Distance], rows: Iterable[FigureRow]) -> Iterator[PrintedFigure]:
    by_key = {(row.indicator, row.quarter): row for row in rows}
    for each in distances:
        row = by_key.get((each.indicator, each.quarter))
        bounds = within(each, row) if row else None
        if bounds:
            yield PrintedFigure(indicator=each.indicator, quarter=Quarter.parse(each.quarter), bounds=bounds)


def _of_texts(report: Report, figures: Iterable[PrintedFigure]) -> Iterator[PrintedFigure]:
    """Yield what texts about a figure give besides: its value unrounded, a share that makes it, the number of its cases."""
    printed = {(each.indicator, str(each.quarter)): each for each in figures if each.value is not None and not each.basis}
    for of, text in _texts(report):
        figure = printed.get((of["indicator"], of["quarter"]))
        if figure is None or figure.value is None:
            continue
        bare = PrintedFigure(indicator=figure.indicator, quarter=figure.quarter)
        places = decimals_of(str(figure.value))
        for number in map(_decimal, _ANY.findall(text)):
            if decimals_of(str(number)) > places and half_up(number, places) == figure.value:
                yield replace(bare, value=number)
        for _, part, whole in shares(text):
            if half_up(Fraction(part * 100, whole), places) == figure.value:
                yield replace(bare, numerator=Decimal(part), denominator=Decimal(whole))
        for cases in _CASES.findall(text):
            yield replace(bare, denominator=_decimal(cases))


def _texts(report: Report) -> Iterator[tuple[PrintedOf, str]]:
    for block in (block for section in all_sections(report) for block in blocks_in(section)):
        match block["type"]:
            case "table":
                cells = (cell for row in block["rows"] for cell in row)
                yield from ((of, cell["text"]) for cell in cells if (of := cell.get("of")) and of["what"] == "text")
            case "entry":
                if told := block.get("of"):
                    yield from ((told, line) for line in plain_lines(block["blocks"]))
            case "figure":
                chart = block["chart"]
                if chart["kind"] in ("trend", "control"):
                    indicator = chart.get("indicator", "")
                    yield from ((_value_of(indicator, point["label"]), block["alt"]) for point in chart["points"])
            case "list":
                pairs = zip(block.get("of", []), block["items"], strict=False)
                yield from ((each, text) for each, text in pairs if each)


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
