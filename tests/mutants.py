"""Damaged files of every kind, read as returns are: `python -m tests.mutants 10000` prints what became of them.

A mutant is a sample with bytes changed, cut out, doubled or cut off, in the file or, of a zip, in one of its parts, which is
then packed again. Each has to be refused with a sentence or read: a table that lost more than two of its figures was read by
half. A text file that was cut off behind a row is whole, as nothing in it says how many it had.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from adapters.expectations import load_layout
from adapters.one_file import one_file
from adapters.workbook.reader import WorkbookReader
from quarterly.collecting.returns.kind_of_file import split_rows
from quarterly.collecting.sheets.find_table import find_table
from quarterly.collecting.sheets.sheets import Workbook
from quarterly.vocabulary.errors import ReturnError
from tests.workbooks import parts, with_parts, workbook, zipped
from tests.xlsb import AS_PERCENT, xlsb

SAMPLES = Path(__file__).parent / "adapters" / "samples"
SPLIT_ROWS = "A row of this text file has more cells than headings, as rule F10 says."
MOST_LOST = 2  # figures: one that is changed, or two that are joined into a text, which is asked about
REFUSED, SAME, OTHER, HALF, UNEXPLAINED = "refused", "read the same", "read otherwise", "READ BY HALF", "UNEXPLAINED"
WRONG = (HALF, UNEXPLAINED)

_ROWS: list[list[object]] = [
    ["Service: Schools"],
    ["Period: Quarter 1 2012/13"],
    ["PI ref", "Indicator", "Numerator", "Denominator", "Actual", "Comments"],
    *([float(1176 + n), f"Indicator {n}", 39.0 + n, 62.0 + n, 41.5 + n, f"As agreed, {n}"] for n in range(20)),
]
_CSV = "\n".join(",".join(f'"{cell}"' if isinstance(cell, str) else f"{cell:g}" for cell in row) for row in _ROWS)


@dataclass(frozen=True)
class Outcome:
    """What became of one mutant: of which sample, by which change, and a sentence where it was refused."""

    sample: str
    change: str
    kind: str
    sentence: str = ""


def samples() -> dict[str, bytes]:
    """Return a small return of each kind."""
    plain = with_parts(
        workbook({"PI return": _ROWS}), {"docProps/core.xml": "<cp:coreProperties xmlns:cp='x'/>"}
    )  # without a time
    binary = [
        [(cell, AS_PERCENT) if column == 4 and row > 2 else cell for column, cell in enumerate(each)]
        for row, each in enumerate(_ROWS)
    ]
    return {
        "xlsx": plain,
        "xlsm": with_parts(plain, {"xl/vbaProject.bin": bytes(range(256)) * 4}),
        "xlsb": xlsb("PI return", binary),
        "xls": (SAMPLES / "sample.xls").read_bytes(),
        "ods": (SAMPLES / "sample.ods").read_bytes(),
        "csv": _CSV.encode("utf-8-sig"),
        "tsv": _CSV.replace(",", "\t").encode("utf-16"),
    }


def outcomes(number: int, seed: int = 0) -> Iterator[Outcome]:
    """Yield what became of so many mutants, the same for the same seed."""
    chosen, known = random.Random(seed), samples()
    with WorkbookReader() as reader:
        figures = {name: _figures(reader.read(body)) for name, body in known.items()}
        for at in range(number):
            name = list(known)[at % len(known)]
            change = chosen.choice(list(_CHANGES))
            yield _outcome(reader, name, change, mutant(known[name], change, chosen), figures[name])


def mutant(body: bytes, change: str, chosen: random.Random) -> bytes:
    """Return the body with one change, in the file or in a part of it."""
    if body.startswith(b"PK") and chosen.random() < 0.7:
        found = parts(body)
        part = chosen.choice([name for name, content in found.items() if content])
        return zipped({**found, part: _CHANGES[change](found[part], chosen)})
    return _CHANGES[change](body, chosen)


def _outcome(reader: WorkbookReader, name: str, change: str, body: bytes, known: list[float]) -> Outcome:
    try:
        with one_file(f"a mutant of {name}"):
            workbook = reader.read(body)
            tables = [table for sheet in workbook.sheets if (table := find_table(sheet, load_layout()))]
            if split_rows(tables):
                raise ReturnError(SPLIT_ROWS)
            read = _figures(workbook)
    except ReturnError as error:
        sentence = str(error)
        return Outcome(name, change, REFUSED if sentence.endswith(".") and len(sentence) > 40 else UNEXPLAINED, sentence)
    whole = change == "cut off" and name in ("csv", "tsv") and read == known[: len(read)]
    by_half = len(known) - len(read) > MOST_LOST and not whole
    return Outcome(name, change, HALF if by_half else SAME if read == known else OTHER)


def _figures(read: Workbook) -> list[float]:
    cells = (cell for sheet in read.sheets for row in sheet.rows for cell in row)
    return [float(cell) for cell in cells if isinstance(cell, int | float) and not isinstance(cell, bool)]


def _flipped(body: bytes, chosen: random.Random) -> bytes:
    at = chosen.randrange(len(body))
    return body[:at] + bytes([body[at] ^ 1 << chosen.randrange(8)]) + body[at + 1 :]


def _replaced(body: bytes, chosen: random.Random) -> bytes:
    at = chosen.randrange(len(body))
    return body[:at] + bytes([chosen.randrange(256)]) + body[at + 1 :]


def _left_out(body: bytes, chosen: random.Random) -> bytes:
    at = chosen.randrange(len(body))
    return body[:at] + body[at + 1 :]


def _doubled(body: bytes, chosen: random.Random) -> bytes:
    at = chosen.randrange(len(body))
    return body[:at] + body[at : at + 1] * 2 + body[at + 1 :]


def _cut_off(body: bytes, chosen: random.Random) -> bytes:
    return body[: chosen.randrange(len(body))]


_CHANGES: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "a bit flipped": _flipped,
    "a byte replaced": _replaced,
    "a byte left out": _left_out,
    "a byte doubled": _doubled,
    "cut off": _cut_off,
}


def main(number: int, seed: int) -> int:
    """Print how many mutants of each kind came to what; return 1 if one was read by half or refused without a sentence."""
    counts: Counter[tuple[str, str]] = Counter()
    wrong: Counter[tuple[str, str, str]] = Counter()
    for each in outcomes(number, seed):
        counts[each.sample, each.kind] += 1
        if each.kind in WRONG:
            wrong[each.sample, each.change, each.kind] += 1
    for name in samples():
        found = (f"{kind} {counts[name, kind]}" for kind in (REFUSED, SAME, OTHER, *WRONG) if counts[name, kind])
        sys.stdout.write(f"{name:<5}{', '.join(found)}\n")
    for (name, change, kind), times in wrong.items():
        sys.stdout.write(f"{name}: {change}: {kind} {times}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, int(sys.argv[2]) if len(sys.argv) > 2 else 0))
