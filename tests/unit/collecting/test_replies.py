"""Are an owner's answers read, by their parts and wherever in the form they were written?"""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.screening import screening_for
from quarterly.collecting.open_sentences import open_sentences, typed_texts
from quarterly.collecting.returns.records import CommentRow, ReadReturn
from quarterly.collecting.returns.replies_in_force import replies_in_force
from quarterly.collecting.returns.reply_parts import PARTS, joined, printed_parts
from quarterly.collecting.returns.stored_sheets import sheets_to_store
from quarterly.collecting.sheets.sheets import Scalar, Sheet, Workbook
from quarterly.screening.sentences import sentence_digest, sentences_in
from tests.unit.made import LAYOUT, TOWN, file, reply, sent
from tests.unit.made_reading import codes, read

HEADERS: tuple[Scalar, ...] = (
    *("PI ref", "Indicator", "Actual", "It was", "Target", "Against target, %", "Rating", "Question number", "We are asked"),
    *("Remark in the return", "Why", "What is being done", "By whom", "By when"),
)
TITLE: tuple[Scalar, ...] = ("Milton: commentary for Quarter 1 2012/13",)
OUT_OF_PLACE, UNKNOWN = "C28", "C29"
ANSWER = "More children came into care than left it."


def form(*typed: Sequence[Scalar], headers: Sequence[Scalar] = HEADERS) -> Sheet:
    return Sheet(name="Commentary", rows=(TITLE, tuple(headers), *(tuple(row) for row in typed)))


def line(ref: str, *answer: Scalar, actual: Scalar = "104.9 (30 June)") -> tuple[Scalar, ...]:
    given: tuple[Scalar, ...] = (ref, None, actual, None, "98.8", "6.2% worse", "On target, lower half", "3f9a1c", "Why so many?")
    return (*given, "Slightly down on last year", *answer)


def answered(*sheets: Sheet) -> ReadReturn:
    return read(*sheets, service="commentary")


def texts(found: ReadReturn) -> dict[str, str]:
    return {one.indicator: one.text for one in found.comments}


def test_a_reply_is_printed_in_the_order_a_committee_reads_it() -> None:
    found = answered(form(line("PI 1178", "Demand rose", "Two more teams work on going home.", "Head of care", "2012-09-30")))
    assert texts(found) == {
        "1178": "Demand rose.\nTwo more teams work on going home.\nBy whom: Head of care.\nBy when: 30 September 2012."
    }
    assert found.findings == ()


def test_a_reply_keeps_which_figure_and_which_question_it_is_about() -> None:
    (one,) = answered(form(line("PI 1178", ANSWER))).comments
    assert (one.figure, one.question, one.source.cell) == ("104.9 (30 June)", "3f9a1c", "K3")


def test_a_reply_of_one_part_stays_as_it_was_typed() -> None:
    assert texts(answered(form(line("PI 1178", "Demand rose")))) == {"1178": "Demand rose"}


def test_a_list_is_not_continued_by_the_part_after_it() -> None:
    assert joined(printed_parts({"comment": "- Demand\n- Sickness", "by_whom": "Head of care"})) == (
        "- Demand\n- Sickness.\n\nBy whom: Head of care."
    )


@given(st.fixed_dictionaries(dict.fromkeys(PARTS, st.text("aB .!?\n", max_size=20))))
def test_every_sentence_of_a_part_is_a_sentence_of_the_whole(typed: dict[str, str]) -> None:
    parts = printed_parts(typed)
    whole = {sentence_digest(each) for each in sentences_in(joined(parts))}
    assert {sentence_digest(each) for text in parts.values() for each in sentences_in(text) if each.strip(" .!?")} <= whole


@pytest.mark.parametrize(
    ("sheets", "cell"),
    [
        ((form((*line("PI 1178"), None, None, None, None, ANSWER)),), "O3"),
        ((form(line("PI 1178", actual=ANSWER)),), "C3"),
        ((form(line("PI 1178"), (), (ANSWER,)),), "A5"),
        ((form(line("PI 1178")), Sheet(name="Sheet1", rows=((ANSWER,),))), "A1"),
        ((form(line("PI 1178"), line("PI 1180")), Sheet(name="PI 1178", rows=((ANSWER,),))), "A1"),
    ],
    ids=["another column", "over a figure", "below the table", "a sheet of its own", "a sheet named after it"],
)
def test_an_answer_anywhere_in_the_form_is_found(sheets: tuple[Sheet, ...], cell: str) -> None:
    found = answered(*sheets)
    assert (texts(found)["1178"], codes(found)) == (ANSWER, [(OUT_OF_PLACE, cell)])


