"""Is commentary taken in that comes by mail: as a form, or as words?"""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from adapters.mail.queue import deliver, letters, queue_letter
from adapters.mail.stored_mail import mails_of
from adapters.settings import load_settings
from adapters.workbook.request import RequestItem, commentary_workbook
from quarterly.commentary.asked_figures import AskedFigure
from quarterly.commentary.letters import LetterKind
from quarterly.correspondence.outcomes import Why
from tests.adapters.mail.conftest import HOST, inbox_of, letter
from tests.adapters.mail.test_taking_in import AT, take, why
from tests.installation import COUNCIL, KEY, QUARTER, Installation
from tests.mails import mail
from tests.stages.chain import Chain

OWNER = "head.children-in-care@dudley.example"
REQUEST = "request-0011223344556677"
ANSWER = "Hi Sam\n\nMore children came into care than left it. Two teams now work on going home.\n\nRegards\nJo Example"
LAC = RequestItem(ref="PI 1178", name="Looked after", value="104.9 (30 June)", target="98.8", against_target="", rating="Amber")


@pytest.fixture
def asked(office: Installation) -> Installation:
    """The office after it has asked the owner about two indicators."""
    ask(office, "1178", "1180")
    return office


def ask(office: Installation, *about: str) -> None:
    figures = (AskedFigure(indicator="1178", printed="104.9 (30 June)", rating="lower"),)
    request = replace(letter(REQUEST, OWNER, LetterKind.REQUEST), about=about, figures=figures)
    queue_letter(office.restricted, f"post/{COUNCIL}/{KEY}", request)


def reply(text: str, **more: object) -> bytes:
    return mail(OWNER, text, **{"answers": REQUEST, "proven_by": HOST} | more)  # type: ignore[arg-type]


def form(answer: str = "More came.", ref: str = "PI 1178") -> bytes:
    book = load_workbook(BytesIO(commentary_workbook("Dudley: commentary for Quarter 1 2012/13", "", [replace(LAC, ref=ref)])))
    book["Commentary"]["G5"].value = answer
    book.save(body := BytesIO())
    return body.getvalue()


def outcome(office: Installation) -> str:
    ((_, found),) = mails_of(office.restricted, COUNCIL, KEY)
    assert found
    return found.what


def thanks(office: Installation) -> list[str]:
    found = letters(office.restricted, f"post/{COUNCIL}/{KEY}", "thanks-")
    return [" ".join(each.text.split()) for each in found]


def test_a_form_that_comes_back_goes_into_the_folder_of_replies(asked: Installation) -> None:
    take(asked, reply("Please find it attached.", files={"commentary.xlsx": form()}))
    assert list(inbox_of(asked)) == ["commentary/commentary.xlsx"]
    assert outcome(asked) == "commentary on PI 1178"


def test_whoever_answers_is_thanked_once_with_what_was_taken(asked: Installation) -> None:
    take(asked, reply("Attached.", files={"commentary.xlsx": form()}))
    (said,) = thanks(asked)
    assert "Thank you. This is recorded: Number of LAC per 10k of the child population (PI 1178): why " in said


def test_words_alone_are_the_answer_without_greeting_and_signature(office: Installation) -> None:
    ask(office, "1178")
    take(office, reply(ANSWER))
    ((name, body),) = inbox_of(office).items()
    sheet = load_workbook(BytesIO(body))["Commentary"]
    assert name.startswith("commentary/commentary-")
    assert [cell.value for cell in sheet[5]] == [
        *("PI 1178", "Number of LAC per 10k of the child population", "104.9 (30 June)", None),
        "More children came into care than left it. Two teams now work on going home.",
    ]


def test_words_on_several_indicators_are_told_apart_by_their_references(asked: Installation) -> None:
    take(asked, reply("PI 1178: More children came into care.\nThat goes on.\n\nPI 1180 - Three of them moved away."))
    ((_, body),) = inbox_of(asked).items()
    rows = [[cell.value for cell in row] for row in load_workbook(BytesIO(body))["Commentary"].iter_rows(min_row=5)]
    assert [(row[0], row[-1]) for row in rows] == [
        ("PI 1178", "More children came into care.\nThat goes on."),
        ("PI 1180", "Three of them moved away."),
    ]


def test_an_answer_of_words_reaches_the_report(office: Installation) -> None:
    ask(office, "1178")
    office.send_all()
    take(office, reply(ANSWER))
    Chain().published()
    assert b"Two teams now work on going home." in office.released(office.public)["report.html"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("More children came into care than left it.", Why.UNCLEAR), ("Thanks!", Why.NOTHING_SAID), ("", Why.NOTHING_SAID)],
)
def test_what_cannot_be_told_apart_or_says_nothing_waits_for_the_officer(asked: Installation, text: str, expected: Why) -> None:
    assert why(take(asked, reply(text))) is expected
    assert (inbox_of(asked), thanks(asked)) == ({}, [])


@pytest.mark.parametrize(
    ("text", "files"),
    [
        ("Please see my commentary attached, as agreed.", {}),
        ("Here is what I wrote for the committee.", {"commentary.docx": b"no workbook"}),
        ("More children came than left.\n\nRegards\nJo\n\nP.S. The figure is wrong", {}),
        ("More children came than left.\n\nRegards\nJo\n\nPI 1178: The figure is wrong", {}),
    ],
)
def test_a_covering_note_or_half_an_answer_is_not_taken_for_the_answer(
    office: Installation, text: str, files: dict[str, bytes]
) -> None:
    ask(office, "1178")
    assert why(take(office, reply(text, files=files))) is Why.UNCLEAR
    assert (inbox_of(office), thanks(office)) == ({}, [])


