"""Does a stored object say which form it has, and is one that cannot be read refused with what to do?"""

import json
from dataclasses import dataclass
from decimal import Decimal

import pytest

from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.stored_forms import StoredForm

NAME = "notes/1.json"


@dataclass(frozen=True)
class Note:
    text: str
    weight: Decimal = Decimal(1)


@dataclass(frozen=True)
class Formal:
    form: str


def with_text(body: bytes) -> Note:
    """Read the form that had a note's text under another name."""
    return Note(json.loads(body)["words"])


FIRST = StoredForm("a note", Note)
SECOND = StoredForm("a note", Note, 2, {1: with_text})
THIRD = StoredForm("a note", Note, 3)
MAPPING = StoredForm("notes by rendering", dict[str, Note])


def refusal(form: StoredForm[Note], body: bytes) -> str:
    with pytest.raises(SetupError) as error:
        form.from_bytes(body, NAME)
    assert error.value.__cause__ is None
    assert error.value.__suppress_context__ or error.value.__context__ is None
    return str(error.value)


def test_what_is_written_says_its_form() -> None:
    assert FIRST.to_bytes(Note("Rising")) == b'{"form":1,"text":"Rising","weight":"1"}\n'


@pytest.mark.parametrize("form", [FIRST, SECOND])
def test_what_is_written_is_read_back(form: StoredForm[Note]) -> None:
    assert form.from_bytes(form.to_bytes(Note("Rising", Decimal("0.5"))), NAME) == Note("Rising", Decimal("0.5"))


def test_a_mapping_is_read_back_without_its_mark() -> None:
    assert MAPPING.from_bytes(MAPPING.to_bytes({"public": Note("Rising")}), NAME) == {"public": Note("Rising")}


def test_what_has_no_mark_has_form_1() -> None:
    assert FIRST.from_bytes(b'{"text":"Rising"}', NAME) == Note("Rising")
    assert MAPPING.from_bytes(b'{"public":{"text":"Rising"}}', NAME) == {"public": Note("Rising")}


@pytest.mark.parametrize("body", [b'{"words":"Rising"}', b'{"form":1,"words":"Rising"}'])
def test_an_older_form_is_read_by_its_reader(body: bytes) -> None:
    assert SECOND.from_bytes(body, NAME) == Note("Rising")


@pytest.mark.parametrize(
    ("form", "body", "is_older"),
    [
        (FIRST, b'{"form":1}', False),
        (FIRST, b'{"text":"Rising"}', True),  # written before forms had numbers
        (SECOND, b'{"form":1,"words":"Rising"}', True),
        (SECOND, b'{"words":"Rising"}', True),
        (SECOND, b'{"form":2}', False),
        (SECOND, b'{"form":3}', False),
    ],
)
def test_an_older_form_is_told_from_the_one_written_today(form: StoredForm[Note], body: bytes, is_older: bool) -> None:
    assert form.is_older(body, NAME) is is_older


def test_what_has_no_form_is_refused_before_it_is_called_older() -> None:
    with pytest.raises(SetupError, match=r"notes/1\.json is not a note: restore it from a backup"):
        FIRST.is_older(b"[1]", NAME)


def test_an_older_form_without_a_reader_is_refused() -> None:
    assert refusal(THIRD, b'{"text":"Rising"}') == (
        "notes/1.json is a note of form 1, and this version of Quarterly reads no form before 3. "
        "Use the version that wrote it, or restore the object from a backup."
    )


def test_a_newer_form_is_refused() -> None:
    assert refusal(FIRST, b'{"form":2,"words":"Rising"}') == (
        "notes/1.json is a note of form 2, and this version of Quarterly reads no form after 1. "
        "Use the version that wrote it, or a newer one."
    )


@pytest.mark.parametrize("body", [b"<html>", b"[1]", b"null", b'{"form":"first"}', b'{"form":1}', b'{"text":{"a":1}}', b"\xff"])
def test_what_cannot_be_read_is_refused(body: bytes) -> None:
    assert refusal(FIRST, body) == "notes/1.json is not a note: restore it from a backup."


def test_a_damaged_object_is_refused_by_its_form_and_not_repeated() -> None:
    assert refusal(SECOND, b'{"form":2,"text":["3 of 6"]}') == "notes/1.json is not a note of form 2: restore it from a backup."
    assert refusal(SECOND, b'{"said":"3 of 6"}') == "notes/1.json is not a note: restore it from a backup."


def test_a_value_may_not_use_the_mark_for_itself() -> None:
    with pytest.raises(ValueError, match="a paper has a field “form” of its own"):
        StoredForm("a paper", Formal).to_bytes(Formal("A4"))
