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
from quarterly.reporting.wording.figures import against_target
from quarterly.reporting.wording.score_records import COLUMNS, record
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
    _explain(console, card)
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
        _explain(console, result.card)
    for note in result.notes:
        sys.stderr.write(f"{note}\n")
    return 1 if result.unknown else 0


def records(card: Scorecard, council: Council, more: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    """Return one record an indicator, in catalogue order."""
    scale, indicators = council.profile.scales.indicators, {i.id: i for i in council.catalogue.indicators}
    return [{**record(indicators[score.indicator], score, card.quarter, scale), **(more or {})} for score in card.scores]


def _write(rows: list[dict[str, Any]], output: str) -> None:
    if output == "json":
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return
    columns = [*COLUMNS, *(["validated"] if rows and "validated" in rows[0] else [])]
    writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        writer.writerow({**row, "warnings": " ".join(row["warnings"]), "at_risk": "yes" if row["at_risk"] else "no"})


def _explain(console: Console, card: Scorecard) -> None:
    for score in card.scores:
        text = " ".join([score.explanation, *score.warnings, *score.caveats])
        console.print(Text(f"{score.indicator}: ", style="bold") + Text(text))


def ratings_table(card: Scorecard, council: Council) -> Table:
    """Return the ratings as a table for the screen, told by symbol and word: nobody knows a terminal's colours."""
    scale = council.profile.scales.indicators
    title = f"{council.profile.name}: {card.quarter}" + ("" if card.validated else " (not validated)")
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Indicator", ratio=1, overflow="fold")
    for column in ("Actual", "Target", "Against target"):
        table.add_column(column, justify="right", no_wrap=column != "Against target")
    table.add_column("Rating", max_width=14 if Console().width < 100 else None)
    indicators = {indicator.id: indicator for indicator in council.catalogue.indicators}
    for score in card.scores:
        indicator, mark = indicators[score.indicator], mark_of(score, scale)
        table.add_row(
            Text(f"{indicator.ref}: {indicator.name}"),
            score.value or "–",
            score.target or "–",
            against_target(score.distance) or "–",
            Text(f"{SHAPES[mark['shape']].character} {mark['word']}", style="bold"),
        )
    return table
