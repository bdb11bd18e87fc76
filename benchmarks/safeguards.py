"""Measure what screening and the release page cost beside a plain script: python -m benchmarks.safeguards.

Both are measured in one run, in processor seconds of a process: the script with its imports (benchmarks/peers/plain_script.py),
and ours with the modules that only they need. Sampleshire's eight services and its cover workbook are the sample; its texts are
screened when they are read and for both renderings.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from typing import Any

from benchmarks.incremental import COUNCIL, KEY, QUARTER, ROOT, Cycle, at_work_in, timed

RUNS = 3
ENVIRONMENT = {**os.environ, "GX_ANALYTICS_ENABLED": "false", "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}


def main() -> None:
    """Print the seconds and their ratio to the plain script."""
    returns = ROOT / "councils" / COUNCIL / "returns" / KEY
    script = median(_processor("-m", "benchmarks.peers.plain_script", str(returns)) for _ in range(RUNS))
    print(f"Plain script with Great Expectations: {script:.2f} processor seconds (median of {RUNS})\n")
    with tempfile.TemporaryDirectory() as folder:
        at_work_in(Path(folder))
        parts = {"modules that only they need": _imports(), **_in_a_cycle()}
    for name, seconds in [*parts.items(), ("together", sum(parts.values()))]:
        print(f"{name:<46} {seconds:8.3f} {seconds / script:7.3f}")


def _processor(*arguments: str) -> float:
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], cwd="/", env=ENVIRONMENT, check=True, capture_output=True)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _imports() -> float:
    """Return what the modules of screening and of the release page add to those that draw a report."""
    drawing = "import adapters.render.html, adapters.render.pdf, quarterly.reporting.build, adapters.cycle_context"
    with_ours = f"{drawing}, adapters.screening, adapters.release_files"
    without = median(_processor("-c", drawing) for _ in range(RUNS))
    return max(0.0, median(_processor("-c", with_ours) for _ in range(RUNS)) - without)


def _in_a_cycle() -> dict[str, float]:
    """Return the processor seconds of each part in the first cycle of a process, in which nothing is remembered yet."""
    import quarterly.screening.screening as screening
    import tasks.compile_report as compiling
    from adapters.cycle_context import CycleContext
    from adapters.release_files import draw_release_files
    from quarterly.publishing.drafts import Draft

    spent: dict[str, float] = {}

    def measured(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any) -> Any:
            found: list[Any] = []
            spent[name] = spent.get(name, 0) + timed(lambda: found.append(function(*given))).cpu
            return found[0]

        return run

    for name in ("kinds_in", "personal_sentences"):
        setattr(screening, name, measured("screening of everything that is read and printed", getattr(screening, name)))
    name = "release_facts"
    setattr(compiling, name, measured("flags on sentences", getattr(compiling, name)))
    cycle = Cycle()
    cycle.run()
    pack = next(each for each in cycle.done.values() if hasattr(each, "view"))
    draft = Draft(pack.view, pack.folder)
    measured("release page and draft, drawn", draw_release_files)(CycleContext.of(COUNCIL, QUARTER), draft)
    return spent


if __name__ == "__main__":
    main()
