"""What `quarterly score` prints, and the table a run ends with."""

import csv
import json
import sys
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from adapters.councils import load_council
from adapters.render.shapes import SHAPES
from adapters.score_csv import scored_values
from adapters.score_inbox import scored
from quarterly.configuration.council import Council
from quarterly.reporting.parts import mark_of
from quarterly.reporting.wording.score_records import COLUMNS, record
from quarterly.reporting.wording.scores import ScoreInWords, in_words
from quarterly.scoring.score import Scorecard
from quarterly.vocabulary.quarter import Quarter
from tasks.today import today


def print_ratings(council: str, quarter: str, output: str) -> int:
    """Print the ratings of what lies in the inbox, as a table, CSV or JSON."""
    card, profile = scored(council, quarter, today()), load_council(council, Quarter.parse(quarter))
    if output != "table":
        _write(records(card, profile, {"validated": card.validated}), output)
        return 0
    console = Console()
    console.print(ratings_table(card, profile))
    _explain(console, card, profile)
    if card.missing:
        console.print(f"Not received: {', '.join(card.missing)}", style="yellow")
    if not card.validated:
        console.print("Not validated: the rules have not been run over these returns. A cycle does that: quarterly run.")
    return 0


def print_ratings_of(values: Path, council: str, quarter: str, output: str) -> int:
    """Print the ratings of a table of figures; 1 if it holds rows of no indicator of the council's, which are not rated."""
    period = Quarter.parse(quarter)
    result = scored_values(values, council, period, today())
    if output != "table":
        _write(records(result.card, result.council), output)
    else:
        console = Console()
        console.print(ratings_table(result.card, result.council))
        _explain(console, result.card, result.council)
    for note in result.notes:
        sys.stderr.write(f"{note}\n")
    return 1 if result.unknown else 0


def records(card: Scorecard, council: Council, more: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    """Return one record an indicator, in catalogue order."""
    return [{**record(words), **(more or {})} for words in _in_words(card, council)]


def _in_words(card: Scorecard, council: Council) -> list[ScoreInWords]:
    indicators, quarter = {i.id: i for i in council.catalogue.indicators}, Quarter.parse(card.quarter)
    return [in_words(score, indicators[score.indicator], council, quarter) for score in card.scores]


def _write(rows: list[dict[str, Any]], output: str) -> None:
    if output == "json":
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return
    columns = [*COLUMNS, *(["validated"] if rows and "validated" in rows[0] else [])]
    writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        writer.writerow({**row, "warnings": " ".join(row["warnings"]), "at_risk": "yes" if row["at_risk"] else "no"})


def _explain(console: Console, card: Scorecard, council: Council) -> None:
    for words in _in_words(card, council):
        text = " ".join([words.explanation, *words.score.warnings, *words.caveats])
        console.print(Text(f"{words.indicator.id}: ", style="bold") + Text(text))


def ratings_table(card: Scorecard, council: Council) -> Table:
    """Return the ratings as a table for the screen, told by symbol and word: nobody knows a terminal's colours."""
    scale = council.profile.scales.indicators
    title = f"{council.profile.name}: {card.quarter}" + ("" if card.validated else " (not validated)")
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Indicator", ratio=1, overflow="fold")
    for column in ("Actual", "Target", "Against target"):
        table.add_column(column, justify="right", no_wrap=column != "Against target")
    table.add_column("Rating", max_width=14 if Console().width < 100 else None)
    for words in _in_words(card, council):
        indicator, mark = words.indicator, mark_of(words.score, scale)
        table.add_row(
            Text(f"{indicator.ref}: {indicator.name}"),
            words.value or "–",
            words.target_now or "–",
            words.against_target or "–",
            Text(f"{SHAPES[mark['shape']].character} {mark['word']}", style="bold"),
        )
    return table
