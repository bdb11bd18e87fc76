"""Measure the project's claims of speed: python -m benchmarks.measure (from the checkout, on an idle machine).

Every figure is printed with its ratio to one that anyone can reproduce, `python -c "import pandas"`, measured in the same
run: seconds differ between machines, ratios much less.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from serving.embedded import prepare

ROOT = Path(__file__).parent.parent
COUNCIL, QUARTER = "dudley", "2012-13 Q1"


def main() -> None:
    """Print the seconds and ratios of all measures."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for name in [name for name in os.environ if name.startswith(("QUARTERLY_", "PREFECT_"))]:
            del os.environ[name]
        yardstick = median(command("-c", "import pandas") for _ in range(5))
        print(f"Yardstick: python -c 'import pandas' takes {yardstick:.2f} s (median of 5)\n")
        print(f"{'measure':<58} {'seconds':>8} {'ratio':>7}")
        for name, seconds in [*commands(), *statistics(), *stages(), *drawing()]:
            print(f"{name:<58} {seconds:8.3f} {seconds / yardstick:7.2f}")


def commands() -> list[tuple[str, float]]:
    """Measure whole commands, as started from a shell."""
    quarterly = ("-m", "cli")
    return [
        ("quarterly --help", median(command(*quarterly, "--help") for _ in range(3))),
        ("quarterly score", median(command(*quarterly, "score", COUNCIL, QUARTER) for _ in range(3))),
        ("quarterly run, first (Prefect makes its database)", command(*quarterly, "run", COUNCIL, QUARTER)),
        ("quarterly run again, nothing changed", median(command(*quarterly, "run", COUNCIL, QUARTER) for _ in range(2))),
    ]


def statistics() -> list[tuple[str, float]]:
    """Measure `quarterly stats` and `score --values` on 100,000 rows each: tables of 150 councils, and one of long series."""
    lines = ["indicator,year,council,numerator,denominator,value"]
    for row in range(100_000):
        numerator, denominator = row * 7919 % 1000, 1000 + row % 997
        value = "c" if row % 20 == 0 else f"{numerator / denominator * 100:.6f}"
        lines.append(f"{row // 4000},{row // 150 % 27},{row % 150},{numerator},{denominator},{value}")
    Path("counts.csv").write_text("\n".join(lines) + "\n")
    stats, groups = ("-m", "cli", "stats"), ("--group", "indicator", "--group", "year", "--polarity", "low")
    both = command(*stats, "percent", "counts.csv") + command(*stats, "benchmark", "counts.csv", *groups)
    Path("values.csv").write_text(_long_history())
    rated = command("-m", "cli", "score", COUNCIL, "5999-00 Q4", "--values", "values.csv", "--format", "csv")
    return [
        ("quarterly stats percent and benchmark, 100,000 rows each", both),
        ("quarterly score --values, 100,000 rows of history", rated),
    ]


def _long_history() -> str:
    """Return a table of Dudley's five indicators over 5,000 years of quarters."""
    ids = ("1178", "1180", "child-protection-plans", "adoption-matching", "1176")
    quarters = [f"{year}-{(year + 1) % 100:02d} Q{number}" for year in range(1000, 6000) for number in (1, 2, 3, 4)]
    rows = [f"{id},{quarter},{10 + index % 90}" for index, quarter in enumerate(quarters) for id in ids]
    return "\n".join(["indicator,quarter,value", *rows]) + "\n"


def command(*arguments: str) -> float:
    """Return the wall seconds of a Python process."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    begun = time.perf_counter()
    subprocess.run([sys.executable, *arguments], env=environment, check=True, capture_output=True)
    return time.perf_counter() - begun


def stages() -> list[tuple[str, float]]:
    """Measure the cycle without the start of Prefect's server, and the bodies of its stages without Prefect."""
    prepare()
    from prefect.testing.utilities import prefect_test_harness

    from flows.quarterly_cycle import quarterly_cycle
    from tasks.results import register
    from tests.stages.chain import Chain

    with prefect_test_harness(server_startup_timeout=120):
        register()
        quarterly_cycle(COUNCIL, QUARTER, return_state=True)
        again = median(wall(lambda: quarterly_cycle(COUNCIL, QUARTER, return_state=True)) for _ in range(3))
    return [
        ("the flow again, nothing changed, server running", again),
        ("bodies of all six stages, warm, without Prefect", median(wall(Chain().published) for _ in range(3))),
        ("validation of one return, warm", validation()),
        ("a quarter of Sampleshire held against its past (CPU)", questions()),
    ]


def validation() -> float:
    """Return the seconds that reading and checking one return takes."""
    from adapters.checking import SentFile, check_file
    from adapters.councils import load_council
    from adapters.screening import screening_for
    from quarterly.vocabulary.quarter import Quarter

    (path,) = (ROOT / "councils/dudley/returns/2012-13-q1/children-in-care").glob("*.xlsx")
    council, quarter, body = load_council(COUNCIL), Quarter.parse(QUARTER), path.read_bytes()

    def check() -> None:
        check_file(
            SentFile(body=body, service="children-in-care", name=path.name, digest=""), council, quarter, screening_for(council)
        )

    check()
    return median(wall(check) for _ in range(9))


def questions() -> float:
    """Return the processor seconds that holding every figure of one quarter against those before it takes."""
    from benchmarks.past import histories
    from quarterly.collecting.past.questions import questions as raised

    series = [each for each in histories() if each.source == "sampleshire" and len(each.figures) > 1]
    return cpu(lambda: [raised(each.figures[:-1], each.figures[-1], each.terms) for each in series])


def drawing() -> list[tuple[str, float]]:
    """Measure the processor seconds of the PDF: of the first in a process, and of one with other content after it."""
    import json

    from adapters.render.pdf import report_pdf

    (path,) = Path("var/store/public").glob("dudley/*/releases/*/report.json")
    report = json.loads(path.read_text())
    first = cpu(lambda: report_pdf(report))
    second = cpu(lambda: report_pdf({**report, "title": "Another title"}))
    return [("the PDF, first of a process (CPU)", first), ("the PDF, other content (CPU)", second)]


def wall(action: Callable[[], object]) -> float:
    """Return the seconds on the clock that an action takes."""
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def cpu(action: Callable[[], object]) -> float:
    """Return the processor seconds that an action takes."""
    begun = time.process_time()
    action()
    return time.process_time() - begun


if __name__ == "__main__":
    main()
