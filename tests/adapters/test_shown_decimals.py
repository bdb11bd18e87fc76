"""With how many decimals are the cells of a workbook shown?"""

import openpyxl
import pytest

from adapters.workbook.reader import shared_reader
from quarterly.vocabulary.errors import ReturnError
from tests.workbooks import saved, workbook


@pytest.mark.parametrize(
    ("shown_as", "decimals"),
    [
        ("0", 0),
        ("0.00", 2),
        ("0%", 0),
        ("0.0%", 1),
        ("0.000%", 3),
        ("#,##0.0", 1),
        ('"£"#,##0', 0),
        ("[$£-809]#,##0.00;[Red]-#,##0.00", 2),
        ("General", None),
        ("@", None),
        ("dd/mm/yyyy", None),
    ],
)
def test_decimals_are_those_of_the_format(shown_as: str, decimals: int | None) -> None:
    book = openpyxl.Workbook()
    cell = book.worksheets[0]["B3"]
    cell.value, cell.number_format = 0.123456, shown_as
    assert shared_reader().read_with_decimals(saved(book))[1]["Sheet"].get("B3") == decimals


def test_of_a_text_file_nothing_is_said() -> None:
    assert shared_reader().read_with_decimals(b"Ref,Value\nA1,84.3\n")[1] == {}


def test_a_file_that_is_refused_is_refused_here_too() -> None:
    with pytest.raises(ReturnError):
        shared_reader().read_with_decimals(b"%PDF-1.7")


def test_a_reader_that_was_asked_reads_on() -> None:
    body = workbook({"Scorecard": [["Ref"], ["A1"]]})
    shared_reader().read_with_decimals(body)
    assert shared_reader().read(body).sheets[0].rows == (("Ref",), ("A1",))
