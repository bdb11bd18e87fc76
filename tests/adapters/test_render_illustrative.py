"""The sign of illustrative content in each medium, and what it means beside it."""

import io

import pikepdf
import pytest
from docx import Document

from adapters.render.html import report_html
from adapters.render.pdf import appendix_pdf
from adapters.render.word import cover_report_docx
from quarterly.reporting.filling import filling
from quarterly.reporting.model import Report
from tests.unit.made import built, public
from tests.unit.made_illustrative import DRAWN, INPUTS, RATED_BY, Sample, council_of, scored
from tests.unit.reporting.reports import material

NUMBERS = {id: [50, 60, *([40] * (DRAWN - 2))] for id in RATED_BY}


@pytest.fixture(scope="module")
def report() -> Report:
    sample = Sample(INPUTS, tuple(RATED_BY), NUMBERS)
    council = council_of(sample)
    card, known = scored(sample, council)
    return built(public(material(council=council, card=card, background=known)))


def test_the_page_has_the_sign_and_its_meaning(report: Report) -> None:
    page = report_html(report).decode()
    assert ("Worse than target [i]" in page, "What is marked [i], and whatever follows from it, was invented" in page) == (
        True,
        True,
    )


def test_the_word_file_has_the_sign_and_its_meaning(report: Report) -> None:
    document = Document(io.BytesIO(cover_report_docx(filling(report))))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any(cell.endswith("Worse than target [i]") for cell in cells)
    assert any(
        "What is marked [i], and whatever follows from it, was invented" in paragraph.text for paragraph in document.paragraphs
    )


def test_an_appendix_as_a_file_of_its_own_says_what_the_sign_means(report: Report) -> None:
    def notes(of: Report) -> int:
        with pikepdf.open(io.BytesIO(appendix_pdf(of, "a"))) as document:
            return len(document.pages[0].Contents.read_bytes())

    without: Report = {**report, "appendices": [{**each, "notices": []} for each in report["appendices"]]}
    assert notes(report) > notes(without)
