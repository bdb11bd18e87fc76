"""A child is named in a text: is it in no public word, and an identifier in neither rendering, wherever somebody typed it?"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel

from adapters.screening import screening_for
from quarterly.collecting.narrative.records import Attendee, School
from quarterly.configuration.judgement import Judgement
from quarterly.disclosure.personal_data import with_open_sentences_marked, without_identifiers
from quarterly.disclosure.report_inputs import RestrictedInputs
from quarterly.publishing.open_data.rows_of_scores import open_data
from quarterly.reporting.parts import MaterialOf
from quarterly.reporting.transcript import transcribe
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.withheld import NOT_CLEARED_SIGN, WITHHELD_MARK
from tests.unit.disclosure.test_narrative import COUNCIL, PROSE, TYPED, Maker
from tests.unit.made import built, public
from tests.unit.reporting.reports import CARD, HERE, claim, material, tracker, undertaking

NAMED, NAME = "The placement of Kayleigh Adams ended.", "Kayleigh"
IDENTIFIED, IDENTIFIER = "The child with the NHS number 943 476 5919 moved.", "943 476"
# Read from a list of the council's own, so that nothing else ever stands there.
RESOLVED = ("a tracker's priority that is gone", "a claim that says what none says")
RECORDS: dict[str, Maker] = {
    **PROSE,
    **{kind: make for kind, make in TYPED.items() if kind not in RESOLVED},
    "the ref of a tracker": lambda text: replace(tracker(), ref=text),
    "the ref of an undertaking": lambda text: replace(undertaking(), ref=text),
    "the lead of an undertaking": lambda text: undertaking(lead=text),
    "who was there": lambda text: Attendee(role=text, capacity="Officer", part="Answered questions", source=HERE),
    "the name of a school": lambda text: School(
        school=text, judgement="Special measures", since="", event="", on="", note="", source=HERE
    ),
    "a claim about all": lambda text: claim(text, "on target"),
}  # fmt: skip


def inputs(kind: str, text: str) -> RestrictedInputs:
    return material(RECORDS[kind](text), council=COUNCIL).inputs


def of_the_card(field: str, text: str) -> RestrictedInputs:
    judged = Judgement(
        indicator="1178", status="star", since="2012-13 Q1", until="2012-13 Q4", by="Director", on=date(2012, 8, 3), reason=text
    )
    changes: dict[str, Any] = {"comment": {"comment": text}, "judgement": {"judgement": judged}}
    if field == "progress":
        card = replace(CARD, actions=(replace(CARD.actions[0], progress=text), *CARD.actions[1:]))
    else:
        card = replace(CARD, scores=(replace(CARD.scores[0], **changes[field]), *CARD.scores[1:]))
    return material(card=card, council=COUNCIL).inputs


def read_by(rendering: str, whole: RestrictedInputs) -> str:
    """Return everything that the readers of a rendering are shown."""
    seen = MaterialOf[RestrictedInputs](without_identifiers(whole), material().rich)
    if rendering == "public":
        readers = public(seen)
        return json.dumps([built(readers), open_data(readers), str(transcribe(readers))], ensure_ascii=False)
    draft = MaterialOf[RestrictedInputs](with_open_sentences_marked(seen.inputs), seen.rich)
    return json.dumps([built(draft), open_data(draft), str(transcribe(draft))], ensure_ascii=False)


@pytest.mark.parametrize("kind", RECORDS)
def test_a_named_child_reaches_staff_with_a_sign_and_the_public_not_at_all(kind: str) -> None:
    whole = inputs(kind, NAMED)
    draft = read_by("restricted", whole)
    assert (NAME.casefold() in draft.casefold(), NAME.casefold() in read_by("public", whole).casefold()) == (True, False)
    assert NOT_CLEARED_SIGN in draft


@pytest.mark.parametrize("kind", RECORDS)
@pytest.mark.parametrize("rendering", ["public", "restricted"])
def test_an_identifier_reaches_nobody(kind: str, rendering: str) -> None:
    assert IDENTIFIER not in read_by(rendering, inputs(kind, IDENTIFIED))


@pytest.mark.parametrize("field", ["comment", "judgement", "progress"])
def test_commentary_judgements_and_progress_are_screened_too(field: str) -> None:
    assert NAME not in read_by("public", of_the_card(field, NAMED))
    assert NAME in read_by("restricted", of_the_card(field, NAMED))
    assert IDENTIFIER not in read_by("restricted", of_the_card(field, IDENTIFIED))


def test_what_was_promised_a_quarter_ago_is_screened_too() -> None:
    assert NAME not in read_by("public", material(council=COUNCIL, promised=(undertaking("U9", what=NAMED),)).inputs)


def own_texts_of(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path to each text of a council's files."""
    if isinstance(value, BaseModel):
        parts: Iterable[tuple[Any, Any]] = ((name, getattr(value, name)) for name in type(value).model_fields)
    else:
        parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else ()
    for name, each in parts:
        yield from own_texts_of(each, (*path, name))
    if type(value) is str:
        yield path


