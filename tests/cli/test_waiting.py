"""Does a command wait for a store that does not answer, and say so once?"""

import time
from io import StringIO

import pytest
from rich.console import Console

from cli.progress import Elapsed, waited_out
from quarterly.vocabulary.errors import ServiceUnavailable, SetupError

AWAY = ServiceUnavailable("The store s3://a did not answer.")


@pytest.fixture
def console() -> Console:
    return Console(file=StringIO(), width=120)


@pytest.fixture(autouse=True)
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that were waited, none of which pass."""
    found = list[float]()
    monkeypatch.setattr("cli.progress.time.sleep", found.append)
    return found


def attempt(errors: list[Exception]) -> str:
    if errors:
        raise errors.pop(0)
    return "an answer"


def test_an_answer_at_once_says_nothing(console: Console, slept: list[float]) -> None:
    assert waited_out(console, 60, lambda: "an answer") == "an answer"
    assert (console.file.getvalue(), slept) == ("", [])  # type: ignore[attr-defined]


def test_a_store_that_comes_back_is_waited_for_and_said_once(console: Console, slept: list[float]) -> None:
    errors: list[Exception] = [AWAY, AWAY]
    assert waited_out(console, 60, lambda: attempt(errors)) == "an answer"
    assert slept == [2, 4]
    assert console.file.getvalue() == (  # type: ignore[attr-defined]
        "The store s3://a did not answer. Waiting for 60 seconds at most; Ctrl-C ends it.\n"
    )


def test_a_store_that_stays_away_ends_the_wait(console: Console, slept: list[float]) -> None:
    errors: list[Exception] = [AWAY] * 9
    with pytest.raises(ServiceUnavailable) as raised:
        waited_out(console, 60, lambda: attempt(errors))
    said = "The store s3://a did not answer. Waited for 60 seconds; run again when it answers."
    assert (str(raised.value), sum(slept)) == (said, 60)


def test_a_mistake_is_not_waited_for(console: Console, slept: list[float]) -> None:
    errors: list[Exception] = [SetupError("The bucket is missing.")]
    with pytest.raises(SetupError):
        waited_out(console, 60, lambda: attempt(errors))
    assert slept == []


def test_a_line_says_for_how_long_of_what() -> None:
    now = time.monotonic()
    assert Elapsed("Waiting for the store", now - 12.2, 60).__rich__().plain == "Waiting for the store, 12 s of 60"
