"""What is a sender told about the file itself?"""

import pytest

from quarterly.collecting.returns.kind_of_file import about_the_kind
from quarterly.collecting.sheets.sheets import Scalar, Workbook
from quarterly.vocabulary.file_kinds import FileKind
from tests.unit.made import RULES
from tests.unit.made_reading import only, refusal, rows, sheet


def codes(kind: FileKind, file: str) -> list[str]:
    return [finding.code for finding in about_the_kind(Workbook(sheets=(), kind=kind), file, RULES)]


@pytest.mark.parametrize("kind", [kind for kind in FileKind if kind is not FileKind.XLSM])
def test_a_file_that_is_what_its_name_says_is_not_mentioned(kind: FileKind) -> None:
    assert codes(kind, f"Return.{kind.upper()}") == []


def test_a_file_that_is_something_else_is_named() -> None:
    (finding,) = about_the_kind(Workbook(sheets=(), kind=FileKind.XLS), "return.csv", RULES)
    expected = "The file's name ends in .csv, and it is an old Excel workbook (.xls). It was read as what it is."
    assert (finding.code, finding.message) == ("F08", expected)


def test_that_macros_were_not_run_is_said_once() -> None:
    assert codes(FileKind.XLSM, "return.xlsm") == ["F09"]


def test_a_text_file_may_be_called_tsv_or_txt() -> None:
    assert [codes(FileKind.CSV, f"return.{ending}") for ending in ("tsv", "txt", "tab")] == [[], [], []]


SPLIT: list[Scalar] = [1178, "A rate", None, 1, 72, None, "A comment", "cut in two"]


def test_a_row_of_a_text_file_with_more_cells_than_headings_refuses_it() -> None:
    assert "Row 5 of this text file has more cells than headings" in refusal(sheet([SPLIT], delimited=True))


def test_a_note_beside_the_table_of_a_workbook_does_not() -> None:
    assert only(rows(SPLIT)).value == 72