def typed_at(value: Any, path: tuple[Any, ...]) -> Any:
    """Return a value with an identifier at the end of the text at a path."""
    if not path:
        return f"{value} {IDENTIFIED}"
    name, *rest = path
    if isinstance(value, BaseModel):
        return value.model_copy(update={name: typed_at(getattr(value, name), tuple(rest))})
    if isinstance(value, dict):
        return {**value, name: typed_at(value[name], tuple(rest))}
    return tuple(typed_at(each, tuple(rest)) if number == name else each for number, each in enumerate(value))


def kind_of(path: tuple[Any, ...]) -> str:
    return ".".join(name for name in path if isinstance(name, str))


# One of each kind of text, since a list has many of the same.
OWN_TEXTS = {kind_of(path): path for path in own_texts_of(COUNCIL) if path[0] != "key"}
# What these files refer to each other by, and what is no text: a council with an identifier there is read by nothing.
REFERENCES = {"colour", "accent", "service", "rule", "owner", "content", "kinds", "above", "at_least", "below", "tolerance"}
NAMES = {"id", "ref", "status"}  # of things, which cannot be left out


@pytest.mark.parametrize("kind", [kind for kind in OWN_TEXTS if kind.rpartition(".")[2] not in REFERENCES])
def test_an_identifier_in_the_councils_own_files_is_in_neither_rendering(kind: str) -> None:
    whole = replace(material(council=COUNCIL).inputs, council=typed_at(COUNCIL, OWN_TEXTS[kind]))
    if kind.rpartition(".")[2] in NAMES:
        with pytest.raises(SetupError, match="is a name that a report prints") as error:
            without_identifiers(whole)
        assert IDENTIFIER not in str(error.value)
    else:
        assert [IDENTIFIER in read_by(rendering, whole) for rendering in ("public", "restricted")] == [False, False]


def test_a_council_without_an_identifier_stays_as_it_is() -> None:
    whole = material(council=COUNCIL).inputs
    assert without_identifiers(whole).council is whole.council


def test_the_mark_is_explained_where_it_stands_and_nowhere_else() -> None:
    found = [note["text"] for note in built(public(material(PROSE["a passage"](NAMED), council=COUNCIL)))["notices"]]
    assert [text for text in found if WITHHELD_MARK in text] == [
        "[sentence withheld] stands for a sentence that may identify a person, or that an officer struck out."
    ]
    assert "Sentences left out" not in str(built(public(material(PROSE["a passage"]("All is well."), council=COUNCIL))))


def test_the_checks_of_the_report_see_no_open_sentence() -> None:
    seen = inputs("a passage", NAMED).cleared
    assert [each.text for each in seen.narrative.passages] == [WITHHELD_MARK]


def test_a_name_the_council_knows_is_read_by_the_public() -> None:
    known = screening_for(COUNCIL)
    named = replace(known, known=replace(known.known, may_be_named=frozenset({"Kayleigh Adams"})))
    whole = replace(inputs("a passage", "Kayleigh Adams is the cabinet member."), screening=named)
    assert NAME in read_by("public", whole)
