"""Is a mistake in a form answered in words, where Prefect answers with a pattern?"""

import json
from typing import Any

import pytest

from flows.form_patterns import DIGEST, FINDING, QUARTER, QUARTER_OR_NONE, WRITTEN
from quarterly.disclosure.screened_reason import LONGEST
from serving.form_answers import in_words

LIKE_THIS = "rite the financial year and the quarter like this: 2012-13 Q1."


def answered(answer: Any) -> Any:
    return json.loads(in_words(json.dumps(answer).encode(), WRITTEN))


def test_a_form_that_is_sent_is_answered_with_its_field() -> None:
    reason = f"Validation failed for field 'quarter'. Failure reason: '2012 Q5' does not match '{QUARTER}'"
    assert answered({"detail": f"Error creating flow run: {reason}"}) == {"detail": f"Quarter: w{LIKE_THIS}"}


def test_a_form_that_is_checked_is_answered_beside_its_field() -> None:
    errors = {"errors": [{"property": "quarter", "errors": [f"'2012 Q5' does not match '{QUARTER}'"]}], "valid": False}
    assert answered(errors) == {"errors": [{"property": "quarter", "errors": [f"W{LIKE_THIS}"]}], "valid": False}


@pytest.mark.parametrize("typed", ['"it\'s"', "'does not match'", "'two\nlines'"])
def test_nothing_of_what_was_typed_is_in_it(typed: str) -> None:
    assert answered({"detail": f"{typed} does not match '{DIGEST}'"})["detail"].startswith("Paste the name")


@pytest.mark.parametrize("pattern", [QUARTER, QUARTER_OR_NONE, DIGEST, FINDING])
def test_every_pattern_has_its_words(pattern: str) -> None:
    assert WRITTEN[pattern].endswith(".")


@pytest.mark.parametrize(
    "answer",
    [{"detail": "'x' is not of type 'integer'"}, {"parameters": {"reason": "This is too long"}}, ["'a' does not match '^b$'"]],
)
def test_any_other_answer_is_as_it_was(answer: Any) -> None:
    body = json.dumps(answer).encode()
    assert in_words(body, WRITTEN) is body


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("'council' is a required property", "Fill this in."),
        ("'' should be non-empty", "Fill this in."),
        (f"'{'The file was wrong. ' * 40}' is too long", f"Write at most {LONGEST} characters."),
    ],
)
def test_what_is_missing_or_too_long_is_said_beside_its_field(said: str, words: str) -> None:
    assert answered({"errors": [{"property": "reason", "errors": [said]}]}) == {
        "errors": [{"property": "reason", "errors": [words]}]
    }


def test_a_field_that_is_missing_is_named_where_the_form_is_sent() -> None:
    sent = "Error creating flow run: Validation failed. Failure reason: 'approved_by' is a required property"
    assert answered({"detail": sent}) == {"detail": "Approved by: fill this in."}


@pytest.mark.parametrize("field", ["approved_by", "councils[0]"])
def test_what_is_not_offered_is_said_without_what_was_typed(field: str) -> None:
    why = "'Ann Other' is not one of ['a', \"b's\"]"
    sent = f"Error creating flow run: Validation failed for field '{field}'. Failure reason: {why}"
    name = field.partition("[")[0].replace("_", " ").capitalize()
    assert answered({"detail": sent}) == {"detail": f"{name}: choose one of those that the form offers."}


def test_a_field_that_the_form_does_not_have_is_said_without_what_was_typed() -> None:
    said = "Validation failed. Failure reason: Additional properties are not allowed ('quater', 'z' were unexpected)"
    words = "There is a field that this form does not have: send those alone that it shows."
    assert answered({"detail": said}) == {"detail": words}


def test_what_is_no_json_is_as_it_was() -> None:
    assert in_words(b"in", WRITTEN) == b"in"
