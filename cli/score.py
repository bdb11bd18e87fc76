"""`quarterly score`: ratings with their reasons, and the table that a run prints at its end."""

import csv
import json
import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from adapters.councils import load_council
from adapters.render.shapes import SHAPES
from cli.options import CouncilArgument, InboxOption, QuarterArgument, StoreOption, work_in
from quarterly.configuration.council import Council
from quarterly.reporting.parts import figure, mark_of
from quarterly.reporting.wording.distances import AGAINST_TARGET
from quarterly.reporting.wording.score_records import COLUMNS, record
from quarterly.reporting.wording.scores import ScoreInWords, in_words
from quarterly.reporting.wording.stretches import stretches
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Scorecard
from quarterly.vocabulary.illustrative import LEGEND
from quarterly.vocabulary.quarter import Quarter
from tasks.today import today

_NONE = "–"
# In characters: the fewest for a name, what stands between columns, and the most for a target and a rating on a narrow screen.
_NAME, _BETWEEN, _TARGET, _RATING = 36, 3, 16, 18


class ScoreFormat(StrEnum):
    """How `score` prints."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def score(
    council: CouncilArgument,
    quarter: QuarterArgument,
    values: Annotated[
        Path | None, typer.Option(metavar="FILE.csv", help="Rate the figures of this table instead of what lies in the inbox.")
    ] = None,
    output: Annotated[
        ScoreFormat, typer.Option("--format", help="A table to read, or csv or json for other programs.")
    ] = ScoreFormat.TABLE,
    store: StoreOption = None,
    inbox: InboxOption = None,
) -> int:
    """Print ratings, each with the rule and figures that gave it. Nothing is published or written.

    **Without --values** the figures are those sent so far, compared with earlier quarters as published.

    **With --values FILE.csv** they are those of the table, by the council's rules. It needs the columns *indicator* and
    *quarter*, and may have *numerator*, *denominator*, *value* (worked out where both counts are given), *target* (72.5, "Fewer
    than 85"; left out: the agreed one), *mark* (p provisional, r revised, b break, e estimate, f forecast), *as_published*,
    *forecast* (the owner's own, of the year's end) and *judged* (a status). Other columns are ignored with a warning. Earlier
    quarters in the table are its history.

    **Columns printed** by csv and json: indicator, quarter, value (as printed), value_exact, target, variance, variance_pct
    (better than target is positive), mechanical, final, travel_previous, travel_year, forecast, at_risk, benchmark_position,
    explanation, warnings; then name, standing, source, illustrative (which of these were made up for a sample, or follow from
    what was), rated_value (where that is another than value), rated_basis, and travel_year_end and travel_since, where the
    profile asks for these comparisons. JSON adds the counts and the trail: rule, version,
    inputs, thresholds.
    """
    work_in(store, inbox)
    return _print_table(values, council, quarter, output) if values else _print_inbox(council, quarter, output)


def _print_inbox(council: str, quarter: str, output: ScoreFormat) -> int:
    from adapters.score_inbox import scored

    card, profile = scored(council, quarter, datetime.now(UTC)), load_council(council, Quarter.parse(quarter))
    if output is not ScoreFormat.TABLE:
        _write(records(card, profile, {"validated": card.validated}), output)
        return 0
    console = Console()
    print_ratings(console, card, profile)
    _explain(console, card, profile)
    if card.missing:
        console.print(f"Not received: {', '.join(card.missing)}", style="yellow")
    if not card.validated:
        console.print("Not validated: the rules have not been run over these returns. A cycle does that: quarterly run.")
    return 0


def _print_table(values: Path, council: str, quarter: str, output: ScoreFormat) -> int:
    """Print the ratings of a table of figures; return 1 if a row is of no indicator or has a cell that cannot be right."""
    from adapters.score_csv import scored_values

    period = Quarter.parse(quarter)
    rated = scored_values(values, council, period, today())
    if output is not ScoreFormat.TABLE:
        _write(records(rated.card, rated.council), output)
    else:
        console = Console()
        print_ratings(console, rated.card, rated.council)
        _explain(console, rated.card, rated.council)
    for note in (*rated.problems, *rated.notes):
        sys.stderr.write(f"{note}\n")
    return 1 if rated.unknown or rated.problems else 0


def records(card: Scorecard, council: Council, more: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    """Return a record for each indicator, in catalogue order."""
    return [{**record(words), **(more or {})} for words in _in_words(card, council)]


def _in_words(card: Scorecard, council: Council) -> list[ScoreInWords]:
    indicators, quarter = {i.id: i for i in council.catalogue.indicators}, Quarter.parse(card.quarter)
    return [in_words(score, indicators[score.indicator], council, quarter) for score in card.scores]


def _write(rows: list[dict[str, Any]], output: ScoreFormat) -> None:
    if output is ScoreFormat.JSON:
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return
    columns = [*COLUMNS, *(["validated"] if rows and "validated" in rows[0] else [])]
    writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        lists = {"warnings": " ".join(row["warnings"]), "illustrative": "; ".join(row["illustrative"])}
        writer.writerow({**row, **lists, "at_risk": "yes" if row["at_risk"] else "no"})


def _explain(console: Console, card: Scorecard, council: Council) -> None:
    for words in _in_words(card, council):
        warnings = [words.sign(warning, ScorePart.NOTES) for warning in words.score.warnings]
        text = " ".join([words.explanation, *warnings, *words.caveats])
        covers = stretches(words.indicator, words.quarter)
        console.print(Text(f"{words.indicator.titled}", style="bold") + Text(f" ({covers}). {text}"))


def print_ratings(console: Console, card: Scorecard, council: Council) -> None:
    """Print the ratings as a table, and what the sign of illustrative figures means where any has it."""
    console.print(ratings_table(card, council, console.width))
    if any(score.illustrative for score in card.scores):
        console.print(Text(LEGEND), soft_wrap=True)


def ratings_table(card: Scorecard, council: Council, width: int) -> Table:
    """Return the ratings as a table for the screen, with symbol and word, as a terminal's colours are unknown.

    Where a screen of this width would squeeze the names, the distance from target stands below the rating, and not in a column.
    """
    rows = [_row(words, council) for words in _in_words(card, council)]
    longest = [max((len(cell) for cell in column), default=0) for column in zip(*rows, strict=True)][1:]
    is_wide = width >= _NAME + sum(longest) + _BETWEEN * len(longest)
    title = f"{council.profile.name}: {card.quarter}" + ("" if card.validated else " (not validated)")
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Indicator", ratio=1, overflow="fold")
    table.add_column("Actual", justify="right", overflow="fold")
    table.add_column("Target", justify="right", overflow="fold", max_width=None if is_wide else _TARGET)
    if is_wide:
        table.add_column(AGAINST_TARGET, justify="right")
    table.add_column("Rating", overflow="fold", max_width=None if is_wide else _RATING)
    for name, actual, target, against, rating in rows:
        ahead = [Text(each) for each in (name, actual, target)]
        if is_wide:
            table.add_row(*ahead, Text(against), Text(rating, style="bold"))
        else:
            below = Text(f"\n{against}" if against != _NONE else "")
            table.add_row(*ahead, Text(rating, style="bold") + below)
    return table


def _row(words: ScoreInWords, council: Council) -> tuple[str, str, str, str, str]:
    """Return what is printed of an indicator: name, actual, target, distance from target, rating."""
    mark = mark_of(words.score, council.profile.scales.indicators)
    actual, target, against = (text or _NONE for text in (figure(words), words.target_now, words.against_target))
    return words.indicator.titled, actual, target, against, f"{SHAPES[mark['shape']].character} {mark['word']}"
