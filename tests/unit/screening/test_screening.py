"""What becomes of a sentence with personal data: for staff, for the public, in the draft, quoted from an earlier version?"""

from dataclasses import replace

import pytest

from adapters.screening import screening_for
from quarterly.screening.screening import Screening, described, screening_of
from quarterly.screening.sentences import sentence_digest
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.sentence_decision import Decided, SentenceDecision
from quarterly.vocabulary.withheld import NOT_CLEARED_SIGN, WITHHELD_MARK
from tests.unit.town import TOWN

SCREENING = screening_for(TOWN)
NAMED = "The placement of Kayleigh Adams ended."
IDENTIFIED = "The child with the NHS number 943 476 5919 moved."
HARMLESS = "Visits were on time."
TEXT = f"{HARMLESS} {NAMED} {IDENTIFIED}"


def decided(sentence: str, how: Decided, wording: str = "") -> Screening:
    decision = SentenceDecision(digest=sentence_digest(sentence), kinds=(), place="", decided=how, wording=wording)
    event = AuditEvent(kind="sentence-cleared", council="", quarter="", at="", by="", sentence=decision)
    return screening_of(SCREENING.known, SCREENING.lexicon, [event])


def test_staff_read_no_identifier() -> None:
    assert SCREENING.for_staff(TEXT) == f"{HARMLESS} {NAMED} {WITHHELD_MARK}"


def test_the_public_reads_neither_a_name_nor_an_identifier() -> None:
    assert SCREENING.for_public(TEXT) == f"{HARMLESS} {WITHHELD_MARK}"


def test_the_draft_marks_what_the_public_does_not_read() -> None:
    assert SCREENING.marked(f"{HARMLESS} {NAMED}") == f"{HARMLESS} {NAMED} {NOT_CLEARED_SIGN}"


@pytest.mark.parametrize("how", ["no person", "may be named"])
def test_a_cleared_sentence_is_read_as_it_stands(how: Decided) -> None:
    screening = decided(NAMED, how)
    assert (screening.for_public(NAMED), screening.marked(NAMED), screening.open_sentences(NAMED)) == (NAMED, NAMED, ())


def test_a_cleared_sentence_clears_no_other_with_the_same_name() -> None:
    assert decided(NAMED, "no person").for_public("Kayleigh Adams moved.") == WITHHELD_MARK


def test_a_cleared_sentence_is_the_same_in_print() -> None:
    assert decided(f"**{NAMED}**", "no person").for_public(f"- {NAMED}") == f"- {NAMED}"


def test_an_identifier_is_not_cleared() -> None:
    assert decided(IDENTIFIED, "no person").for_staff(IDENTIFIED) == WITHHELD_MARK


@pytest.mark.parametrize("sentence", [NAMED, IDENTIFIED])
@pytest.mark.parametrize(("how", "wording", "printed"), [("left out", "", WITHHELD_MARK), ("reworded", "It moved.", "It moved.")])
def test_a_struck_sentence_is_printed_nowhere_and_no_longer_open(sentence: str, how: Decided, wording: str, printed: str) -> None:
    screening = decided(sentence, how, wording)
    assert (screening.for_staff(sentence), screening.for_public(sentence)) == (printed, printed)
    assert screening.open_sentences(sentence) == ()


def test_of_two_decisions_about_one_sentence_the_later_counts() -> None:
    first = SentenceDecision(digest=sentence_digest(NAMED), kinds=(), place="", decided="no person")
    events = [
        AuditEvent(kind="sentence-cleared", council="", quarter="", at=at, by="", sentence=decision)
        for at, decision in (("1", first), ("2", replace(first, decided="left out")))
    ]
    screening = screening_of(SCREENING.known, SCREENING.lexicon, events)
    assert screening.for_public(NAMED) == WITHHELD_MARK


def test_an_earlier_version_is_quoted_without_what_was_struck_since() -> None:
    quoted = decided(NAMED, "reworded", "It moved.").quoted(f"{HARMLESS} {NAMED}", public=False)
    assert quoted == f"{HARMLESS} {WITHHELD_MARK}"


@pytest.mark.parametrize(("public", "expected"), [(True, WITHHELD_MARK), (False, f"{NAMED} {WITHHELD_MARK}")])
def test_an_earlier_version_is_quoted_to_its_readers_alone(public: bool, expected: str) -> None:
    assert SCREENING.quoted(f"{NAMED} {IDENTIFIED}", public=public) == expected


def test_what_stands_in_place_of_a_sentence_is_no_finding() -> None:
    text = f"{WITHHELD_MARK} {NOT_CLEARED_SIGN}"
    assert (SCREENING.for_public(text), SCREENING.open_sentences(text)) == (text, ())


@pytest.mark.parametrize("change", [decided(NAMED, "no person"), decided(NAMED, "left out"), decided(NAMED, "reworded", "So.")])
def test_every_decision_is_in_the_key(change: Screening) -> None:
    assert change.key != SCREENING.key


def test_the_key_does_not_follow_the_order_of_sets() -> None:
    known = replace(SCREENING.known, not_people=frozenset(f"Name {number}" for number in range(50)))
    again = replace(known, not_people=frozenset(sorted(known.not_people, reverse=True)))
    assert replace(SCREENING, known=known).key == replace(SCREENING, known=again).key


def test_kinds_are_named_in_a_sentence() -> None:
    assert described(["UPN", "NHS number", "initials used for a person"]) == "a UPN, an NHS number and initials used for a person"
