"""Does one wide workbook with macros, in a layout of the council's own, go through the whole cycle to publication and back?"""

import csv
import json
import shutil
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from adapters.councils import COUNCILS
from quarterly.commentary.letters import LetterKind
from tests.flows.officers import cycle
from tests.installation import COUNCIL, KEY, Installation
from tests.workbooks import with_parts, workbook

LAYOUTS = """\
layouts:
  scorecard:
    files: ["Scorecard*"]
    services: [children-in-care, safeguarding]
    tables:
      - {sheet: Scorecard, headings: 3-4, ref: Ref, name: Measure, value: the quarter, comment: Comments, not_read: [Total*]}
"""
SCORECARD: list[list[Any]] = [
    ["Scorecard"],
    [],
    [None, None, "2011/12", None, "2012/13"],
    ["Ref", "Measure", "Q3", "Q4", "Q1", "Comments"],
    ["1178", "LAC", 103, 104, 104.9, "More children came into care than left it."],
    ["1180", "Leavers", 40, 45, 0.5, "Two of them moved away."],  # a share of 1: under query
    [None, "Total", 143, 149, 50],
    ["1176", "Assessments", 70, 71, 62.9, "Staff were off sick."],
]


def test_a_wide_workbook_with_macros_is_published_and_comes_back_marked(
    installation: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(COUNCILS / COUNCIL, tmp_path / "councils" / COUNCIL, ignore=shutil.ignore_patterns("returns"))
    (tmp_path / "councils" / COUNCIL / "layouts.yaml").write_text(LAYOUTS, encoding="utf-8")
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(tmp_path / "councils"))
    body = with_parts(workbook({"Scorecard": SCORECARD}), {"xl/vbaProject.bin": b"x"})
    installation.send("safeguarding", body, "Scorecard 2012-13.xlsm")
    installation.send_cover()
    assert cycle().name == "Published"

    table = csv.DictReader(StringIO(installation.released(installation.public)["ratings.csv"].decode("utf-8-sig")))
    assert {row["indicator"]: row["value"] for row in table if row["value"]} == {"1178": "104.9", "1176": "62.9"}
    (letter,) = [
        each for each in installation.letters() if each["kind"] == LetterKind.RETURN and "children-in-care" in each["id"]
    ]
    assert "Scorecard, cell E6" in json.dumps(letter["blocks"])
    (enclosed,) = letter["attachments"]
    book = openpyxl.load_workbook(BytesIO(installation.restricted.read(enclosed["key"])))
    assert [
        cell.coordinate for row in book["Scorecard"].iter_rows() for cell in row if cell.comment and "V06" in cell.comment.text
    ] == ["E6"]
    assert book["Scorecard"]["C4"].value == "Q3"
    archived = [each.key for each in installation.restricted.list(f"archive/{COUNCIL}/{KEY}") if "/files/" in each.key]
    assert not any(b"vbaProject" in installation.restricted.read(key) for key in archived)
