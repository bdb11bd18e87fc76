"""The folder reference/: DfE's measures and neighbours, the library of definitions, nouns that count no children."""

from functools import cache
from pathlib import Path

import yaml

from adapters.csv_tables import read_csv
from quarterly.configuration.council import Reference
from quarterly.configuration.counted_nouns import counted_nouns
from quarterly.configuration.library import Definition, Library
from quarterly.configuration.yaml_files.files import ConfigurationFile
from quarterly.importing.words import ScorecardWords
from quarterly.scoring.benchmarking.comparators import Authority, Neighbours
from quarterly.scoring.benchmarking.measures import Measure, measures_from, polarity_of
from quarterly.vocabulary.polarity import Polarity

FOLDER = Path(__file__).parent.parent / "reference"
NEIGHBOURS_MODEL = "May 2025"


@cache
def measures() -> tuple[Measure, ...]:
    """Return DfE's measures in the order of its library."""
    table = read_csv(FOLDER / "dfe-measures-polarity.csv")
    return measures_from(dict(zip(table.header, row, strict=True)) for row in table.rows)


def dfe_polarity(name: str) -> Polarity:
    """Return DfE's polarity of a measure, named by title, code or both; ValueError suggests similar names."""
    return polarity_of(name, measures())


@cache
def neighbours() -> Neighbours:
    """Return DfE's statistical neighbours of every authority, the nearest first."""
    table = read_csv(FOLDER / "dfe-statistical-neighbours-2025.csv")
    rows = (dict(zip(table.header, row, strict=True)) for row in table.rows)
    names = [f"SN{number}" for number in range(1, 11)]
    found = (Authority(r["la_num"], r["la_name"], r["region"], tuple(r[name] for name in names)) for r in rows)
    return Neighbours(NEIGHBOURS_MODEL, {authority.number: authority for authority in found})


@cache
def trade_nouns() -> tuple[str, ...]:
    """Return the nouns of the trade whose counts are no counts of children."""
    return counted_nouns(yaml.safe_load((FOLDER / "counted-nouns.yaml").read_text(encoding="utf-8")))


@cache
def library() -> Library:
    """Return the library of definitions by their ids, in the order of its files."""
    definitions: list[Definition] = []
    for path in sorted(FOLDER.glob("indicators/*.yaml")):
        definitions += ConfigurationFile(path.name, path.read_text(encoding="utf-8")).read(tuple[Definition, ...])
    return {each.id: each for each in definitions}


@cache
def scorecard_words() -> ScorecardWords:
    """Return what scorecards call their columns, and what their words make likely."""
    path = FOLDER / "scorecards.yaml"
    words: ScorecardWords = ConfigurationFile(path.name, path.read_text(encoding="utf-8")).read(ScorecardWords)
    return words


def reference() -> Reference:
    """Return what every council's files may refer to."""
    return Reference(dfe_polarity, library, trade_nouns())
