"""Measure what files of each kind cost to read, and what is refused for its size: python -m benchmarks.any_file.

Seconds of the clock of a warm reader, in turn, so that a busy machine makes all of them slower: of the samples that tests
damage, as ratios to the .xlsx, and of text files of 40 and 100 MB, which are refused: the first in the child process, the second
before it.
"""

import time
from contextlib import suppress
from statistics import median

from adapters.workbook.reader import WorkbookReader
from quarterly.vocabulary.errors import ReturnError
from tests.mutants import samples

ROUNDS = 20
MEGABYTES = (40, 100)
_ROW = b"1178,Number of children in care,39,62,62.9,65,As planned\n"


def main() -> None:
    """Print seconds and ratios."""
    spent: dict[str, list[float]] = {name: [] for name in samples()}
    with WorkbookReader() as reader:
        reader.read(samples()["xlsx"])
        for _ in range(ROUNDS):
            for name, body in samples().items():
                spent[name].append(_seconds(reader, body))
        of_xlsx = median(spent["xlsx"])
        for name, several in spent.items():
            print(f"{name:<6}{median(several) * 1000:7.1f} ms {median(several) / of_xlsx:6.2f} of .xlsx")
        for size in MEGABYTES:
            body = _ROW * (size * 1_000_000 // len(_ROW))
            print(f"CSV of {size} MB refused after {_seconds(reader, body):.2f} s")


def _seconds(reader: WorkbookReader, body: bytes) -> float:
    start = time.perf_counter()
    with suppress(ReturnError):
        reader.read(body)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
