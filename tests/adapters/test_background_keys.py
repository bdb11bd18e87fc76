"""Does every column of history.csv and benchmarks.csv that is used change the scorecard's key?"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from adapters.background import background
from adapters.cycle_context import CycleContext
from adapters.store import open_store
from quarterly.scoring.score_scope import ScoringInputs, config_for_scoring
from tests.installation import QUARTER, Installation, own_council

HISTORY = {
    "indicator": "1178", "quarter": "2011-12 Q4", "numerator": "", "denominator": "", "value": "98.5", "mark": "r",
    "as_published": "98.1",
}  # fmt: skip
OTHERS = {
    "indicator": "1178", "year": "2011-12", "area": "England", "value": "59.0", "source": "DfE", "model": "May 2025",
    "not_before": "2012-01-31",
}  # fmt: skip
COLUMNS = [
    ("history.csv", HISTORY, column, other)
    for column, other in {
        "indicator": "1180", "quarter": "2011-12 Q3", "numerator": "197", "denominator": "20000", "value": "99.5", "mark": "p",
        "as_published": "98.2",
    }.items()
] + [
    ("benchmarks.csv", OTHERS, column, other)
    for column, other in {
        "indicator": "1180", "year": "2010-11", "area": "332", "value": "60.0", "source": "ONS", "model": "May 2024",
        "not_before": "2012-02-28",
    }.items()
]  # fmt: skip


@pytest.fixture
def council(installation: Installation) -> Path:
    return own_council(installation.folder / "dudley")


def write(path: Path, row: Mapping[str, str]) -> None:
    path.write_text(f"{','.join(row)}\n{','.join(row.values())}\n")


def key(council: Path, day: date = date(2012, 10, 1)) -> str:
    cycle = CycleContext.of(str(council), QUARTER)
    seen = config_for_scoring(cycle.council)
    store = open_store(str(council.parent / "empty"))
    known = background(str(council), seen, cycle.quarter, store, day)
    return cycle.output_key("score_indicators", ScoringInputs(seen, (), known, ()))


@pytest.mark.parametrize(("file", "row", "column", "other"), COLUMNS)
def test_another_value_of_a_column_is_another_scorecard(
    council: Path, file: str, row: dict[str, str], column: str, other: str
) -> None:
    without = key(council)
    write(council / file, row)
    before = key(council)
    counts = {"value": ""} if column in ("numerator", "denominator") else {}
    write(council / file, {**row, **counts, column: other})
    assert len({without, before, key(council)}) == 3


@pytest.mark.parametrize("file", ["history.csv", "benchmarks.csv"])
def test_a_column_of_the_councils_own_is_no_matter(council: Path, file: str) -> None:
    row = HISTORY if file == "history.csv" else OTHERS
    write(council / file, {**row, "remark": "checked"})
    before = key(council)
    write(council / file, {**row, "remark": "checked twice"})
    assert key(council) == before


def test_what_is_under_embargo_is_no_matter_until_the_day_it_ends(council: Path) -> None:
    without = key(council)
    write(council / "benchmarks.csv", {**OTHERS, "not_before": "2012-10-02"})
    assert key(council) == without != key(council, date(2012, 10, 2))
