"""What running again costs, against the first run of the same quarter: python -m benchmarks.incremental (machine idle).

Stage bodies are timed with the keys that tell whether a stage has to be done, and without Prefect, whose own share of an
unchanged run is printed beside them. Everything is warm: one full cycle has been run in this process before, so that modules are
loaded, and configuration, charts, Word's pictures and what Typst laid out last are remembered where they did not change. A worker
begins every run in a new process and pays for these again, in a full cycle and in a corrected one alike. Two documents are drawn
at a time, so fewer seconds pass on the clock than the processor is at work; on a busy machine compare the latter.
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
    """Return the lines of the report: seconds on the clock and of the processor, and shares of the full cycle."""
    Cycle().run()  # so that everything is loaded
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


class Took(NamedTuple):
    """Seconds on the clock, and of the processor in all threads."""

    wall: float
    cpu: float


def _line(name: str, took: Took, full: Took) -> str:
    wall, cpu = (f"{each:8.3f} s {each / of:6.1%}" for each, of in zip(took, full, strict=True))
    return f"{name:<46} {wall}   processor {cpu}"


@dataclass
class Cycle:
    """The six stages as the flow calls them: one with a key is skipped while it has been done for that key."""

    done: dict[str, Any] = field(default_factory=dict)
    parts: dict[str, Took] = field(default_factory=dict)

    def run(self) -> None:
        """Run all stages; the seconds of the first run are kept by stage."""
        from adapters.councils import load_council
        from quarterly.vocabulary.quarter import Quarter
        from tasks import collect_returns, compile_report, publish_report, request_commentary, score_indicators, validate_return

        first: dict[str, Took] = {}

        def do(stage: Any, *inputs: Any) -> Any:
            name = stage.__name__.partition(".")[2]
            found: list[Any] = []
            took = timed(lambda: found.append(self._done(stage, getattr(stage, name).fn, COUNCIL, QUARTER, *inputs)))
            before = first.get(name, Took(0, 0))
            first[name] = Took(before.wall + took.wall, before.cpu + took.cpu)
            return found[0]

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
        return median(timed(lambda: quarterly_cycle(COUNCIL, QUARTER, return_state=True)).wall for _ in range(3))


def timed(action: Callable[[], object]) -> Took:
    begun, used = time.perf_counter(), time.process_time()
    action()
    return Took(time.perf_counter() - begun, time.process_time() - used)


def middle(several: list[Took]) -> Took:
    return Took(median(each.wall for each in several), median(each.cpu for each in several))


if __name__ == "__main__":
    main()
