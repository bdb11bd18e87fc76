"""Scorecards as rows, and the council that is made of them."""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from adapters.background import imported_history
from adapters.csv_tables import CsvTable
from adapters.expectations import load_layout
from adapters.reference import reference, scorecard_words
from quarterly.collecting.sheets.sheets import Sheet, Workbook
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council, council_from
from quarterly.configuration.yaml_files.files import ConfigurationFile, CouncilFiles
from quarterly.configuration.yaml_files.questions import OpenQuestion, questions_in, worst_first
from quarterly.importing.imported import Examples, ImportedCouncil, Importing, imported
from quarterly.importing.scorecards import SentScorecard
from quarterly.scoring.series.values import Values
from quarterly.vocabulary.quarter import Quarter

TODAY = Quarter(2026, 3)
PROFILE = (Path(__file__).parents[3] / "templates/council/profile.yaml").read_text(encoding="utf-8")
HEADINGS = ["Ref", "Indicator", "Q1 2026/27", "Q2 2026/27"]
Rows = Sequence[Sequence[Any]]


def sheet(rows: Rows, name: str = "Scorecard", **seen: Any) -> Sheet:
    return Sheet(name=name, rows=tuple(map(tuple, rows)), **seen)


def sent(*sheets: Sheet, name: str = "Scorecard.xlsx", decimals: Mapping[str, Mapping[str, int]] | None = None) -> SentScorecard:
    return SentScorecard(name=name, workbook=Workbook(sheets), decimals=decimals or {})


def made(*files: SentScorecard | Rows) -> ImportedCouncil:
    """Return what is imported of files, each as it came or as the rows of its one sheet."""
    using = Importing(words=scorecard_words(), spellings=load_layout(), reference=reference(), newest=TODAY)
    examples = Examples(profile=PROFILE, indicators="# Indicators.\n", domain="town.example")
    return imported([each if isinstance(each, SentScorecard) else sent(sheet(each)) for each in files], using, examples)


def council(found: ImportedCouncil) -> Council:
    """Return the council that the files describe."""
    profile, indicators, layouts = (
        ConfigurationFile(name, found.files[name]) for name in ("profile.yaml", "indicators.yaml", "layouts.yaml")
    )
    return council_from("town", CouncilFiles(profile, indicators, layouts=layouts), reference())


def indicators(found: ImportedCouncil) -> dict[str, Indicator]:
    return {each.id: each for each in council(found).catalogue.indicators}


def only(*cells: Any, headings: Sequence[str] = HEADINGS, **seen: Any) -> Indicator:
    """Return the one indicator of a scorecard of one row."""
    (one,) = indicators(made(sent(sheet([headings, cells], **seen)))).values()
    return one


def past(found: ImportedCouncil) -> Values:
    """Return the history as it is read again; raise SetupError for what cannot be right in it."""
    header, *rows = csv.reader(StringIO(found.files["history.csv"]))
    table = CsvTable(name="history.csv", header=header, rows=rows, row_numbers=list(range(2, len(rows) + 2)))
    return imported_history(table, council(found))


def history(found: ImportedCouncil) -> list[str]:
    """Return the lines of history.csv below its header."""
    return found.files["history.csv"].splitlines()[1:]


def asked(found: ImportedCouncil) -> list[OpenQuestion]:
    """Return the open questions, worst first."""
    return worst_first(each for name, text in found.files.items() if name.endswith("yaml") for each in questions_in(name, text))


def asked_of(found: ImportedCouncil, ref: str, about: str) -> str:
    """Return what is asked about one key of an indicator, "" if nothing is."""
    texts = (each.text for each in asked(found) if each.about == about and each.text.startswith(f"{ref}: "))
    return next(texts, "").removeprefix(f"{ref}: ")
