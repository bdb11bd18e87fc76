"""Are the products as accessible as the report, and is the supplement a file that a clerk can edit?"""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from docx import Document

from adapters.render.html import report_html
from adapters.render.pdf import page_pdf
from adapters.render.word import cover_report_docx
from quarterly.configuration.products import ProductPlan
from quarterly.reporting.filling import filling
from quarterly.reporting.model import Report
from quarterly.reporting.products.members_summary import members_summary
from tests.unit.made import TOWN_ACTIONS, TOWN_ROWS, card, public, restricted

SAMPLE: Report = json.loads((Path(__file__).parents[1] / "golden" / "sample_report.json").read_text())
PLAN = ProductPlan(product="members summary", title="The quarter in brief", text="For members.")


def summary() -> Report:
    return members_summary(PLAN, public(restricted(card(*TOWN_ROWS, *TOWN_ACTIONS))))


def test_an_independent_checker_finds_no_error_in_the_summary(tmp_path: Path) -> None:
    (tmp_path / "summary.pdf").write_bytes(page_pdf(summary()))
    outloud = Path(sys.executable).with_name("outloud")
    command = [str(outloud), "--skip", "TBL-010", "--fail-on", "error", str(tmp_path / "summary.pdf")]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_a_page_for_the_public_has_no_marking_of_a_restricted_one() -> None:
    assert b"<title>The quarter in brief" in report_html(summary())
    assert page_pdf(summary()) != page_pdf({**summary(), "rendering": "restricted"})


def test_a_product_in_word_has_its_title_and_its_sections_as_headings() -> None:
    document: Any = Document(io.BytesIO(cover_report_docx(filling(summary()))))
    found = {paragraph.style.name: paragraph.text for paragraph in document.paragraphs}
    assert found["Title"] == "The quarter in brief"
    assert [each.text for each in document.paragraphs if each.style.name == "Heading 1"][-1] == "Where to read more"