@pytest.mark.parametrize(
    "sheets",
    [
        (form(line("PI 1178"), line("PI 1180"), (ANSWER,)),),
        (form(line("PI 1178"), line("PI 1180")), Sheet(name="Sheet1", rows=((ANSWER,),))),
    ],
    ids=["below the table", "a sheet of its own"],
)
def test_an_answer_that_may_be_about_several_indicators_is_asked_about(sheets: tuple[Sheet, ...]) -> None:
    found = answered(*sheets)
    assert (texts(found), [code for code, _ in codes(found)]) == ({}, [UNKNOWN])


def test_what_the_form_brings_filled_in_is_no_answer() -> None:
    assert (answered(form(line("PI 1178"))).comments, answered(form(line("PI 1178"))).findings) == ((), ())


def test_a_name_in_a_loose_answer_is_asked_about() -> None:
    found = answered(form(line("PI 1178"), (), ("Kayleigh Adams went home in May.",)))
    assert codes(found)[0] == ("P02", "A5")


def test_a_cleared_sentence_is_cleared_in_the_cell_and_in_print() -> None:
    found = answered(form(line("PI 1178", "Demand rose.", None, "Kayleigh Adams")))
    (one,) = found.comments
    (listed,) = open_sentences(typed_texts([sent("commentary", file("a.xlsx", one))], (), TOWN), screening_for(TOWN), TOWN).found
    assert [listed.digest[:12] in each.message for each in found.findings] == [True]
    cleared = replace(screening_for(TOWN), cleared=frozenset({listed.digest}))
    assert cleared.for_public(one.text) == one.text


def test_a_sheet_of_its_own_is_stored_with_the_form_and_a_list_of_cases_is_not() -> None:
    answer, cases = Sheet(name="Sheet1", rows=((ANSWER,),)), Sheet(name="Cases", rows=(("Child", "Days"), ("A B C", 4)))
    stored = sheets_to_store(Workbook((form(line("PI 1178")), answer, cases)), LAYOUT, TOWN, lambda _: False)
    assert [each.name for each in stored.workbook.sheets] == ["Commentary", "Sheet1"]


def in_force(*rows: CommentRow) -> CommentRow:
    (one,) = replies_in_force(rows)
    return one


def test_a_part_sent_later_completes_the_reply() -> None:
    later = replace(reply("1178", ""), by_when="31 March 2013")
    assert in_force(reply("1178", "Demand rose."), later).text == "Demand rose.\nBy when: 31 March 2013."


def test_a_whole_answer_in_one_column_replaces_the_parts_before() -> None:
    assert in_force(replace(reply("1178", "Demand rose."), doing="Less."), reply("1178", "Anew.")).text == "Anew."


def test_a_reply_about_another_figure_takes_nothing_over() -> None:
    before, now = replace(reply("1178", "Old."), doing="Less.", figure="62%"), replace(reply("1178", "New."), figure="16%")
    assert in_force(before, now) == now


@pytest.mark.parametrize(("text", "agrees"), [("Demand rose.", True), ("It fell.", False)])
def test_a_head_agrees_with_the_answer_that_they_saw(text: str, agrees: bool) -> None:
    agreed = replace(reply("1178", "Demand rose."), head_agrees=True)
    assert in_force(agreed, reply("1178", text)).head_agrees is agrees


def test_what_the_head_of_service_adds_comes_last() -> None:
    headers = (*HEADERS, "Head of service")
    found = answered(form((*line("PI 1178", "Demand rose."), None, None, None, "The budget is agreed."), headers=headers))
    assert texts(found) == {"1178": "Demand rose.\nThe head of service adds: The budget is agreed."}


def test_a_head_who_agrees_adds_nothing() -> None:
    headers = (*HEADERS, "Head of service")
    (one,) = answered(form((*line("PI 1178", "Demand rose."), None, None, None, "Agreed."), headers=headers)).comments
    assert (one.text, one.head_has_answered) == ("Demand rose.", True)


def test_a_form_with_the_head_of_services_column_alone_is_a_reply() -> None:
    headers = ("PI ref", "Indicator", "Actual", "Question number", "Head of service")
    found = answered(form(("PI 1178", None, "104.9", None, "Agreed."), headers=headers))
    assert [(one.indicator, one.head_agrees) for one in found.comments] == [("1178", True)]
    assert found.findings == ()
