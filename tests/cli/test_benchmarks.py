"""What does `quarterly benchmarks` ask for, show and write?"""

from pathlib import Path

import pytest

from adapters.comparators import load_comparators
from tests.cli.new_council import change, quarterly

HEADER = "time_period,time_identifier,geographic_level,country_name,old_la_code,la_name,category,number,rate\n"
ROWS = """202425,Financial year,National,England,,,Total,83630,70.1
202425,Financial year,Regional,England,,,Total,9000,50
202425,Financial year,Local authority,England,332,Dudley,Total,612,87.1
202425,Financial year,Local authority,England,333,Sandwell,Total,c,c
202425,Financial year,Local authority,England,,Walsall,Total,640,93.05
202324,Financial year,Local authority,England,332,Dudley,Total,600,85
"""
ENTRY = """  - file: "cla_*.csv"
    source: DfE, Children looked after 2025
    where: {category: Total}
    indicators: {children-in-care: rate}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cla_2025.csv"
    path.write_text(HEADER + ROWS)
    return path


def mapped(folder: Path, entries: str = ENTRY) -> Path:
    (folder / "benchmarks.yaml").write_text(f"files:\n{entries}")
    return folder


def test_of_an_unknown_file_it_prints_the_lines_to_complete(folder: Path, file: Path) -> None:
    found = quarterly("benchmarks", str(folder), str(file))
    assert found.exit_code == 2
    assert '    where: {"category": "Total"}' in found.stderr.splitlines()
    assert "Columns of figures: number, rate." in found.stderr.splitlines()


def test_the_lines_it_prints_are_an_entry_once_they_are_completed(folder: Path, file: Path) -> None:
    lines = quarterly("benchmarks", str(folder), str(file)).stderr.splitlines()
    entry = "\n".join(lines[lines.index("files:") + 1 : lines.index("Columns of figures: number, rate.")])
    completed = entry.replace('source: ""', "source: DfE").replace("ID:", "children-in-care:")
    assert quarterly("benchmarks", str(mapped(folder, completed)), str(file)).exit_code == 0


def test_it_shows_the_newest_year_and_writes_nothing(folder: Path, file: Path) -> None:
    found = quarterly("benchmarks", str(mapped(folder)), str(file))
    assert ["children-in-care", "2", "2024-25", "2", "70.1", "none", "not", "known"] in [
        line.split() for line in found.stdout.splitlines()
    ]
    assert "Left out: 1 row neither of England nor of an authority." in found.stdout
    assert ("Nothing was written." in found.stdout, (folder / "benchmarks.csv").exists()) == (True, False)


def test_saved_figures_are_read_as_published_figures_of_others(folder: Path, file: Path) -> None:
    quarterly("benchmarks", str(mapped(folder)), str(file), "--save")
    assert [(each.year, each.area, each.value and float(each.value)) for each in load_comparators(folder)] == [
        ("2024-25", "England", 70.1),
        ("2024-25", "332", 87.1),
        ("2024-25", "333", None),
        ("2024-25", "335", 93.05),
        ("2023-24", "332", 85),
    ]


def test_saving_twice_changes_nothing_and_columns_of_the_councils_own_stay(folder: Path, file: Path) -> None:
    old = "indicator,year,area,value,source,not_before,note\nfamilies-supported,2024-25,332,7,Ours,2026-01-31,mine\n"
    (folder / "benchmarks.csv").write_text(old)
    quarterly("benchmarks", str(mapped(folder)), str(file), "--save")
    once = (folder / "benchmarks.csv").read_text()
    again = quarterly("benchmarks", str(folder), str(file), "--save")
    assert (once.startswith(old), (folder / "benchmarks.csv").read_text() == once) == (True, True)
    assert "5 figures in, 5 of the same indicators and years out; 6 figures in all." in again.stdout


def test_percentages_that_are_probably_parts_of_one_are_pointed_out(folder: Path, file: Path) -> None:
    file.write_text(HEADER + "2024,Calendar year,Local authority,England,332,Dudley,Total,1,0.87\n")
    found = quarterly("benchmarks", str(mapped(folder, ENTRY.replace("children-in-care", "assessments-on-time"))), str(file))
    assert "Look at assessments-on-time: it is in per cent, and no figure is above 1." in found.stdout


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        (
            ENTRY.replace("children-in-care", "children"),
            "line 5: files → 0 → indicators → children: indicators.yaml has no such id",
        ),
        (ENTRY + ENTRY, "Two entries of benchmarks.yaml take children-in-care from cla_2025.csv. Keep one"),
        (ENTRY.replace("    source: DfE, Children looked after 2025\n", ""), "source"),
    ],
)
def test_a_mistake_in_the_mapping_is_named_with_its_line(folder: Path, file: Path, entries: str, message: str) -> None:
    found = quarterly("benchmarks", str(mapped(folder, entries)), str(file), "--save")
    assert (found.exit_code, message in found.stderr, (folder / "benchmarks.csv").exists()) == (2, True, False)


def test_a_mapping_that_is_no_text_is_refused_in_a_sentence(folder: Path, file: Path) -> None:
    (folder / "benchmarks.yaml").write_bytes(b"files: \xff")
    found = quarterly("benchmarks", str(folder), str(file))
    assert (found.exit_code, "benchmarks.yaml cannot be read" in found.stderr) == (2, True)


def test_the_check_of_a_council_names_a_mistake_in_the_mapping(folder: Path) -> None:
    found = quarterly("check", str(mapped(folder, ENTRY.replace("children-in-care", "children"))))
    assert (found.exit_code, "children: indicators.yaml has no such id" in found.stderr) == (2, True)


def test_an_indicator_that_has_ended_may_keep_its_entry(folder: Path, file: Path) -> None:
    change(folder, "indicators.yaml", "    # since: 2026-27 Q1  # the first", "    until: 2026-27 Q1\n    # the first")
    entry = ENTRY.replace("{children-in-care: rate}", "{families-supported: number}")
    assert quarterly("benchmarks", str(mapped(folder, entry)), str(file)).exit_code == 0
