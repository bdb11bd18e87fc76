"""Measure what commands cost that need no Prefect, beside the imports they are held to: python -m benchmarks.commands.

Processor seconds of new processes, in turn, so that a busy machine makes all of them dearer. `check` of a return of twelve rows
is held to an import of Great Expectations, which it runs; the others to one of pandas. Ends with 1 where one costs more.
"""

import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.incremental import ROOT
from benchmarks.whole_run import tree

ROUNDS = 5
PANDAS, EXPECTATIONS = "import pandas", "import great_expectations"
RETURN = ROOT / "councils/sampleshire/returns/2026-27-q2/children-in-care"
MOST = {"--help": (PANDAS, 0.7), "score": (PANDAS, 3.0), "check": (EXPECTATIONS, 0.9)}


def main() -> int:
    """Print each command's seconds and ratio; return 1 where one is dearer than it may be."""
    with tempfile.TemporaryDirectory() as folder:
        found = _medians(Path(folder))
    print(f"{f'medians of {ROUNDS}':<28} {'seconds':>8} {'ratio':>7} {'most':>6}")
    for name in (PANDAS, EXPECTATIONS):
        print(f"{name:<28} {found[name]:6.2f} s")
    ratios = {name: found[name] / found[of] for name, (of, _) in MOST.items()}
    for name, (of, most) in MOST.items():
        print(f"{f'quarterly {name}':<28} {found[name]:6.2f} s {ratios[name]:7.2f} {most:6.2f} of {of}")
    return int(any(ratios[name] > most for name, (_, most) in MOST.items()))


def _medians(folder: Path) -> dict[str, float]:
    (source,) = RETURN.glob("*.xlsx")
    shutil.copy(source, folder)
    commands = {
        PANDAS: ("-c", PANDAS),
        EXPECTATIONS: ("-c", EXPECTATIONS),
        "--help": ("-m", "cli", "--help"),
        "score": ("-m", "cli", "score", "dudley", "2012-13 Q1"),
        "check": ("-m", "cli", "check", "sampleshire", source.name),
    }
    spent: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, arguments in commands.items():
            spent[name].append(tree(*arguments, folder=folder, found=(0, 1)).seconds)
    return {name: median(several) for name, several in spent.items()}


if __name__ == "__main__":
    sys.exit(main())
