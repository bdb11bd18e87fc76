import pytest

from adapters.render.tables import ratings_csv


def test_the_file_has_a_byte_order_mark_and_windows_line_ends() -> None:
    assert ratings_csv(["Indicator", "Actual"], [["1178", "£1,072"]]) == (
        b'\xef\xbb\xbfIndicator,Actual\r\n1178,"\xc2\xa31,072"\r\n'
    )


@pytest.mark.parametrize("text", ["=1+1", "+cmd|x", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "-", "+1 child"])
def test_what_a_spreadsheet_would_calculate_gets_an_apostrophe(text: str) -> None:
    assert ratings_csv([f"'{text}"], []) == ratings_csv([text], [])


@pytest.mark.parametrize("number", ["-1.5", "+4.2%", "-1,072", "+3", "-23.1%"])
def test_a_number_is_never_touched(number: str) -> None:
    assert ratings_csv([number], []).decode("utf-8-sig").strip().strip('"') == number
