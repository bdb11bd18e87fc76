"""Measure what importing a scorecard costs beside reading it with pandas: python -m benchmarks.imported_scorecard.

A workbook of 40 indicators by 60 columns is imported, and read by pandas, in turn, so that a busy machine makes both slower: as
commands, each a process from its start, and warm, in a process that has done both before.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from adapters.expectations import load_layout
from adapters.reference import reference, scorecard_words
from adapters.workbook.reader import WorkbookReader
from quarterly.importing.imported import Examples, Importing, imported
from quarterly.importing.scorecards import SentScorecard
from quarterly.vocabulary.quarter import Quarter
from tests.workbooks import workbook

ROOT = Path(__file__).parent.parent
ROUNDS, INDICATORS, NEWEST = 7, 40, Quarter(2026, 2)
QUARTERS = [NEWEST.later(-back) for back in range(18, -1, -1)]  # of three columns each; with ref, name and owner 60


def main() -> None:
    """Print seconds and ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "Scorecard.xlsx"
        file.write_bytes(scorecard())
        commands = {
            "pandas.read_excel, as a process": lambda: _process(
                "-c", f"import pandas; pandas.read_excel({str(file)!r}, engine='openpyxl')"
            ),
            "quarterly import, as a process": lambda: _command(folder, file),
        }
        _print(_in_turn(commands))
        with WorkbookReader() as reader:
            _print(_in_turn({"pandas.read_excel, warm": lambda: _pandas(file), "import, warm": lambda: _import(reader, file)}))


def scorecard() -> bytes:
    """Return the workbook: counts and their share in each of 19 quarters."""
    upper = [part for each in QUARTERS for part in (f"Q{each.number} {each.financial_year.replace('-', '/')}", None, None)]
    lines: list[list[object]] = [["Ref", "Indicator", "Owner", *upper], [None, None, None, *["Num", "Den", "%"] * len(QUARTERS)]]
    for number in range(INDICATORS):
        parts = [part for at in range(len(QUARTERS)) for part in (60 + number + at, 120 + number, f"{50 + number % 40}%")]
        lines.append([f"K{number}", f"Visits of kind {number} made in time", "Head of visits", *parts])
    return workbook({"Scorecard": lines})


def _in_turn(measured: dict[str, Callable[[], object]]) -> dict[str, float]:
    spent: dict[str, list[float]] = {name: [] for name in measured}
    for work in measured.values():
        work()  # the first reads files that are in no cache
    for _ in range(ROUNDS):
        for name, work in measured.items():
            begun = time.perf_counter()
            work()
            spent[name].append(time.perf_counter() - begun)
    return {name: median(several) for name, several in spent.items()}


def _print(spent: dict[str, float]) -> None:
    yardstick = next(iter(spent.values()))
    for name, seconds in spent.items():
        print(f"{name:<34} {seconds:7.3f} s {seconds / yardstick:6.2f}")


def _process(*arguments: str, councils: Path | None = None) -> None:
    environment = {"PATH": "", "PYTHONPATH": str(ROOT), "QUARTERLY_COUNCILS": str(councils or "")}
    subprocess.run([sys.executable, *arguments], env=environment, check=True, capture_output=True, cwd=ROOT)


def _command(folder: Path, file: Path) -> None:
    with tempfile.TemporaryDirectory(dir=folder) as councils:
        _process("-m", "cli", "import", str(file), "--name", "measured", councils=Path(councils))


def _pandas(file: Path) -> None:
    import pandas as pd

    pd.read_excel(file, engine="openpyxl")


def _import(reader: WorkbookReader, file: Path) -> None:
    body = file.read_bytes()
    workbook, decimals = reader.read_with_decimals(body)
    sent = SentScorecard(name=file.name, workbook=workbook, decimals=decimals)
    using = Importing(words=scorecard_words(), spellings=load_layout(), reference=reference(), newest=NEWEST)
    profile = (ROOT / "templates/council/profile.yaml").read_text(encoding="utf-8")
    imported([sent], using, Examples(profile=profile, indicators="", domain="measured.example"))


if __name__ == "__main__":
    main()
