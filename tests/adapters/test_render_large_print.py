"""Is every text of the large-print PDF large enough?"""

import io
import json
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from adapters.render.charts import NARROW, svg
from adapters.render.pdf import MOST_ROWS, pieces, report_pdf
from quarterly.reporting.model import Report

SAMPLE: Report = json.loads((Path(__file__).parents[1] / "golden" / "sample_report.json").read_text())
Matrix = pikepdf.Matrix


@pytest.fixture(scope="module")
def document() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(report_pdf(SAMPLE, large=True))) as opened:
        yield opened


def heights(content: pikepdf.Object, placed: pikepdf.Matrix) -> Iterator[float]:
    """Yield the size in points of every text of a page, including its pictures."""
    before: list[pikepdf.Matrix] = []
    size = 0.0
    instruction: Any  # a pair, which the stubs do not say
    for instruction in pikepdf.parse_content_stream(content):
        operands, operator = instruction
        match str(operator):
            case "q":
                before.append(placed)
            case "Q":
                placed = before.pop()
            case "cm":
                placed = matrix(operands) @ placed
            case "Tf":
                size = float(operands[1])
            case "Tm":
                text = matrix(operands)
            case "Tj" | "TJ":
                yield round(size * abs((text @ placed).d), 1)
            case "Do":
                drawn = content.Resources.XObject[str(operands[0])]
                if drawn.Subtype == "/Form":
                    yield from heights(drawn, matrix(drawn.get("/Matrix", Matrix().as_array())) @ placed)


def matrix(numbers: object) -> pikepdf.Matrix:
    return Matrix(*(float(number) for number in numbers))  # type: ignore[attr-defined]


def cells(document: pikepdf.Pdf, kind: str) -> int:
    return sum(isinstance(each, pikepdf.Dictionary) and each.get("/S") == kind for each in document.objects)


def with_rows(points: int) -> pikepdf.Pdf:
    report = deepcopy(SAMPLE)
    figure: Any = report["sections"][1]["blocks"][3]
    chart = figure["chart"]
    chart["points"] = chart["points"][:1] * points
    return pikepdf.open(io.BytesIO(report_pdf(report, large=True)))


def test_no_text_is_smaller_than_16_points(document: pikepdf.Pdf) -> None:
    assert min(height for page in document.pages for height in heights(page.obj, Matrix())) == 16


def test_a_wide_tables_rows_stand_under_each_other(document: pikepdf.Pdf) -> None:
    narrow, details, implications, ratings, wide = 1, 1, 1, 4, 2
    assert cells(document, "/Table") == narrow + details + implications + ratings + wide


def test_a_chart_of_many_rows_goes_on_over_pages() -> None:
    assert len(with_rows(3 * MOST_ROWS).pages) == len(with_rows(MOST_ROWS).pages) + 2


def test_the_pieces_of_a_chart_are_on_one_scale() -> None:
    figure: Any = deepcopy(SAMPLE)["sections"][1]["blocks"][3]
    near, far = ({**figure["chart"]["points"][0], "distance": distance} for distance in (2.0, 55.0))
    chart: Any = {**figure["chart"], "points": [near] * MOST_ROWS + [far]}
    drawn = [svg(piece, title="Distances.", layout=NARROW) for piece in pieces(chart)]
    assert [re.findall(">([^<]*) worse<", each) for each in drawn] == [["60%"], ["60%"]]


def test_every_further_piece_of_a_chart_says_what_it_is_of() -> None:
    document = with_rows(3 * MOST_ROWS)
    said = [str(each.Alt) for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
    assert said.count("Distance from target, 2012-13 Q1, continued") == 2


def test_large_print_claims_pdf_ua_1_and_pdf_a_2a(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as metadata:
        assert (metadata["pdfuaid:part"], metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("1", "2", "A")
