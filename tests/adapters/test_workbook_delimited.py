"""Are the cells of a text file those that its sender sees, whatever its encoding and what stands between its columns?"""

import pytest

from adapters.workbook.delimited import delimited_rows
from quarterly.vocabulary.errors import ReturnError

ROWS = [["PI ref", "Indicator", "Actual"], ["1176", "Visits – on time", "£1.5"], ["1177", 'The "best", so far', "62"]]
TEXT = 'PI ref,Indicator,Actual\r\n1176,Visits – on time,£1.5\r\n1177,"The ""best"", so far",62\r\n'


def refusal(body: bytes) -> str:
    with pytest.raises(ReturnError) as refused:
        delimited_rows(body)
    return str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_usual_encoding_gives_the_same_cells(encoding: str) -> None:
    assert delimited_rows(TEXT.encode(encoding)) == ROWS


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_usual_separator_is_found(separator: str) -> None:
    rows = [["PI ref", "Actual", "Comments"], ["1176", "62.9", "a"], ["1177", "63", "b"]]
    assert delimited_rows("\n".join(separator.join(row) for row in rows).encode()) == rows


def test_commas_in_texts_do_not_hide_semicolons_between_columns() -> None:
    body = b"PI ref;Actual;Comments\n1176;62,9;one, two, three, four\n1177;63,1;five, six\n"
    assert delimited_rows(body)[1] == ["1176", "62,9", "one, two, three, four"]


def test_the_separator_that_excel_states_is_used_and_its_line_counted() -> None:
    assert delimited_rows(b"sep=;\r\na;b,c\r\n") == [[], ["a", "b,c"]]


def test_a_text_of_several_lines_is_one_cell() -> None:
    assert delimited_rows(b'a,b\n1,"two\nlines"\n')[1] == ["1", "two\nlines"]


@pytest.mark.parametrize("body", [b'a,b\n1,"two\n2,three\n', b'a,b\n1,"two"x\n'], ids=["open", "in the middle"])
def test_a_quotation_mark_too_few_or_too_many_refuses_the_file(body: bytes) -> None:
    assert "a quotation mark is missing or too many" in refusal(body)


def test_utf_8_of_which_a_byte_was_lost_is_not_read_as_something_else() -> None:
    assert "damaged on its way" in refusal("a,£1,£2\n".encode().replace(b"\xa3", b"\xff", 1))


def test_a_byte_that_no_encoding_has_refuses_the_file() -> None:
    assert "encoding that is not known" in refusal(b"a,b\n\x81,\x8d\n")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"a\n" * 20_001, "beyond row 20,000"),
        (b"a," * 256 + b"a\n", "column IV"),
        (b"a,b,c,d,e,f,g,h,i,j,k\n" * 19_000, "far larger than a return"),
    ],
    ids=["rows", "columns", "cells"],
)
def test_the_limits_of_workbooks_hold(body: bytes, words: str) -> None:
    assert words in refusal(body)


@pytest.mark.parametrize("end", ["1177,63", "1177,63,"], ids=["in a row", "behind a comma"])
def test_a_file_that_ends_within_a_row_was_cut_short(end: str) -> None:
    assert "ends in the middle of a row" in refusal(f"PI ref,Actual,Comments\n1176,62.9,None\n{end}".encode())


def test_a_last_row_without_a_line_break_may_end_with_a_blank_comment_as_others_do() -> None:
    assert delimited_rows(b"PI ref,Actual,Comments\n1176,62.9,\n1177,63,")[1:] == [["1176", "62.9", ""], ["1177", "63", ""]]


FULL = [f"{1176 + number},Name,,,62.9,65,None" for number in range(4)]


def test_one_row_without_one_of_its_commas_refuses_the_file() -> None:
    rows = ["PI ref,Indicator,Numerator,Denominator,Actual,Target,Comments", *FULL, "1190,Name,,104.9,98.8,None"]
    assert "Row 6 of this text file has fewer cells than the others" in refusal("\n".join([*rows, ""]).encode())


@pytest.mark.parametrize("last", [["Please send queries to the data lead"], ["1190,Name,,,1", "1191,Name,,,2"], [",,,,,,"]])
def test_short_rows_that_are_usual_are_read(last: list[str]) -> None:
    assert len(delimited_rows("\n".join([*FULL, *last, ""]).encode())) == len(FULL) + len(last)


HEADINGS = "PI ref,Indicator,Numerator,Denominator,Actual,Target,Comments"


@pytest.mark.parametrize(
    "rows",
    [
        ["1176,Name,,,1,072,998,"],
        ["1176,Name,,,62.9,65,None", "1178,Name,673,142,600,47.2,45,"],
        ["1176,Name,,,1,072.5%,998,"],
        ["1176,Name,,,£1,072,998,", "1177,Name,,,£1,100,998,", "1178,Name,,,62.9,65,", "1179,Name,,,62.9,65,"],
    ],
)
def test_a_figure_cut_at_its_comma_refuses_the_file(rows: list[str]) -> None:
    assert "a comma in a figure, such as 1,072" in refusal("\n".join([HEADINGS, *rows, ""]).encode())


@pytest.mark.parametrize(
    "rows",
    [
        ['1176,Name,,,"1,072",998,None'],
        ["1176,Name,3,673,0.4,1,None"],  # two cells, in a row as long as the headings
        ["1176,Name,3,163,1.8,2,None,", "1177,Name,4,170,2.4,2,None,"],  # every row ends with a comma
    ],
)
def test_neighbouring_figures_are_no_figure_cut_at_its_comma(rows: list[str]) -> None:
    assert len(delimited_rows("\n".join([HEADINGS, *rows, ""]).encode())) == 1 + len(rows)
