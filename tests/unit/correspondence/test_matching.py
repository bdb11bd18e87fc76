"""Which letter does a mail answer?"""

import pytest

from quarterly.correspondence.headers import Envelope
from quarterly.correspondence.matching import SentLetter, SentLetters
from quarterly.correspondence.tokens import reply_token, with_token

RETURN = SentLetter("town", "2012-13-q1", "return-care-1")
REQUEST = SentLetter("town", "2012-13-q1", "request-2")
LETTERS = SentLetters([RETURN, REQUEST])


def answered(*headers: tuple[str, str], reported: tuple[tuple[str, str], ...] = ()) -> SentLetter | None:
    return LETTERS.answered_by(Envelope(headers=headers, reported=reported))


def test_a_message_id_comes_before_a_token_and_a_token_before_an_address() -> None:
    subject = ("subject", with_token("RE: Explanations", REQUEST.id))
    to = ("to", f"Quarterly <quarterly+{reply_token(RETURN.id)}@town.example>")
    assert answered(("in-reply-to", f"<{RETURN.id}@quarterly.invalid>"), subject) == RETURN
    assert answered(subject, to) == REQUEST
    assert answered(to) == RETURN


def test_the_nearest_message_of_a_thread_is_answered() -> None:
    references = f"<{RETURN.id}@quarterly.invalid> <other@mx.example> <{REQUEST.id}@quarterly.invalid> <last@mx.example>"
    assert answered(("in-reply-to", "<last@mx.example>"), ("references", references)) == REQUEST


def test_a_bounce_names_the_letter_that_it_returns() -> None:
    assert answered(reported=(("message-id", f"<{REQUEST.id}@quarterly.invalid>"),)) == REQUEST
    assert answered(reported=(("subject", with_token("Explanations", REQUEST.id)),)) == REQUEST


@pytest.mark.parametrize(
    "header",
    [
        ("in-reply-to", "<return-care-9@quarterly.invalid>"),
        ("in-reply-to", "<return-care-1@elsewhere.example>"),
        ("subject", "RE: Explanations [Q-0000000]"),
        ("subject", "return-care-1"),
    ],
)
def test_what_is_no_letter_of_ours_is_not_answered(header: tuple[str, str]) -> None:
    assert answered(header) is None


@pytest.mark.parametrize("typed", ["{}", "Q-{}", "[Q-{}]", "q-{}"])
def test_a_letter_is_found_by_its_token_as_an_officer_types_it(typed: str) -> None:
    assert LETTERS.with_token(typed.format(reply_token(RETURN.id))) == RETURN
