"""Is a file that fails refused with a reason for its sender, and logged without quoting it?"""

import logging

import pytest

from adapters.checking import SentFile, read_file
from adapters.councils import load_council
from adapters.one_file import one_file
from adapters.screening import screening_for
from quarterly.collecting.returns.reading import ReturnReader
from quarterly.vocabulary.errors import QuarterlyError, ReturnError, ServiceUnavailable, SetupError
from quarterly.vocabulary.numbers import exact
from quarterly.vocabulary.quarter import Quarter
from tests.installation import LAC, indicator_return

QUARTER = Quarter.parse("2012-13 Q1")


def fails() -> None:
    exact(float("inf"))


def test_a_failure_is_a_refusal_that_says_what_to_do() -> None:
    with pytest.raises(ReturnError, match=r"^This workbook could not be read.* Copy its sheets as values"), one_file("july.xlsx"):
        fails()


def test_the_log_says_which_file_what_and_where_and_quotes_nothing(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "quarterly.files"), pytest.raises(ReturnError), one_file("july.xlsx"):
        raise ValueError("Ann Other is 62.9")
    (line,) = caplog.messages
    assert line.startswith("july.xlsx was refused: ValueError at tests/adapters/test_one_file.py:")
    assert "Ann" not in caplog.text


def test_the_line_is_the_last_of_our_own(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(ReturnError), one_file("july.xlsx"):
        fails()
    assert "OverflowError at quarterly/vocabulary/numbers.py:" in caplog.messages[0]


@pytest.mark.parametrize("error", [ReturnError("a"), SetupError("b"), ServiceUnavailable("c")])
def test_what_is_named_already_stays_what_it_is(error: QuarterlyError) -> None:
    with pytest.raises(type(error), match=str(error)), one_file("july.xlsx"):
        raise error


def test_an_interruption_is_no_fault_of_the_file() -> None:
    with pytest.raises(KeyboardInterrupt), one_file("july.xlsx"):
        raise KeyboardInterrupt


def test_a_file_is_refused_whatever_its_reading_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ReturnReader, "read", lambda *_, **__: fails())
    body = indicator_return("children-in-care", [LAC])
    council = load_council("dudley", QUARTER)
    file = read_file(
        SentFile(body=body, service="children-in-care", name="july.xlsx", digest="d"),
        council=council,
        quarter=QUARTER,
        screening=screening_for(council),
    )
    assert (file.name, file.indicators, file.refused[:35]) == ("july.xlsx", (), "This workbook could not be read, th")
