"""Is a question that was answered not asked again, by anybody, while the figure stays as it was explained?"""

from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from adapters.cycle_context import CycleContext
from adapters.open_sentences import texts_in
from adapters.screening import screening_in
from adapters.workbook.check_sheet import ANSWER, CHECK_SHEET, GOOD_UNTIL, REFERENCE
from quarterly.collecting.open_sentences import open_sentences
from quarterly.collecting.returns.records import ServiceReturn
from quarterly.vocabulary.canonical import from_bytes
from tasks.collect_returns import collect_returns
from tasks.validate_return import validate_return
from tests.installation import ADOPTION, LAC, LEAVERS, QUARTER, Installation, indicator_return, own_council
from tests.stages.chain import Chain, plain
from tests.workbooks import saved

SERVICE = "children-in-care"
EARLIER = "indicator,quarter,value,mark\n1178,2011-12 Q2,95.1,\n1178,2011-12 Q3,95.3,\n1178,2011-12 Q4,95.6,\n"
WHY = "More unaccompanied young people are looked after since April."


@pytest.fixture
def council(installation: Installation) -> Path:
    """A council whose rate of children in care rose by little until Quarter 1, which is sent as 104.9."""
    folder = own_council(installation.folder / "dudley")
    (folder / "history.csv").write_text(EARLIER)
    installation.send(SERVICE, indicator_return(SERVICE, [LAC, LEAVERS, ADOPTION]))
    return folder


def validated(council: Path, installation: Installation) -> ServiceReturn:
    raw = next(raw for raw in plain(collect_returns)(str(council), QUARTER).received if raw.service == SERVICE)
    reference = plain(validate_return)(str(council), QUARTER, raw)
    return from_bytes(ServiceReturn, installation.restricted.read(reference.output.key))


def marked_copy(installation: Installation) -> bytes:
    (letter,) = (each for each in installation.letters() if each["kind"] == "return" and each["attachments"])
    return installation.restricted.read(letter["attachments"][0]["key"])


def answered(copy: bytes, answer: Any = WHY, until: Any = None, reference: str | None = None) -> bytes:
    """Return a marked copy with an answer typed beside its first question."""
    book = openpyxl.load_workbook(BytesIO(copy))
    sheet = book[CHECK_SHEET]
    columns = {cell.value: cell.column for cell in sheet[5]}
    row = next(row for row in range(6, sheet.max_row + 1) if sheet.cell(row, columns[REFERENCE]).value)
    sheet.cell(row, columns[ANSWER]).value = answer
    sheet.cell(row, columns[GOOD_UNTIL]).value = until
    if reference:
        sheet.cell(row, columns[REFERENCE]).value = reference
    return saved(book)


def codes(sent: ServiceReturn) -> list[str]:
    return [each.code for each in sent.findings]


def test_an_answer_in_the_marked_copy_settles_its_question(installation: Installation, council: Path) -> None:
    assert codes(validated(council, installation)) == ["H02"]
    installation.send(SERVICE, answered(marked_copy(installation)), "return-checked.xlsx", hour=10)
    sent = validated(council, installation)
    (given,) = sent.answered
    assert (codes(sent), given.finding.code, given.answer.text, given.answer.on) == ([], "H02", WHY, date(2012, 7, 2))


def test_the_letter_that_follows_asks_nothing_and_says_that_the_answer_came(installation: Installation, council: Path) -> None:
    (finding,) = validated(council, installation).findings
    installation.send(SERVICE, answered(marked_copy(installation)), "return-checked.xlsx", hour=10)
    validated(council, installation)
    texts = [" ".join(letter["text"].split()) for letter in installation.letters()]
    (after,) = (text for text in texts if "return-checked.xlsx" in text)
    assert "outside its usual range" not in after
    assert f"Answered or accepted, and so not asked again: {finding.reference} (PI return, cell E6)." in after


@pytest.mark.parametrize(
    ("value", "asked"), [(104.9, []), (101.0, []), (95.5, []), (104.8, []), (106.0, ["H02"]), (90.0, ["H02"])]
)
def test_what_lies_between_the_usual_and_the_figure_explained_is_not_asked(
    installation: Installation, council: Path, value: float, asked: list[str]
) -> None:
    validated(council, installation)
    installation.send(SERVICE, answered(marked_copy(installation)), "return-checked.xlsx", hour=10)
    validated(council, installation)
    row = [*LAC[:4], value, *LAC[5:6], "Counted again."]
    installation.send(SERVICE, indicator_return(SERVICE, [row]), "fix.xlsx", hour=11)
    assert [each.code for each in validated(council, installation).findings if each.is_about_the_past] == asked


