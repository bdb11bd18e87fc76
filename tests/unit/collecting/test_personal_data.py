"""Personal data in a return: which sentence is held, what refuses the file, and does anything repeat it?"""

import pytest

from adapters.screening import screening_for
from quarterly.collecting.returns.in_force import service_return
from quarterly.collecting.returns.reading import ReturnReader
from quarterly.collecting.returns.records import ServiceReturn
from quarterly.collecting.sheets.sheets import Scalar, Workbook
from quarterly.commentary.findings_letters import findings_letter
from tests.unit.made import CARE, LAYOUT, Q1, RULES, TOWN, file
from tests.unit.made_reading import ACTIONS, HEADER, LAC, codes, read, refusal, rows, sheet

NAMED = "The placement of Kayleigh Adams ended in May."
IDENTIFIED = "The child with the NHS number 943 476 5919 moved."
KINDS = {
    "UPN": ("P01", "The pupil B801200005001 is out of school."),
    "NHS number": ("P01", IDENTIFIED),
    "National Insurance number": ("P01", "The carer with the number QQ123456C was late."),
    "date of birth": ("P01", "The child born on 03/04/2009 moved."),
    "care or case number": ("P01", "The case LAC 123456 was reviewed late."),
    "postcode": ("P01", "The home at B15 3TR was closed in May."),
    "address": ("P01", "A child of 14 Larch Close was moved."),
    "telephone number": ("P01", "The family is reached on 0121 496 0123 only."),
    "e-mail address": ("P01", "The carer writes from kayadams@mail.example at times."),
    "initials used for a person": ("P02", "SM and his sister KL were reviewed late."),
    "age beside what tells who it is": ("P02", "A 7-year-old girl at Hill House was reviewed late."),
    "name of a person": ("P02", NAMED),
}


def row(comment: str) -> list[Scalar]:
    return ["1178", LAC, None, None, 104.9, 98.8, comment]


def in_force(comment: str) -> ServiceReturn:
    found = rows(row(comment))
    sent = file("return.xlsx", *found.indicators, findings=found.findings)
    return service_return(CARE, [sent], TOWN, Q1, RULES)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_found_at_its_cell_and_named(kind: str) -> None:
    code, comment = KINDS[kind]
    (finding,) = [each for each in rows(row(comment)).findings if each.code == code]
    assert (finding.cell, kind in finding.message) == ("G5", True)


SECRETS = [
    *("B801200005001", "943 476", "QQ123456C", "03/04/2009", "123456", "B15", "Larch", "0121", "kayadams", "SM", "Hill House"),
    "Kayleigh",
]


@pytest.mark.parametrize(("comment", "secret"), [*zip([comment for _, comment in KINDS.values()], SECRETS, strict=True)])
def test_no_finding_repeats_the_sentence(comment: str, secret: str) -> None:
    assert secret in comment
    assert secret not in str(rows(row(comment)).findings)


@pytest.mark.parametrize("comment", [NAMED, IDENTIFIED])
def test_the_sentence_is_held_and_never_the_figure(comment: str) -> None:
    found = in_force(comment)
    assert (found.under_query, [str(each.value) for each in found.indicators]) == ((), ["104.9"])


def test_the_letter_neither_repeats_the_sentence_nor_says_that_the_figure_is_under_query() -> None:
    text = findings_letter(TOWN, Q1, in_force(NAMED), ()).text
    assert ("Kayleigh" in text, "under query" in text, "1 critical (the sentence is left out" in text) == (False, False, True)


@pytest.mark.parametrize("comment", ["943 476 5919", "NHS 943 476 5919", "DOB 03/04/2009"])
def test_a_cell_with_an_identifier_and_no_sentence_refuses_the_file(comment: str) -> None:
    assert "PI return!G5" in refusal(sheet([row(comment)]))


def test_an_identifier_in_a_cell_that_is_not_read_refuses_the_file() -> None:
    assert "NHS number at Notes!A4" in refusal(sheet([row("So.")]), sheet([], name="Notes", header=[IDENTIFIED]))


def test_an_identifier_where_an_indicator_is_named_refuses_the_file() -> None:
    assert "PI return!B5" in refusal(sheet([["1178", IDENTIFIED, None, None, 104.9, 98.8, ""]]))


def test_progress_of_a_key_activity_is_screened() -> None:
    found = read(sheet([["YP2b", "Look after children well", "✓", NAMED]], header=ACTIONS))
    assert ("P02", "D5") in codes(found)


def test_a_misspelt_name_of_an_indicator_is_not_repeated() -> None:
    found = rows(["Kayleigh Adams", "Kayleigh Adams", None, None, 3, None, ""])
    assert "Kayleigh" not in " ".join(f"{each.message} {each.remedy}" for each in found.findings)


def test_the_name_of_a_sheet_is_replaced_and_asked_about() -> None:
    found = read(sheet([row("So.")], name="Kayleigh Adams"))
    assert [(each.code, "Kayleigh" in str(each)) for each in found.findings] == [("P04", False)]
    assert found.indicators[0].source.sheet == "Sheet 1, name withheld"


@pytest.mark.parametrize(("text", "asked"), [("Return of Kayleigh Adams", ["P05"]), ("kayleigh", ["P05"]), ("PI return", [])])
def test_a_document_property_is_asked_about_and_not_repeated(text: str, asked: list[str]) -> None:
    workbook = Workbook((sheet([row("So.")]),), properties=(("title", text),))
    found = ReturnReader(TOWN, Q1, LAYOUT, RULES, screening_for(TOWN)).read(
        workbook, service=CARE, file="return.xlsx", digest="d"
    )
    assert ([each.code for each in found.findings], "ayleigh" in str(found.findings)) == (asked, False)


def test_every_column_that_is_read_is_screened() -> None:
    found = read(sheet([["1178", LAC, NAMED, NAMED, NAMED, NAMED, NAMED]], header=HEADER))
    assert [cell for code, cell in codes(found) if code == "P02"] == ["C5", "D5", "E5", "F5", "G5"]


def test_a_workbook_without_a_table_is_refused_for_what_it_carries() -> None:
    assert "UPN at Cases!A4" in refusal(sheet([], name="Cases", header=["The pupil B801200005001 moved."]))
