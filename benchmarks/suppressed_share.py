"""How much of what two invented councils publish is suppressed: a county and a small unitary, by table.

Run `python -m benchmarks.suppressed_share`; with a folder behind it, it leaves each council's table there as CSV for
`quarterly suppress`. Nothing is real: a council has its number of children, and every child is drawn by a rate and a split of
about the size that England has in the Department for Education's statistics of recent years, rounded. What is counted in a year
is a quarter's here.
"""

import csv
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from quarterly.disclosure.plain_rows import PlainTable, Row
from quarterly.disclosure.plain_suppression import suppress_table
from quarterly.disclosure.plain_table import PlainPolicy

COUNCILS = {"county": (150_000, 0.10), "small unitary": (25_000, 0.25)}  # children, and the largest share that is aimed at
SEEDS = range(20)

AGES: dict[str, float] = {"under 1": 5, "1 to 4": 13, "5 to 9": 17, "10 to 15": 38, "16 and over": 27}
# Cases for 10,000 children, and in hundredths how they are split.
TABLES: dict[str, tuple[float, dict[str, float]]] = {
    "Referrals by source": (
        130,
        {"police": 30, "schools": 20, "health": 15, "local authority": 13, "individual": 9, "other agency": 8, "unknown": 5},
    ),
    "Referrals again within a year": (130, {"first": 78, "again": 22}),
    "Assessments by days": (135, {"10": 14, "25": 22, "35": 23, "45": 25, "over 45": 16}),
    "Enquiries under section 47 by outcome": (46, {"conference": 33, "no conference": 67}),
    "Children in need by primary need": (
        330,
        {"abuse or neglect": 57, "disability": 13, "family in stress": 10, "dysfunction": 14, "absent parenting": 4, "other": 2},
    ),
    "Child protection plans by category": (
        41,
        {"neglect": 50, "emotional": 37, "physical": 6, "sexual": 4, "multiple": 3},
    ),
    "Child protection plans by duration": (
        41,
        {"up to 3 months": 25, "3 to 6 months": 20, "6 to 12 months": 30, "1 to 2 years": 21, "2 years or more": 4},
    ),
    "Plans that ended by time to the first review": (13, {"in time": 93, "late": 7}),
    "Children looked after by placement": (
        70,
        {"foster care": 67, "home or hostel": 18, "with parents": 7, "independent": 4, "adoption": 2, "other": 2},
    ),
    "Children looked after by age": (70, AGES),
    "Children looked after by legal status": (70, {"care order": 76, "voluntary": 17, "placement order": 6, "other": 1}),
    "Children who came into care by age": (7, AGES),
    "Children who ceased to be looked after": (
        7,
        {"home": 23, "special guardianship": 12, "adopted": 9, "independent": 22, "other": 34},
    ),
    "Placements in the year": (70, {"one": 68, "two": 22, "three or more": 10}),
    "Visits to children looked after": (70, {"in time": 88, "late": 12}),
    "Care leavers by activity": (
        32,
        {"education": 27, "training or work": 30, "not: illness": 11, "not: other": 20, "not: parenting": 6, "not known": 6},
    ),
    "Care leavers by accommodation": (32, {"suitable": 88, "unsuitable": 6, "not known": 6}),
}


def parts(children: int, table: str, seed: int) -> dict[str, int]:
    """Draw the children of a council in one table."""
    rate, split = TABLES[table]
    drawn = random.Random(f"{children} {table} {seed}")
    cases = sum(drawn.random() < rate / 10_000 for _ in range(children))
    counts = dict.fromkeys(split, 0)
    for each in drawn.choices([*split], [*split.values()], k=cases):
        counts[each] += 1
    return counts


def rows(children: int, seed: int) -> Iterator[tuple[str, str, int]]:
    """Yield table, part and count, each table with its total."""
    for table in TABLES:
        counts = parts(children, table, seed)
        yield from ((table, part, count) for part, count in counts.items())
        yield table, "Total", sum(counts.values())


def share(children: int, seed: int) -> tuple[int, int, int]:
    """Return how many counts a council publishes, and how many of them go as primary and as secondary."""
    table = PlainTable(tuple(Row(position=(name, part), count=count) for name, part, count in rows(children, seed)), {1: "Total"})
    suppressed = suppress_table(table, PlainPolicy())
    assert not suppressed.exposed
    return len(table.rows), suppressed.primary, suppressed.secondary


def main() -> None:
    """Print the share of each council over several draws, and write a table of each where a folder is given."""
    for name, (children, aim) in COUNCILS.items():
        shares = [share(children, seed) for seed in SEEDS]
        values, primary, secondary = (sum(column) for column in zip(*shares, strict=True))
        most = max((one + other) / count for count, one, other in shares)
        print(f"{name}, {children:,} children, {values // len(SEEDS)} counts, {len(SEEDS)} draws:")
        print(f"  suppressed {(primary + secondary) / values:.1%}, at most {most:.1%} in one draw; aim {aim:.0%}")
        print(f"  primary {primary / values:.1%}, secondary {secondary / values:.1%}")
        for folder in sys.argv[1:]:
            with (Path(folder) / f"{name.replace(' ', '-')}.csv").open("w", encoding="utf-8", newline="") as file:
                csv.writer(file, lineterminator="\n").writerows([("table", "part", "count"), *rows(children, SEEDS[0])])


if __name__ == "__main__":
    main()
