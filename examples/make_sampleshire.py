"""Make the files of the invented Sampleshire County Council: returns, cover workbooks, history.csv and benchmarks.csv.

    python -m examples.make_sampleshire

They are made from councils/sampleshire/invented.yaml and invented-narrative.yaml, and the profile and indicators there: the
same input, the same bytes. Some returns have faults that officers meet; they are listed in invented.yaml, under `faults`.
"""

from pathlib import Path

from examples.sampleshire.history import history
from examples.sampleshire.others import benchmarks
from examples.sampleshire.plan import FOLDER, REPORTED
from examples.sampleshire.returns import inbox


def make(folder: Path = FOLDER) -> None:
    """Write all files below a folder."""
    for quarter in REPORTED:
        for name, body in inbox(quarter).items():
            path = folder / "returns" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body)
    (folder / "history.csv").write_text(history(), encoding="utf-8")
    (folder / "benchmarks.csv").write_text(benchmarks(), encoding="utf-8")


if __name__ == "__main__":
    make()