def test_thanks_in_the_middle_end_no_answer(office: Installation) -> None:
    ask(office, "1178")
    take(office, reply("More children came than left.\n\nThanks\n\nThe two new teams started work in the middle of June."))
    ((_, body),) = inbox_of(office).items()
    assert load_workbook(BytesIO(body))["Commentary"]["E5"].value.endswith("started work in the middle of June.")


def test_a_program_that_answers_each_thanks_in_other_words_is_thanked_once(office: Installation) -> None:
    ask(office, "1178")
    take(office, reply("More children came than left."))
    for number in range(4):
        newest = letters(office.restricted, f"post/{COUNCIL}/{KEY}", "thanks-")
        take(office, *(reply(f"Ticket {number} was opened for this.", answers=each.id) for each in newest))
    assert len(thanks(office)) == 2


@pytest.mark.parametrize(
    "text",
    ["Your message is important to us.", "Thank you for contacting us. We aim to reply in five days.", "An automated reply."],
)
def test_what_a_program_says_to_everybody_is_no_commentary(office: Installation, text: str) -> None:
    ask(office, "1178")
    assert why(take(office, reply(text))) is Why.UNCLEAR


def test_what_comes_within_a_minute_of_thanks_is_not_taken_for_a_person(office: Installation) -> None:
    ask(office, "1178")
    take(office, reply("More children came than left."))
    deliver(office.restricted, f"post/{COUNCIL}/{KEY}", load_settings(), AT)
    (sent,) = letters(office.restricted, f"post/{COUNCIL}/{KEY}", "thanks-")
    take(office, reply("Ticket 1 was opened for this.", answers=sent.id), at=AT + timedelta(seconds=5))
    assert len(inbox_of(office)) == 1
    take(office, reply("More came than left, and two teams help.", answers=sent.id), at=AT + timedelta(minutes=9))
    assert len(inbox_of(office)) == 2


def test_whoever_answers_reads_how_much_of_it_is_not_printed(office: Installation) -> None:
    ask(office, "1178")
    take(office, reply("More children came than left. Jayden Smithson aged 9 is one of them."))
    (said,) = thanks(office)
    assert "(PI 1178), 1 sentence is not printed for the public, as it may identify somebody" in said
    assert "still awaited" not in said
    assert "Jayden" not in said


def test_an_answer_of_which_nothing_is_printed_is_still_awaited(office: Installation) -> None:
    ask(office, "1178")
    take(office, reply("Jayden Smithson aged 9 came into care in June."))
    (said,) = thanks(office)
    assert "You wrote nothing else about it, so your commentary is still awaited." in said


def test_an_answer_below_the_form_alone_is_found_in_the_form(asked: Installation) -> None:
    book = load_workbook(BytesIO(form("")))
    book["Commentary"]["A8"].value = "More children came into care than left it."
    book.save(body := BytesIO())
    take(asked, reply("Attached.", files={"commentary.xlsx": body.getvalue()}))
    assert outcome(asked) == "commentary on PI 1178"


def test_a_blank_form_with_the_answer_in_the_mail_is_answered_by_the_mail(office: Installation) -> None:
    ask(office, "1178")
    take(office, reply(ANSWER, files={"commentary.xlsx": form("")}))
    assert len(inbox_of(office)) == 2
    assert outcome(office) == "commentary on PI 1178"


def test_a_file_that_is_refused_is_answered_by_the_cycle(asked: Installation) -> None:
    take(asked, reply("Attached.", files={"commentary.xlsx": b"no workbook"}))
    assert (list(inbox_of(asked)), outcome(asked), thanks(asked)) == (["commentary/commentary.xlsx"], "a form for commentary", [])


def test_a_head_of_service_who_agrees_needs_one_word(office: Installation) -> None:
    profile = office.folder / "councils" / COUNCIL / "profile.yaml"
    text = profile.read_text().replace("{remarks: commentary}", "{head_of_service: after the owner}")
    lead = "contact: children-in-care-data"
    profile.write_text(text.replace(f"{lead}}}", f"{lead}, head: head-of-safeguarding}}"))
    head = "head.safeguarding@dudley.example"
    queue_letter(office.restricted, f"post/{COUNCIL}/{KEY}", replace(letter(REQUEST, head, LetterKind.REQUEST), about=("1178",)))
    take(office, mail(head, "Hi Sam\n\nAgreed.\n\nThanks\nJo", answers=REQUEST, proven_by=HOST))
    ((_, body),) = inbox_of(office).items()
    sheet = load_workbook(BytesIO(body))["Commentary"]
    assert (sheet["E4"].value, sheet["E5"].value) == ("Head of service", "Agreed.")
    assert "(PI 1178): that you agree " in thanks(office)[0]


def test_the_quarter_of_an_answer_is_run(asked: Installation) -> None:
    ((_, found),) = take(asked, reply("Attached.", files={"commentary.xlsx": form()}))
    assert found
    assert (found.became, found.quarter) == ("taken", KEY)
    assert QUARTER == "2012-13 Q1"
