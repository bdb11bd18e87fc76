"""What `quarterly score` prints, and the table a run ends with."""

import csv
import json
import sys
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from adapters.councils import load_council
from adapters.render.shapes import SHAPES
from adapters.scored import scored
from quarterly.council import Council
from quarterly.report.parts import mark_of
from quarterly.report.words import against_target
from quarterly.scorecard import Scorecard

COLUMNS = [
    *("indicator", "name", "quarter", "value", "value_exact", "target", "distance", "mechanical", "final"),
    *("standing", "explanation", "warnings", "validated"),
]


def print_ratings(council: str, quarter: str, output: str) -> int:
    """Print the ratings of what lies in the inbox, as a table, CSV or JSON."""
    card, profile = scored(council, quarter), load_council(council)
    rows = records(card, profile)
    if output == "json":
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    elif output == "csv":
        writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row, "warnings": " ".join(row["warnings"])} for row in rows)
    else:
        console = Console()
        console.print(ratings_table(card, profile))
        for score in card.scores:
            console.print(Text(f"{score.indicator}: ", style="bold") + Text(" ".join([score.explanation, *score.warnings])))
        if card.missing:
            console.print(f"Not received: {', '.join(card.missing)}", style="yellow")
        if not card.validated:
            console.print("Not validated: the rules have not been run over these returns. A cycle does that: quarterly run.")
    return 0


def records(card: Scorecard, council: Council) -> list[dict[str, Any]]:
    """Return one record an indicator, in catalogue order, with COLUMNS as keys."""
    return [
        {
            "indicator": score.indicator,
            "name": indicator.name,
            "quarter": card.quarter,
            "value": score.value,
            "value_exact": score.value_exact,
            "target": score.target,
            "distance": score.distance,
            "mechanical": score.mechanical,
            "final": score.final,
            "standing": score.standing.value,
            "explanation": score.explanation,
            "warnings": list(score.warnings),
            "validated": card.validated,
        }
        for indicator, score in zip(council.catalogue.indicators, card.scores, strict=True)
    ]


def ratings_table(card: Scorecard, council: Council) -> Table:
    """Return the ratings as a table for the screen, told by symbol and word: nobody knows a terminal's colours."""
    scale = council.profile.scales.indicators
    title = f"{council.profile.name}: {card.quarter}" + ("" if card.validated else " (not validated)")
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Indicator", ratio=1, overflow="fold")
    for column in ("Actual", "Target", "Against target"):
        table.add_column(column, justify="right", no_wrap=column != "Against target")
    table.add_column("Rating", max_width=14 if Console().width < 100 else None)
    for indicator, score in zip(council.catalogue.indicators, card.scores, strict=True):
        mark = mark_of(score, scale)
        table.add_row(
            Text(f"{indicator.ref}: {indicator.name}"),
            score.value or "–",
            score.target or "–",
            against_target(score.distance) or "–",
            Text(f"{SHAPES[mark['shape']].character} {mark['word']}", style="bold"),
        )
    return table
