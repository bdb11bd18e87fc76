import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from adapters.render.pdf import appendix_pdf, report_pdf
from quarterly.reporting.model import Report

SAMPLE: Report = json.loads((Path(__file__).parents[1] / "golden" / "sample_report.json").read_text())
NAME = "Children’s services performance report"
PARTS = ["Appendix A: Performance scorecard", "Appendix B: Action trackers"]


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
    assert document.docinfo["/Title"] == f"{NAME}, 2012-13 Q1, 1 April to 30 June 2012, Early snapshot"


def test_the_document_is_tagged(document: pikepdf.Pdf) -> None:
    assert document.Root.MarkInfo.Marked


def test_the_document_claims_pdf_ua_1_and_pdf_a_2a(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as metadata:
        assert (metadata["pdfuaid:part"], metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("1", "2", "A")


def test_the_outline_lists_the_sections(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        assert [item.title for item in outline.root] == ["1\u2002Purpose of report", "2\u2002Performance", *PARTS]


def test_headings_are_nested_and_stay_as_they_were_written(document: pikepdf.Pdf) -> None:
    headings = [each for each in below(document.Root.StructTreeRoot) if str(each.S).startswith("/H")]
    assert [(str(each.S), str(each.T)) for each in headings] == [
        ("/H1", NAME),
        ("/H2", "Contents"),
        ("/H2", "1\u2002Purpose of report"),
        ("/H2", "2\u2002Performance"),
        ("/H3", "2.1\u2002Staying safe"),
        ("/H4", "1180 Care leavers #panic() <script>alert(1)</script>"),
        ("/H2", PARTS[0]),
        ("/H3", "1\u2002Ratings by priority"),
        ("/H3", "2\u2002Every indicator"),
        ("/H4", "2.1\u2002Care leavers"),
        ("/H3", "3\u2002How ratings are worked out"),
        ("/H2", PARTS[1]),
        ("/H3", "Actions"),
    ]


def test_every_appendix_begins_on_a_new_page(document: pikepdf.Pdf) -> None:
    pages = [page.objgen for page in document.pages]
    with document.open_outline() as outline:
        destinations: dict[str, Any] = {item.title: item.destination for item in outline.root}
        begins = {title: pages.index(destination[0].objgen) for title, destination in destinations.items()}
    assert [begins[part] for part in PARTS] == [2, 4]


def test_every_picture_has_its_sentence(document: pikepdf.Pdf) -> None:
    sentences = [str(picture.Alt) for picture in elements(document, "/Figure")]
    charts, courses = 5, 4
    assert len(sentences) == charts + courses
    assert "1182 fell from 36.1 to 29.6 over four quarters; one is missing." in sentences


def test_header_rows_and_first_cells_are_headers(document: pikepdf.Pdf) -> None:
    details, implications, ratings, wide, actions = 2, 3, 4, 2, 1
    assert scopes(document).count("/Row") == details + implications + ratings + wide + actions
    assert scopes(document).count("/Column") == 4 + 8 + 2


def test_only_our_fonts_are_used(document: pikepdf.Pdf) -> None:
    fonts = {str(each.BaseFont) for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/BaseFont" in each}
    assert {name.partition("+")[2].partition("-")[0] for name in fonts} == {"SourceSans3"}


@pytest.mark.parametrize(
    "draw",
    [report_pdf, lambda report: appendix_pdf(report, "a"), lambda report: report_pdf(report, large=True)],
    ids=["pack", "appendix", "large print"],
)
def test_an_independent_checker_finds_no_error(draw: Callable[[Report], bytes], tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(draw(SAMPLE))
    outloud = Path(sys.executable).with_name("outloud")
    # TBL-010 takes a table's continuation on the next page for a shredded header.
    command = [str(outloud), "--skip", "TBL-010", "--fail-on", "error", str(tmp_path / "report.pdf")]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_a_checker_takes_no_running_head_for_text_that_nobody_hears(tmp_path: Path) -> None:
    marking = "Restricted: not for publication, as it holds figures about small numbers of children in this town."
    title = "What the council does for its children, and how well it does it"
    report: Report = {**deepcopy(SAMPLE), "rendering": "restricted", "marking": marking, "title": title}
    for each in report["appendices"]:
        each["title"] += ", with all that was found about it and is not said anywhere else"
    report["appendices"][1]["sections"] = report["appendices"][1]["sections"][:1]
    outloud = Path(sys.executable).with_name("outloud")
    for name, body in (("whole", report_pdf(report)), ("alone", appendix_pdf(report, "b"))):
        (tmp_path / f"{name}.pdf").write_bytes(body)
        command = [str(outloud), "--skip", "TBL-010", "--fail-on", "error", str(tmp_path / f"{name}.pdf")]
        assert subprocess.run(command, capture_output=True, check=False).returncode == 0, name


def test_the_same_report_gives_the_same_bytes(body: bytes) -> None:
    assert report_pdf(SAMPLE) == body


def test_an_appendix_alone_is_named_by_its_title() -> None:
    with pikepdf.open(io.BytesIO(appendix_pdf(SAMPLE, "b"))) as alone:
        assert alone.docinfo["/Title"] == f"{PARTS[1]}, 2012-13 Q1, 1 April to 30 June 2012, Early snapshot"


@pytest.mark.parametrize("key", ["a", "b"])
def test_an_appendix_alone_has_no_contents(key: str) -> None:
    with pikepdf.open(io.BytesIO(appendix_pdf(SAMPLE, key))) as alone:
        headings = [(str(each.S), str(each.T)) for each in below(alone.Root.StructTreeRoot) if str(each.S) in ("/H1", "/H2")]
    assert headings[0][0] == "/H1"
    assert ("/H2", "Contents") not in headings
