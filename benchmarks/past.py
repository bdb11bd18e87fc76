"""How many clean figures are asked about beside their own past, and how many planted slips are found.

Run `python -m benchmarks.past`; with `--each` it prints every clean figure that is asked about. Clean are the councils' own
histories and 16 published quarterly series (Improvement Service, Local Government Benchmarking Framework, measures CORP 09 and
CORP 10, in benchmarks/series/quarterly.csv). Every figure but the first of its series is taken for new, as it is and with each
slip that it can have, and held against those before it. Clean does not mean calm: the published series fall by half in 2021-22.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby
from pathlib import Path

from adapters.background import imported_history
from adapters.councils import council_folder, load_council
from adapters.csv_tables import read_csv
from benchmarks.two_copies import copies_that_differ
from quarterly.collecting.past.figures import Past, PastFigure
from quarterly.collecting.past.questions import PastTerms, as_before, mostly_sent_again, questions
from quarterly.scoring.series.past import past_of_series
from quarterly.scoring.series.values import series_by_indicator
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit, half_up
from quarterly.vocabulary.quarter import Quarter

COUNCILS = ("sampleshire", "leeds", "herefordshire", "central-bedfordshire")
PUBLISHED = Path(__file__).parent / "series" / "quarterly.csv"
ENOUGH = 3  # earlier figures, from which on a usual movement is known


@dataclass(frozen=True, slots=True)
class History:
    """One series: whose it is, how it counts, its figures, and whether it is reported anew in each quarter."""

    source: str
    name: str
    terms: PastTerms
    figures: Past


def histories() -> Iterator[History]:
    """Return every clean series."""
    for name in COUNCILS:
        council = load_council(name)
        rows = imported_history(read_csv(council_folder(name) / "history.csv"), council).rows
        series = series_by_indicator(rows)
        for each in council.catalogue.indicators:
            yield History(name, each.id, PastTerms.of(each), past_of_series(series.get(each.id, {})))
    yield from _published()


def _published() -> Iterator[History]:
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["Numerator"] and row["Denominator"]]
    terms = PastTerms(unit=Unit.PERCENT, basis=Basis.IN_QUARTER, decimals=1)
    for (area, code), found in groupby(rows, lambda row: (row["LocalAuthority"], row["Code"])):
        yield History("published series", f"{area}, {code}", terms, tuple(map(_figure, found)))


def _figure(row: dict[str, str]) -> PastFigure:
    year, _, number = row["Period"].partition(";Q")
    quarter = Quarter(int(year[:4]), int(number))
    return _of_counts(PastFigure(quarter=quarter, value=None), Fraction(row["Numerator"]), Fraction(row["Denominator"]), 100)


def _of_counts(figure: PastFigure, numerator: Fraction, denominator: Fraction, scale: int) -> PastFigure:
    counts = Fraction(half_up(numerator, 0)), Fraction(half_up(denominator, 0))
    value = counts[0] / counts[1] * scale if counts[1] else None
    return replace(figure, numerator=counts[0], denominator=counts[1], value=value)


def slips(figure: PastFigure, before: PastFigure, terms: PastTerms) -> Iterator[tuple[str, PastFigure]]:
    """Return the slips that a figure can have, by their kind; none that another rule finds, such as more than 100%."""
    times = (("ten or a hundred times", 10), ("ten or a hundred times", 100), ("twice", 2))
    parts = (("a tenth or a hundredth", Fraction(1, 10)), ("a tenth or a hundredth", Fraction(1, 100)), ("half", Fraction(1, 2)))
    for kind, factor in (*times, *parts):
        yield kind, _scaled(figure, Fraction(factor), terms)
    if terms.unit is Unit.PERCENT and figure.value is not None and abs(100 - 2 * figure.value) > 20:
        yield "the others counted", _complement(figure)
    if _has_counts(figure, terms):
        for kind, factor in (("a quarter of the cohort", Fraction(1, 4)), ("four times the cohort", Fraction(4))):
            yield kind, _of_cohort(figure, factor, terms)
    if terms.basis.is_to_date and terms.basis.year.position(figure.quarter) > 1 and before.quarter == figure.quarter.previous:
        yield from _quarter_alone(figure, before, terms)


def _scaled(figure: PastFigure, factor: Fraction, terms: PastTerms) -> PastFigure:
    if _has_counts(figure, terms):
        return _of_counts(figure, (figure.numerator or 0) * factor, figure.denominator or Fraction(1), terms.unit.scale)
    places = terms.decimals + 2 if factor < Fraction(1, 2) else terms.decimals
    return replace(figure, value=Fraction(half_up((figure.value or 0) * factor, places)))


def _complement(figure: PastFigure) -> PastFigure:
    if figure.numerator is None or not figure.denominator:
        return replace(figure, value=100 - (figure.value or 0))
    return _of_counts(figure, figure.denominator - figure.numerator, figure.denominator, 100)


def _of_cohort(figure: PastFigure, factor: Fraction, terms: PastTerms) -> PastFigure:
    cohort = max(Fraction(1), (figure.denominator or 0) * factor)
    return _of_counts(figure, (figure.numerator or 0) * factor, cohort, terms.unit.scale)


def _quarter_alone(figure: PastFigure, before: PastFigure, terms: PastTerms) -> Iterator[tuple[str, PastFigure]]:
    kind = "the quarter for the year to date"
    if terms.unit is Unit.COUNT and before.value is not None:
        yield kind, replace(figure, value=(figure.value or 0) - before.value)
    elif _has_counts(figure, terms) and before.denominator and terms.unit is Unit.PERCENT:
        numerator, denominator = (figure.numerator or 0) - (before.numerator or 0), (figure.denominator or 0) - before.denominator
        if denominator > 0:
            yield kind, _of_counts(figure, numerator, denominator, 100)


def _has_counts(figure: PastFigure, terms: PastTerms) -> bool:
    return terms.unit.scale > 1 and figure.numerator is not None and bool(figure.denominator)


def _can_be_sent(slip: PastFigure, clean: PastFigure, terms: PastTerms) -> bool:
    """Whether a slip is another figure than the clean one, and none that the arithmetic of its own row shows."""
    possible = slip.value is not None and slip.value >= 0 and (terms.unit is not Unit.PERCENT or slip.value <= 100)
    return possible and (slip.value, slip.denominator) != (clean.value, clean.denominator)


@dataclass
class Counts:
    """What was asked about and what there was, by source of clean figures, and by kind of slip and number of earlier figures."""

    asked: Counter[str]
    clean: Counter[str]
    found: Counter[tuple[str, str]]
    planted: Counter[tuple[str, str]]


def counted(series: Sequence[History]) -> Counts:
    """Hold every figure but the first of each series against those before it, clean and with each slip."""
    counts = Counts(Counter(), Counter(), Counter(), Counter())
    for history in series:
        for position in range(1, len(history.figures)):
            past, now = history.figures[:position], history.figures[position]
            counts.clean[history.source] += 1
            asked = questions(past, now, history.terms)
            counts.asked[history.source] += bool(asked)
            for each in asked if "--each" in sys.argv else ():
                print(f"  {history.source} {history.name}, {now.quarter}: {float(now.value or 0):.1f}, {each.doubt}")
            known = f"{ENOUGH} or more" if position >= ENOUGH else str(position)
            for kind, slip in slips(now, past[-1], history.terms):
                if _can_be_sent(slip, now, history.terms):
                    counts.planted[kind, known] += 1
                    counts.found[kind, known] += bool(questions(past, slip, history.terms))
    return counts


def tables_sent_again(series: Sequence[History]) -> tuple[int, int, int]:
    """Return how many tables of a quarter there are, and how many are asked about: as they are, and with the figures before."""
    tables: dict[tuple[str, Quarter], list[tuple[Past, PastFigure]]] = {}
    for history in series:
        if history.terms.basis in (Basis.ANNUAL, Basis.THREE_YEAR) or history.source not in COUNCILS:
            continue
        for position, figure in enumerate(history.figures):
            tables.setdefault((history.source, figure.quarter), []).append((history.figures[:position], figure))
    asked = planted = there_are = 0
    for rows in tables.values():
        clean = [same for past, now in rows if (same := as_before(now, past)) is not None]
        again = [bool(as_before(replace(past[-1], quarter=now.quarter), past)) for past, now in rows if past]
        there_are += len(clean) >= ENOUGH
        asked += mostly_sent_again(clean)
        planted += len(clean) >= ENOUGH and mostly_sent_again(again)
    return there_are, asked, planted


def main() -> None:
    """Print both tables."""
    series = [each for each in histories() if len(each.figures) > 1]
    counts = counted(series)
    print("\n| clean figures | asked about | one in |\n|---|---:|---:|")
    for source in (*counts.clean, ""):
        asked, clean = (counts.asked[source], counts.clean[source]) if source else (counts.asked.total(), counts.clean.total())
        print(f"| {source or 'all'}: {clean} | {asked} | {clean / asked:.0f} |" if asked else f"| {source}: {clean} | 0 | |")
    columns = ("1", "2", f"{ENOUGH} or more")
    print("\n| slip | " + " | ".join(f"{each} earlier" for each in columns) + " |\n|---|" + "---:|" * len(columns))
    for kind in dict.fromkeys(kind for kind, _ in counts.planted):
        print(f"| {kind} | " + " | ".join(_share(counts, [kind], column) for column in columns) + " |")
    kinds = list(dict.fromkeys(kind for kind, _ in counts.planted))
    print("| all | " + " | ".join(_share(counts, kinds, column) for column in columns) + " |")
    there_are, asked, planted = tables_sent_again(series)
    print(
        f"\nTables of a quarter: {there_are}. Asked about: {asked} as they are, {planted} with the figures of the quarter before."
    )
    tables, asked, planted, found = copies_that_differ(COUNCILS)
    print(f"Two copies of {tables} tables: asked about {asked} that are the same, and {found} of {planted} with another figure.")


def _share(counts: Counts, kinds: Sequence[str], known: str) -> str:
    found, planted = (sum(each[kind, known] for kind in kinds) for each in (counts.found, counts.planted))
    return f"{100 * found / planted:.0f}% of {planted}" if planted else ""


if __name__ == "__main__":
    main()
