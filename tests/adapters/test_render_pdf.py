import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from adapters.render.pdf import report_pdf
from quarterly.report.model import Report

SAMPLE: Report = json.loads((Path(__file__).parents[1] / "golden" / "sample_report.json").read_text())


@pytest.fixture(scope="module")
def body() -> bytes:
    return report_pdf(SAMPLE)


@pytest.fixture(scope="module")
def document(body: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(body)) as opened:
        yield opened


def elements(document: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    return [each for each in below(document.Root.StructTreeRoot) if each.get("/S") == kind]


def below(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    children = element.get("/K", pikepdf.Array())
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from below(child)


def scopes(document: pikepdf.Pdf) -> list[str]:
    attributes = [header.A if isinstance(header.A, pikepdf.Dictionary) else header.A[0] for header in elements(document, "/TH")]
    return [str(each.Scope) for each in attributes]


def test_the_document_is_in_british_english(document: pikepdf.Pdf) -> None:
    assert document.Root.Lang == "en-GB"


def test_the_document_shows_its_title(document: pikepdf.Pdf) -> None:
    assert document.Root.ViewerPreferences.DisplayDocTitle
    assert document.docinfo["/Title"] == "Children’s services performance report, 2012-13 Q1, 1 April to 30 June 2012"


def test_the_document_is_tagged(document: pikepdf.Pdf) -> None:
    assert document.Root.MarkInfo.Marked


def test_the_document_claims_pdf_ua_1_and_pdf_a_2a(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as metadata:
        assert (metadata["pdfuaid:part"], metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("1", "2", "A")


def test_the_outline_lists_the_sections(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        assert [item.title for item in outline.root] == ["1\u2002At a glance", "2\u2002How ratings are worked out"]


def test_headings_are_nested_and_stay_as_they_were_written(document: pikepdf.Pdf) -> None:
    headings = [each for each in below(document.Root.StructTreeRoot) if str(each.S).startswith("/H")]
    assert [(str(each.S), str(each.T)) for each in headings] == [
        ("/H1", "Children’s services performance report"),
        ("/H2", "Contents"),
        ("/H2", "1\u2002At a glance"),
        ("/H3", "1.1\u2002Comments from owners"),
        ("/H4", "1180 Care leavers #panic() <script>alert(1)</script>"),
        ("/H2", "2\u2002How ratings are worked out"),
    ]


def test_every_picture_has_its_sentence(document: pikepdf.Pdf) -> None:
    assert [str(picture.Alt) for picture in elements(document, "/Figure")] == [SAMPLE["sections"][0]["blocks"][3]["alt"]]  # type: ignore[typeddict-item]


def test_header_rows_and_first_cells_are_headers(document: pikepdf.Pdf) -> None:
    details, ratings, method, actions = 2, 4, 2, 1
    assert scopes(document).count("/Row") == details + ratings + method + actions
    assert scopes(document).count("/Column") == 3 + 2


def test_only_our_fonts_are_used(document: pikepdf.Pdf) -> None:
    fonts = {str(each.BaseFont) for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/BaseFont" in each}
    assert {name.partition("+")[2].partition("-")[0] for name in fonts} == {"SourceSans3"}


def test_an_independent_checker_finds_no_error(body: bytes, tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(body)
    outloud = Path(sys.executable).with_name("outloud")
    # TBL-010 takes a table's continuation on the next page for a shredded header.
    command = [outloud, "--skip", "TBL-010", "--fail-on", "error", tmp_path / "report.pdf"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_the_same_report_gives_the_same_bytes(body: bytes) -> None:
    assert report_pdf(SAMPLE) == body
