"""Asking about an indicator, editing a reply, and sending a draft to be questioned: what is recorded, and what follows."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from adapters.audit import events_of
from adapters.challenge import send_for_challenge
from adapters.commentary_round import last_round
from adapters.cycle_context import CycleContext
from adapters.drafts import save_draft
from adapters.mail.queue import letters
from flows.form_checks import opened
from flows.record_ask import AskForm, record_ask
from flows.record_edit import EditForm, record_edit
from quarterly.commentary.letters import Letter, LetterKind
from quarterly.publishing.drafts import Draft
from quarterly.vocabulary.errors import MustNotBeStored, SetupError
from tasks.today import today
from tests.installation import COUNCIL, KEY, QUARTER, Installation, indicator_return, own_council
from tests.stages.chain import Chain

OFFICER, CARE = "Corporate performance officer", "children-in-care"
GREEN: list[Any] = ["1178", None, None, None, 90, 98.8, None]
QUESTION = "Why did it fall so far below the target?"


def asked(question: str = QUESTION, indicator: str = "PI 1178", by_when: str = "", officer: str = OFFICER) -> Any:
    return record_ask(opened(COUNCIL, QUARTER), AskForm(indicator=indicator, question=question, by_when=by_when, officer=officer))


def requests(installation: Installation, kind: LetterKind = LetterKind.ASK) -> list[Letter]:
    return letters(installation.restricted, f"post/{COUNCIL}/{KEY}", f"{kind}-")


def filled(installation: Installation, letter: Letter, answer: str) -> bytes:
    book = load_workbook(BytesIO(installation.restricted.read(letter.attachments[0].key)))
    sheet = book["Commentary"]
    sheet.cell(5, [cell.value for cell in sheet[4]].index("Why") + 1).value = answer
    book.save(body := BytesIO())
    return body.getvalue()


@pytest.fixture
def on_target(installation: Installation) -> Installation:
    """An installation in which nothing is off target, after a run."""
    installation.send(CARE, indicator_return(CARE, [GREEN]))
    Chain().asked()
    return installation


def test_the_owner_of_an_indicator_on_target_is_asked_what_the_directorate_asks(on_target: Installation) -> None:
    asked()
    assert Chain().asked()[1].awaited == {"head-of-children-in-care": 1}
    (letter,) = requests(on_target)
    assert (letter.to, letter.about) == ("head.children-in-care@dudley.example", ("1178",))
    (sheet,) = load_workbook(BytesIO(on_target.restricted.read(letter.attachments[0].key))).worksheets
    headings = [cell.value for cell in sheet[4]]
    assert sheet.cell(5, headings.index("We are asked") + 1).value == QUESTION
    assert QUESTION not in letter.text


def test_a_question_is_sent_once_and_settled_by_the_answer_to_it(on_target: Installation) -> None:
    asked()
    Chain().asked()
    Chain().asked()
    (letter,) = requests(on_target)
    on_target.send("commentary", filled(on_target, letter, "Fewer came."), "reply.xlsx", hour=12)
    assert Chain().asked()[1].awaited == {}
    assert len(requests(on_target)) == 1


def test_a_question_holds_the_release_until_it_is_answered(on_target: Installation) -> None:
    asked()
    assert Chain().compiled().outstanding["commentary"] == 1


def test_the_public_does_not_read_that_the_directorate_has_asked(on_target: Installation) -> None:
    asked()
    Chain().published()
    assert b"Commentary awaited." not in on_target.released(on_target.public)["report.html"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"indicator": "PI 9999"}, "is no indicator of"),
        ({"question": "  "}, "The question is empty"),
        ({"question": "x" * 401}, "longer than 400 characters"),
        ({"by_when": "soon"}, "by when must be a day"),
        ({"by_when": "1 July 2012"}, "which is past"),
        ({"officer": "Jo Example"}, "never a person's name"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(installation: Installation, changes: dict[str, str], said: str) -> None:
    with pytest.raises(SetupError, match=said):
        asked(**changes)
    assert events_of(installation.restricted, COUNCIL, KEY) == ()


def test_a_question_about_a_child_is_refused_without_a_word_of_it(installation: Installation) -> None:
    with pytest.raises(MustNotBeStored) as error:
        asked("Why did Kayleigh Adams go home?")
    assert "Kayleigh" not in str(error.value)


def edited(wording: str, indicator: str = "PI 1178") -> Any:
    form = EditForm(indicator=indicator, wording=wording, reason="Agreed with the owner.", officer=OFFICER)
    return record_edit(opened(COUNCIL, QUARTER), form)


@pytest.fixture
def replied(installation: Installation) -> Installation:
    """An installation in which an owner has replied."""
    installation.send(CARE, indicator_return(CARE, [["1178", None, None, None, 104.9, 98.8, None]]))
    Chain().asked()
    (letter,) = requests(installation, LetterKind.REQUEST)
    installation.send("commentary", filled(installation, letter, "More came than we thought would."), "reply.xlsx", hour=12)
    Chain().asked()
    return installation


def test_a_reply_is_printed_in_the_officers_words_and_the_owners_are_kept(replied: Installation) -> None:
    edited("More children came than expected.")
    Chain().published()
    page = replied.released(replied.public)["report.html"]
    assert b"More children came than expected." in page
    assert b"More came than we thought would." not in page
    (kept,) = replied.restricted.list(f"archive/{COUNCIL}/{KEY}/commentary/files")
    sheet = load_workbook(BytesIO(replied.restricted.read(kept.key)))["Commentary"]
    assert "More came than we thought would." in [cell.value for cell in sheet[5]]


def test_what_is_edited_twice_is_still_the_same_reply(replied: Installation) -> None:
    edited("More children came than expected.")
    Chain().asked()
    edited("More children came than planned.")
    Chain().asked()
    assert last_round(opened(COUNCIL, QUARTER)).replies == {"1178": "More children came than planned."}


def test_the_owner_has_the_last_word(replied: Installation) -> None:
    edited("More children came than expected.")
    (letter,) = requests(replied, LetterKind.REQUEST)
    replied.send("commentary", filled(replied, letter, "Fewer left."), "again.xlsx", hour=13)
    Chain().asked()
    assert last_round(opened(COUNCIL, QUARTER)).replies == {"1178": "Fewer left."}


def test_what_no_owner_said_cannot_be_edited(replied: Installation) -> None:
    with pytest.raises(SetupError, match="No owner has replied about PI 1180"):
        edited("Other words.", "PI 1180")


def challenging(installation: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, domains: str = "[]") -> CycleContext:
    drafts = f"drafts: {{challenge: [head-of-safeguarding], restricted_for: {domains}}}\n\ngates:\n"
    folder = own_council(tmp_path / "councils/dudley", [("profile.yaml", "gates:\n", drafts)])
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(folder.parent))
    installation.send_all()
    pack = Chain().compiled()
    cycle = opened(COUNCIL, QUARTER)
    save_draft(cycle, Draft(pack.view, pack.folder))
    return cycle


def test_a_draft_goes_marked_and_once_to_whom_the_profile_names(
    installation: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cycle = challenging(installation, tmp_path, monkeypatch)
    assert send_for_challenge(cycle, today()) == ["Head of assessment and safeguarding"]
    send_for_challenge(cycle, today())
    (letter,) = requests(installation, LetterKind.CHALLENGE)
    report, sheet = letter.attachments
    assert letter.to == "head.safeguarding@dudley.example"
    assert "as the public will read it" in " ".join(letter.text.split())
    assert installation.restricted.read(report.key)[:5] == b"%PDF-"
    (questions,) = load_workbook(BytesIO(installation.restricted.read(sheet.key))).worksheets
    assert [cell.value for cell in questions[4]] == ["PI ref", "Indicator", "Your question"]
    assert questions.max_row == 4 + len(cycle.council.catalogue.indicators)


def test_the_draft_with_every_figure_goes_to_the_domains_that_the_profile_lists(
    installation: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cycle = challenging(installation, tmp_path, monkeypatch, "[dudley.example]")
    send_for_challenge(cycle, today())
    (letter,) = requests(installation, LetterKind.CHALLENGE)
    assert "with every figure" in letter.text


def test_without_readers_or_a_draft_nothing_is_sent(installation: Installation) -> None:
    with pytest.raises(SetupError, match="names nobody to question drafts"):
        send_for_challenge(opened(COUNCIL, QUARTER), today())
