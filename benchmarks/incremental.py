"""What running again costs, against the first run of the same quarter: python -m benchmarks.incremental (machine idle).

Stage bodies are timed with the keys that tell whether a stage has to be done, warm (one full cycle before) and without Prefect,
whose own share of an unchanged run is printed beside them. Sampleshire's eight services and its cover workbook are the sample.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

import openpyxl

from flows.embedded import prepare

ROOT = Path(__file__).parent.parent
COUNCIL, QUARTER, KEY = "sampleshire", "2026-27 Q2", "2026-27-q2"
CORRECTED, CELL = "adoption-fostering", "AF2"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        at_work_in(Path(folder))
        for line in incremental():
            print(line)


def at_work_in(folder: Path) -> None:
    """Keep a store and an inbox of one's own in a folder, away from the tester's settings."""
    os.chdir(folder)
    for name in [name for name in os.environ if name.startswith(("QUARTERLY_", "PREFECT_"))]:
        del os.environ[name]
    shutil.copytree(ROOT / "councils" / COUNCIL / "returns" / KEY, folder / "inbox" / COUNCIL / KEY)
    os.environ["QUARTERLY_INBOX"] = str(folder / "inbox")
    prepare()


def incremental() -> list[str]:
    """Return the lines of the report: seconds, and shares of the full cycle."""
    Cycle().run()  # so that everything is loaded
    forget_outputs()
    full = Cycle()
    full.run()
    again = median(timed(full.run) for _ in range(5))
    corrected = []
    for figure in (143, 142, 141):
        correct(figure)
        corrected.append(timed(full.run))
    overhead = prefect()
    lines = [f"{name:<58} {seconds:8.3f} s {seconds / full.total:7.1%}" for name, seconds in full.parts.items()]
    one = median(corrected)
    return [
        f"full cycle, stage bodies{'':<34} {full.total:8.3f} s",
        *lines,
        f"unchanged, stage bodies and keys{'':<26} {again:8.3f} s {again / full.total:7.1%}",
        f"one corrected return, stage bodies and keys{'':<15} {one:8.3f} s {one / full.total:7.1%}",
        f"unchanged, Prefect's own share beside the bodies{'':<10} {overhead - again:8.3f} s",
    ]


@dataclass
class Cycle:
    """The six stages as the flow calls them: one with a key is skipped while it has been done for that key."""

    done: dict[str, Any] = field(default_factory=dict)
    parts: dict[str, float] = field(default_factory=dict)

    @property
    def total(self) -> float:
        """The seconds of the first run."""
        return sum(self.parts.values())

    def run(self) -> None:
        """Run all stages; the seconds of the first run are kept by stage."""
        from adapters.councils import load_council
        from quarterly.quarter import Quarter
        from tasks import collect_returns, compile_report, publish_report, request_commentary, score_indicators, validate_return

        first: dict[str, float] = {}

        def do(stage: Any, *inputs: Any) -> Any:
            name = stage.__name__.partition(".")[2]
            begun = time.perf_counter()
            found = self._done(stage, getattr(stage, name).fn, COUNCIL, QUARTER, *inputs)
            first[name] = first.get(name, 0) + time.perf_counter() - begun
            return found

        returns = do(collect_returns)
        validated = tuple(do(validate_return, raw) for raw in returns.received)
        services = load_council(COUNCIL, Quarter.parse(QUARTER)).profile.services
        scorecard = do(score_indicators, tuple(sent for sent in validated if sent.service in services))
        commentary = do(request_commentary, scorecard, validated)
        pack = do(compile_report, scorecard, commentary, validated)
        do(publish_report, pack, "A return was corrected.")
        self.parts = self.parts or first

    def _done(self, stage: Any, body: Callable[..., Any], *inputs: Any) -> Any:
        if not hasattr(stage, "_key"):
            return body(*inputs)
        key = stage._key(*inputs)
        if key not in self.done:
            self.done[key] = body(*inputs)
        return self.done[key]


def forget_outputs() -> None:
    """Leave what a clean run begins with: the archive, the acts and the publications."""
    for folder in ("stages", "results"):
        shutil.rmtree(f"var/store/restricted/{folder}", ignore_errors=True)


def correct(figure: int) -> None:
    """Send one service's return again with another figure."""
    (source,) = (ROOT / "councils" / COUNCIL / "returns" / KEY / CORRECTED).glob("*.xlsx")
    book = openpyxl.load_workbook(source)
    (row,) = (row for row in book["PI return"].iter_rows() if row[0].value == CELL)
    row[4].value = figure
    book.save(Path("inbox") / COUNCIL / KEY / CORRECTED / f"corrected-{figure}.xlsx")


def prefect() -> float:
    """Return the wall seconds of the whole flow when nothing has changed, server running."""
    from prefect.testing.utilities import prefect_test_harness

    from flows.quarterly_cycle import quarterly_cycle
    from tasks.results import register

    with prefect_test_harness(server_startup_timeout=120):
        register()
        quarterly_cycle(COUNCIL, QUARTER, return_state=True)
        return median(timed(lambda: quarterly_cycle(COUNCIL, QUARTER, return_state=True)) for _ in range(3))


def timed(action: Callable[[], object]) -> float:
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
