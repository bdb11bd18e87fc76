"""Do the questions that come back with a draft reach the owners of the indicators?"""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from adapters.audit import events_of
from adapters.cycle_context import CycleContext
from adapters.mail.queue import letters, queue_letter
from adapters.workbook.questions import questions_workbook
from quarterly.commentary.letters import LetterKind
from quarterly.correspondence.outcomes import Why
from tests.adapters.mail.conftest import HOST, letter
from tests.adapters.mail.test_taking_in import take, why
from tests.installation import COUNCIL, KEY, QUARTER, Installation
from tests.mails import mail

READER = "head.safeguarding@dudley.example"
DRAFT = "challenge-0011223344556677"


@pytest.fixture
def sent(office: Installation) -> Installation:
    """The office after it has sent a draft to be questioned."""
    queue_letter(office.restricted, f"post/{COUNCIL}/{KEY}", letter(DRAFT, READER, LetterKind.CHALLENGE))
    return office


def reply(text: str, **more: object) -> bytes:
    return mail(READER, text, **{"answers": DRAFT, "proven_by": HOST} | more)  # type: ignore[arg-type]


def sheet(**questions: str) -> bytes:
    indicators = CycleContext.of(COUNCIL, QUARTER).council.catalogue.indicators
    book = load_workbook(BytesIO(questions_workbook("Questions", indicators)))
    for row in book["Questions"].iter_rows(min_row=5):
        row[2].value = questions.get(str(row[0].value).replace(" ", ""))
    book.save(body := BytesIO())
    return body.getvalue()


def asked(office: Installation) -> list[tuple[str, str, str]]:
    acts = [(event.by, event.commentary) for event in events_of(office.restricted, COUNCIL, KEY)]
    return sorted((by, each.indicator, each.text) for by, each in acts if each)


def test_each_question_of_a_sheet_is_asked_in_the_name_of_its_reader(sent: Installation) -> None:
    take(sent, reply("Attached.", files={"questions.xlsx": sheet(PI1178="Why so many?", PI1176="Since when?")}))
    role = "Head of assessment and safeguarding"
    assert asked(sent) == [(role, "1176", "Since when?"), (role, "1178", "Why so many?")]


def test_questions_in_the_mail_are_told_apart_by_their_references(sent: Installation) -> None:
    take(sent, reply("Hi Sam\n\nPI 1178: why so many?\nPI 1176: since when?\n\nRegards\nJo"))
    assert [(indicator, text) for _, indicator, text in asked(sent)] == [("1176", "since when?"), ("1178", "why so many?")]


def test_whoever_asked_is_thanked(sent: Installation) -> None:
    take(sent, reply("PI 1178: why are there so many?"))
    (thanks,) = letters(sent.restricted, f"post/{COUNCIL}/{KEY}", "thanks-")
    assert "(PI 1178) goes to its owner" in " ".join(thanks.text.split())


def test_a_reader_without_a_question_says_so(sent: Installation) -> None:
    ((_, outcome),) = take(sent, reply("Hi\n\nNo questions.\n\nThanks"))
    assert outcome
    assert (outcome.became, asked(sent)) == ("taken", [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I wonder about the visits in August.", Why.UNCLEAR),
        ("PI 1178: did Kayleigh Adams come home?", Why.PERSONAL_DATA),
        ("", Why.NOTHING_SAID),
    ],
)
def test_what_cannot_be_asked_waits_for_the_officer(sent: Installation, text: str, expected: Why) -> None:
    assert why(take(sent, reply(text))) is expected
    assert asked(sent) == []


def test_questions_beside_a_sheet_are_asked_too(sent: Installation) -> None:
    take(sent, reply("PI 1176: since when are there so many?", files={"questions.xlsx": sheet(PI1178="Why so many?")}))
    assert [indicator for _, indicator, _ in asked(sent)] == ["1176", "1178"]


def test_a_question_in_a_sheet_about_no_indicator_is_not_lost(sent: Installation) -> None:
    book = load_workbook(BytesIO(sheet(PI1178="Why so many?")))
    book["Questions"].append([None, None, "And what about the visits?"])
    book.save(body := BytesIO())
    assert why(take(sent, reply("Attached.", files={"questions.xlsx": body.getvalue()}))) is Why.UNCLEAR
    assert asked(sent) == []
