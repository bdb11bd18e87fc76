"""One workbook with the figures of several services: does each get its own rows, findings, and a marked copy of the file?"""

import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from adapters.councils import COUNCILS
from quarterly.collecting.returns.records import ServiceReturn
from quarterly.vocabulary.canonical import from_bytes
from tests.installation import COUNCIL, Installation
from tests.stages.chain import Chain
from tests.workbooks import workbook

LAYOUTS = """\
layouts:
  scorecard:
    files: ["Scorecard*"]
    services: [children-in-care, safeguarding]
    tables:
      - {sheet: Scorecard, headings: 3-4, ref: Ref, name: Measure, value: the quarter, comment: Comments, not_read: [Total*]}
"""
BOOK: dict[str, list[list[Any]]] = {
    "Scorecard": [
        ["Scorecard"],
        [],
        [None, None, "2011/12", None, "2012/13"],
        ["Ref", "Measure", "Q3", "Q4", "Q1", "Comments"],
        ["1178", "LAC", 103, 104, "soon", "More children came into care than left it."],
        ["1180", "Leavers", 40, 45, 50, "Two of them moved away."],
        [None, "Total", 143, 149, 50],
        ["1176", "Assessments", 70, 71, 62.9, "Staff were off sick."],
    ],
    "Case list": [["Name", "Case"], ["Sedgley", 12]],
}


@pytest.fixture
def scorecard(installation: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """An installation whose Dudley has a layout of its own, and has been sent such a file by one of its services."""
    shutil.copytree(COUNCILS / COUNCIL, tmp_path / "councils" / COUNCIL, ignore=shutil.ignore_patterns("returns"))
    (tmp_path / "councils" / COUNCIL / "layouts.yaml").write_text(LAYOUTS, encoding="utf-8")
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(tmp_path / "councils"))
    installation.send("safeguarding", workbook(BOOK), "Scorecard 2012-13.xlsx")
    return installation


def returns(installation: Installation) -> dict[str, ServiceReturn]:
    found = {each.service: each for each in Chain().validated()}
    stored = {service: installation.restricted.read(each.output.key) for service, each in found.items()}
    return {service: from_bytes(ServiceReturn, body) for service, body in stored.items()}


def test_each_service_has_its_own_rows(scorecard: Installation) -> None:
    assert {service: [row.indicator for row in each.indicators] for service, each in returns(scorecard).items()} == {
        "children-in-care": ["1178", "1180"],
        "safeguarding": ["1176"],
    }


def test_findings_are_at_the_cells_of_the_sender_s_sheet_and_hold_one_indicator(scorecard: Installation) -> None:
    care = returns(scorecard)["children-in-care"]
    (critical,) = [each for each in care.findings if each.severity == "critical"]
    assert (critical.code, critical.position, care.under_query) == ("C02", "Scorecard, cell E5", ("1178",))


def test_the_marked_copy_is_the_sender_s_own_sheet(scorecard: Installation) -> None:
    returns(scorecard)
    copies = [each.key for each in scorecard.restricted.list("") if each.key.endswith("-checked.xlsx")]
    books = [openpyxl.load_workbook(BytesIO(scorecard.restricted.read(each))) for each in copies]
    cells = [cell for book in books for row in book["Scorecard"].iter_rows() for cell in row if cell.comment]
    assert [cell.coordinate for cell in cells if "C02" in cell.comment.text] == ["E5"]


def test_of_the_file_only_the_sheet_of_the_layout_is_archived(scorecard: Installation) -> None:
    returns(scorecard)
    bodies = [scorecard.restricted.read(each.key) for each in scorecard.restricted.list("archive") if "/files/" in each.key]
    assert len(bodies) == 2
    path = scorecard.folder / "stored.xlsx"
    path.write_bytes(bodies[0])
    assert openpyxl.load_workbook(path).sheetnames == ["Scorecard"]
