"""The token of a letter in the subject of its answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.correspondence.tokens import reply_token, token_in, with_token

LETTER = "request-head-of-children-in-care-0f3c"


def test_a_letter_has_one_token_of_seven_characters() -> None:
    assert reply_token(LETTER) == "NSXXW99"
    assert with_token("Explanations due by 20 July", LETTER) == "Explanations due by 20 July [Q-NSXXW99]"


@given(st.text(max_size=40), st.sampled_from(("RE: {}", "AW: [EXTERNAL] {}", "{} (out of office)", "FW:{}\r\n ")))
def test_the_token_of_any_letter_is_found_in_any_answer(letter_id: str, answered: str) -> None:
    assert token_in(answered.format(with_token("Return for 2012-13 Q1", letter_id))) == reply_token(letter_id)


@pytest.mark.parametrize(
    ("subject", "token"),
    [
        ("re: [q-nsxxw99]", "NSXXW99"),  # typed by hand
        ("Return [ Q - OLI2345 ]", "0112345"),  # a letter O, L and I for the digits they look like
        ("[Q-NSXXW99] RE: [Q-NSXXW99]", "NSXXW99"),
        ("[Q-NSXXW99] and [Q-0000000]", ""),  # of two letters nobody knows which is answered
        ("Q-NSXXW99", ""),
        ("[Q-NSXXW99X]", ""),
        ("Return for 2012-13 Q1", ""),
    ],
)
def test_a_token_is_read_as_people_leave_it(subject: str, token: str) -> None:
    assert token_in(subject) == token
