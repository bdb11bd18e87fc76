"""Measure what running again costs, as a share of the first run: python -m benchmarks.incremental (on an idle machine).

Stage bodies are timed with the keys that decide whether a stage has to be run, and without Prefect, whose own share of an
unchanged run is printed beside them. Everything is warm: one full cycle has been run in this process before, so that modules are
loaded, and configuration, charts, Word's pictures and what Typst laid out last are remembered where they did not change. A worker
begins every run in a new process and repeats this work, in a full cycle and in a corrected one alike. Two documents are drawn
at a time, so processor seconds exceed those on the clock; on a busy machine compare the processor seconds.
Sampleshire's eight services and its cover workbook are the sample.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import openpyxl

from serving.embedded import prepare

ROOT = Path(__file__).parent.parent
COUNCIL, QUARTER, KEY = "sampleshire", "2026-27 Q2", "2026-27-q2"
CORRECTED, CELL = "adoption-fostering", "AF2"


def main() -> None:
    """Print the report."""
    with tempfile.TemporaryDirectory() as folder:
        at_work_in(Path(folder))
        for line in incremental():
            print(line)


def at_work_in(folder: Path) -> None:
    """Work in a folder with its own store and inbox, without the settings of the person who measures."""
    os.chdir(folder)
    for name in [name for name in os.environ if name.startswith(("QUARTERLY_", "PREFECT_"))]:
        del os.environ[name]
    shutil.copytree(ROOT / "councils" / COUNCIL / "returns" / KEY, folder / "inbox" / COUNCIL / KEY)
    os.environ["QUARTERLY_INBOX"] = str(folder / "inbox")
    prepare()


def incremental() -> list[str]:
    """Return the lines of the report: seconds on the clock and of the processor, and shares of the full cycle."""
    Cycle().run()  # loads modules and fills caches
    forget_outputs()
    full = Cycle()
    whole = timed(full.run)
    again = middle([timed(full.run) for _ in range(5)])
    corrected = []
    for figure in (143, 142, 141):
        correct(figure)
        corrected.append(timed(full.run))
    overhead = prefect()
    return [
        _line("full cycle, stage bodies and keys", whole, whole),
        *(_line(f"  {name}", took, whole) for name, took in full.parts.items()),
        _line("unchanged, stage bodies and keys", again, whole),
        _line("one corrected return, stage bodies and keys", middle(corrected), whole),
        f"{'unchanged, Prefect beside the bodies':<46} {overhead - again.wall:8.3f} s",
    ]


class Duration(NamedTuple):
    """Seconds on the clock, and of the processor in all threads."""

    wall: float
    cpu: float


def _line(name: str, took: Duration, full: Duration) -> str:
    wall, cpu = (f"{each:8.3f} s {each / of:6.1%}" for each, of in zip(took, full, strict=True))
    return f"{name:<46} {wall}   processor {cpu}"


@dataclass
class Cycle:
    """The six stages as the flow calls them: one with a key is skipped if it has been run for that key."""

    done: dict[str, Any] = field(default_factory=dict)
    parts: dict[str, Duration] = field(default_factory=dict)

    def run(self) -> None:
        """Run all stages, and record the duration of each in the first run."""
        from adapters.councils import load_council
        from quarterly.vocabulary.quarter import Quarter
        from tasks import collect_returns, compile_report, publish_report, request_commentary, score_indicators, validate_return

        first: dict[str, Duration] = {}

        def run_stage(stage: Any, *inputs: Any) -> Any:
            name = stage.__name__.partition(".")[2]
            found: list[Any] = []
            took = timed(lambda: found.append(self._done(stage, getattr(stage, name).fn, COUNCIL, QUARTER, *inputs)))
            before = first.get(name, Duration(0, 0))
            first[name] = Duration(before.wall + took.wall, before.cpu + took.cpu)
            return found[0]

        returns = run_stage(collect_returns)
        validated = tuple(run_stage(validate_return, raw) for raw in returns.received)
        services = load_council(COUNCIL, Quarter.parse(QUARTER)).profile.services
        scorecard = run_stage(score_indicators, tuple(sent for sent in validated if sent.service in services))
        commentary = run_stage(request_commentary, scorecard, validated)
        pack = run_stage(compile_report, scorecard, commentary, validated)
        run_stage(publish_report, pack, "A return was corrected.")
        self.parts = self.parts or first

    def _done(self, stage: Any, body: Callable[..., Any], *inputs: Any) -> Any:
        if not hasattr(stage, "_key"):
            return body(*inputs)
        key = stage._key(*inputs)
        if key not in self.done:
            self.done[key] = body(*inputs)
        return self.done[key]


def forget_outputs() -> None:
    """Delete all outputs of stages, but not the archive, the audit trail and the publications."""
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
    """Return the seconds of the whole flow on the clock, with nothing changed and the server running."""
    from prefect.testing.utilities import prefect_test_harness

    from flows.quarterly_cycle import quarterly_cycle
    from tasks.results import register

    with prefect_test_harness(server_startup_timeout=120):
        register()
        quarterly_cycle(COUNCIL, QUARTER, return_state=True)
        return median(timed(lambda: quarterly_cycle(COUNCIL, QUARTER, return_state=True)).wall for _ in range(3))


def timed(action: Callable[[], object]) -> Duration:
    """Return the duration of an action."""
    begun, used = time.perf_counter(), time.process_time()
    action()
    return Duration(time.perf_counter() - begun, time.process_time() - used)


def middle(several: list[Duration]) -> Duration:
    """Return the medians of several durations."""
    return Duration(median(each.wall for each in several), median(each.cpu for each in several))


if __name__ == "__main__":
    main()