def test_an_answer_beside_a_figure_that_is_corrected_in_the_same_copy_counts(installation: Installation, council: Path) -> None:
    validated(council, installation)
    book = openpyxl.load_workbook(BytesIO(answered(marked_copy(installation))))
    book["PI return"]["E6"] = 103.2
    installation.send(SERVICE, saved(book), "return-checked.xlsx", hour=10)
    sent = validated(council, installation)
    assert (codes(sent), [row.value for row in sent.indicators if row.indicator == "1178"]) == ([], [Decimal("103.2")])


@pytest.mark.parametrize(
    ("answer", "asked"),
    [
        ("n/a", ["H02"]),
        ("See attached", ["C18", "H02"]),
        ("#REF!", ["C16", "H02"]),
        # A correction typed in the wrong cell: taken for an answer, it would leave the wrong figure without a question.
        *[(number, ["H02", "Y05"]) for number in (62.9, "62.9%", "£1,072", "38 of 80", "38/80", "- 4 days")],
        *[(words, []) for words in ("40 children left in 2012.", "2 schools closed", "62.9% is right")],
    ],
)
def test_words_that_explain_nothing_are_no_answer(
    installation: Installation, council: Path, answer: str, asked: list[str]
) -> None:
    validated(council, installation)
    installation.send(SERVICE, answered(marked_copy(installation), answer), "return-checked.xlsx", hour=10)
    assert sorted(codes(validated(council, installation))) == asked


def test_an_answer_to_what_is_not_asked_is_found(installation: Installation, council: Path) -> None:
    validated(council, installation)
    copy = answered(marked_copy(installation), reference="H02-000000")
    installation.send(SERVICE, copy, "return-checked.xlsx", hour=10)
    found = validated(council, installation).findings
    assert [each.message for each in found if each.code == "Y01"] == [
        "The answer to H02-000000 belongs to no question about this return, and was not used."
    ]


def test_a_marked_copy_of_another_quarter_is_refused(installation: Installation, council: Path) -> None:
    validated(council, installation)
    book = openpyxl.load_workbook(BytesIO(answered(marked_copy(installation))))
    book["PI return"]["A3"] = "Period: Quarter 4 2011/12"
    installation.send(SERVICE, saved(book), "return-checked.xlsx", hour=10)
    sent = validated(council, installation)
    assert (codes(sent), [bool(file.refused) for file in sent.files]) == (["H02"], [False, True])


def test_the_list_sent_back_by_itself_answers(installation: Installation, council: Path) -> None:
    validated(council, installation)
    book = openpyxl.load_workbook(BytesIO(answered(marked_copy(installation))))
    del book["PI return"]
    installation.send(SERVICE, saved(book), "answers.xlsx", hour=10)
    sent = validated(council, installation)
    assert (codes(sent), [file.refused for file in sent.files]) == ([], ["", ""])


def test_an_answer_with_a_childs_name_is_withheld_and_settles_nothing(installation: Installation, council: Path) -> None:
    validated(council, installation)
    copy = answered(marked_copy(installation), "Kayleigh Hodgson and her brothers came in May.")
    installation.send(SERVICE, copy, "return-checked.xlsx", hour=10)
    sent = validated(council, installation)
    assert (sorted(codes(sent)), sent.answered, sent.under_query) == (["H02", "P02"], (), ())
    assert not any("Kayleigh" in letter["text"] for letter in installation.letters())


def test_a_question_that_a_council_made_critical_waits_for_the_officer(installation: Installation, council: Path) -> None:
    with (council / "profile.yaml").open("a") as profile:
        profile.write("\nquestions: {H02: critical}\n")
    validated(council, installation)
    installation.send(SERVICE, answered(marked_copy(installation)), "return-checked.xlsx", hour=10)
    sent = validated(council, installation)
    assert (codes(sent), sent.under_query, [each.answer.text for each in sent.answered]) == (["H02"], ("1178",), [WHY])


def test_the_restricted_report_has_question_and_answer_and_the_public_one_has_not(
    installation: Installation, council: Path
) -> None:
    validated(council, installation)
    installation.send(SERVICE, answered(marked_copy(installation)), "return-checked.xlsx", hour=10)
    Chain(str(council)).published()
    restricted, public = (
        installation.released(store)["report.html"].decode() for store in (installation.restricted, installation.public)
    )
    assert (WHY in restricted, "outside its usual range" in restricted) == (True, True)
    assert (WHY in public, "outside its usual range" in public) == (False, False)


def test_a_sentence_of_an_answer_is_listed_cleared_and_struck_like_any_other(installation: Installation, council: Path) -> None:
    validated(council, installation)
    copy = answered(marked_copy(installation), "Kayleigh Hodgson and her brothers came in May.")
    installation.send(SERVICE, copy, "return-checked.xlsx", hour=10)
    validated(council, installation)
    cycle = CycleContext.of(str(council), QUARTER)
    (found,) = open_sentences(texts_in(cycle), screening_in(cycle), cycle.council).found
    assert found.location.startswith("Children in care, sheet “What to check”, row 6: answer to question H02-")
