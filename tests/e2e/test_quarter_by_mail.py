"""Is a quarter called for, chased, explained, questioned, signed off and published by mail alone?

Northmoor is invented. Its people answer what they get through Exim and Dovecot; the officer decides about what waits, and nothing
else. The tests follow the quarter, so each begins where the one before ended. With KEEP_LETTERS_IN=FOLDER every letter is kept.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from shutil import copytree
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

import flows.read_mail
from flows.decide_mail import decide_mail
from flows.open_quarter import open_quarter
from flows.record_mail import THROW_AWAY
from flows.release import release
from flows.send_draft import send_draft
from flows.step_up import step_up
from quarterly.correspondence.outcomes import Why
from tests.e2e.mail_servers import running_or_skipped
from tests.e2e.moved_clock import MovedClock
from tests.e2e.office_by_mail import (
    COUNCIL,
    DIRECTOR,
    DOMAIN,
    OFFICER,
    PEOPLE,
    QUARTER,
    Answers,
    OfficeByMail,
    enclosed,
    filled,
    text_of,
)
from tests.prefect_for_flows import prefect_for_flows

HERE = Path(__file__).parent
WORDS = "Four moves were planned.\n\nA second home is being recruited; the first panel is on 12 November."
IN_THE_FORM: Answers = {
    "D1": {
        "Why": "Two posts were vacant in August.",
        "What is being done": "Both are filled since September.",
        "By whom": "Team manager",
        "By when": "30 November 2026",
    }
}
KILLED = "from tests.e2e.killed_looks import looks_killed_at_each_write; looks_killed_at_each_write()"


@pytest.fixture(scope="module")
def northmoor(tmp_path_factory: pytest.TempPathFactory, run_folder: Path) -> Iterator[OfficeByMail]:
    """Northmoor on the first working day after the quarter, with its mail servers."""
    folder = tmp_path_factory.mktemp("northmoor")
    copytree(HERE / COUNCIL, folder / "councils" / COUNCIL)
    (folder / "inbox").mkdir()
    with running_or_skipped(DOMAIN, PEOPLE) as servers, pytest.MonkeyPatch.context() as patch:
        office = OfficeByMail(folder, servers, MovedClock(patch, datetime(2026, 10, 1, 8, tzinfo=UTC)))
        # No worker is here: the cycle that a look starts is run by the test, in this process.
        patch.setattr(flows.read_mail, "start_cycle", office.note_started)
        with prefect_for_flows(tmp_path_factory.mktemp("prefect"), run_folder):
            yield office


@pytest.fixture
def office(northmoor: OfficeByMail, monkeypatch: pytest.MonkeyPatch) -> OfficeByMail:
    """Northmoor with its settings."""
    monkeypatch.chdir(northmoor.folder)
    for name, value in northmoor.settings().items():
        monkeypatch.setenv(name, value)
    return northmoor


def test_each_service_is_sent_its_workbook_on_the_day_of_the_call(office: OfficeByMail) -> None:
    assert open_quarter(return_state=True).message == "Northmoor 2026-27 Q2: 3 letters."
    for name, service in (("care.data", "Children in care"), ("door.data", "Front door")):
        call = office.newest(name, "call")
        assert call["Subject"].strip().startswith("Action by Thursday 15 October: ")
        assert service in call["Subject"]


def test_an_automatic_reply_needs_nothing_of_anybody(office: OfficeByMail) -> None:
    automatic = [("Auto-Submitted", "auto-replied")]
    office.write("door.data", "I am on leave until Monday.", answers=office.newest("door.data", "call"), headers=automatic)
    assert office.look().message == "1 mail noted."
    assert office.became() == ["an automatic reply of: Data lead for the front door"]


def test_a_return_is_answered_with_what_is_critical_in_it(office: OfficeByMail) -> None:
    office.clock.set("2026-10-05", 9)
    call = office.newest("care.data", "call")
    name, form = enclosed(call)
    wrong: Answers = {"C1": {"Numerator": 42, "Denominator": 381, "Actual": 11.0}, "C2": {"Numerator": 270, "Denominator": 250}}
    office.write("care.data", "Here is our return.", answers=call, files={name: filled(form, wrong)})
    assert office.look().name == "AwaitingSignOff"
    assert "put right what is critical" in text_of(office.newest("care.data", "return"))
    assert "The numerator 270 of C2 is larger than its denominator 250." in text_of(office.newest("care.data", "return"))


def test_the_corrected_rows_settle_it(office: OfficeByMail) -> None:
    office.clock.set("2026-10-06", 9)
    _, form = enclosed(office.newest("care.data", "call"))
    right: Answers = {"C2": {"Numerator": 250, "Denominator": 270, "Comment": "The two figures were exchanged."}}
    office.write(
        "care.data", "Sorry.", answers=office.newest("care.data", "return"), files={"corrected.xlsx": filled(form, right)}
    )
    office.look()
    assert "What is critical" not in text_of(office.newest("care.data", "return"))
    assert office.newest("care.data", "return")["Subject"].strip().startswith("For information: ")


def test_the_officers_cover_workbook_is_told_by_its_sheets(office: OfficeByMail) -> None:
    call = office.newest("performance", "call")
    name, form = enclosed(call)
    book, saved = load_workbook(BytesIO(form)), BytesIO()
    book["Recommendations"].append(["That the Committee asks for an update on placements."])
    book.save(saved)
    office.write("performance", "", answers=call, files={name: saved.getvalue()})
    office.look()
    assert office.became()[-1] == "1 file of Cover report"
    assert f"cover/{name}" in office.inbox()


def test_who_owes_a_return_is_reminded_and_then_their_deputy(office: OfficeByMail) -> None:
    for day, reminded, deputy in (
        ("2026-10-14", 1, 0),  # the working day before
        ("2026-10-15", 1, 0),
        ("2026-10-16", 2, 0),
        ("2026-10-17", 2, 0),  # a Saturday
        ("2026-10-19", 3, 1),
    ):
        office.chase_on(day)
        office.chase_on(day)  # a second time on the same day
        found = [len(office.all_to(name, "reminder")) for name in ("door.data", "analyst")]
        assert found == [reminded, deputy], day
    assert "The return of Front door" in text_of(office.newest("analyst", "reminder"))
    assert "Overdue: " in text_of(office.newest("performance", "officer"))


def test_what_is_owed_for_long_goes_to_the_head_on_the_officers_word(office: OfficeByMail) -> None:
    office.chase_on("2026-10-20")
    assert "Front door: 1 thing overdue, to the head of social care" in text_of(office.newest("performance", "officer"))
    assert office.all_to("head.social.care", "reminder") == []
    assert step_up(COUNCIL, QUARTER, "Front door", OFFICER, return_state=True).is_completed()
    (told,) = office.all_to("head.social.care", "reminder")
    assert "The return of Front door" in text_of(told)


def test_a_return_that_answers_the_wrong_letter_is_taken_for_the_service_that_it_names(office: OfficeByMail) -> None:
    name, form = enclosed(office.newest("door.data", "call"))
    figures: Answers = {"D1": {"Numerator": 398, "Denominator": 471}, "D2": {"Numerator": 95, "Denominator": 489}}
    # The deputy answers the letter about the other service's return, which a colleague passed on.
    wrong = office.newest("care.data", "return")
    office.write("analyst", "Our return.", answers=wrong, files={name: filled(form, figures)})
    office.look()
    assert office.became()[-1] == "1 file of Front door"
    assert f"front-door/{name}" in office.inbox()
    office.chase_on("2026-10-27")
    assert len(office.all_to("door.data", "reminder")) == 3
    for owner in ("head.care", "head.door"):  # whose commentary is due the day after
        assert office.newest(owner, "request")["Subject"].strip().startswith("Action by Wednesday 28 October: ")
        assert len(office.all_to(owner, "reminder")) == 1


def test_looks_that_are_killed_do_everything_once(office: OfficeByMail) -> None:
    office.clock.set("2026-10-28", 9)
    office.write("head.care", WORDS, answers=office.newest("head.care", "request"))
    request = office.newest("head.door", "request")
    name, form = enclosed(request)
    office.write("head.door", "Attached.", answers=request, files={name: filled(form, IN_THE_FORM)})
    away = [("X-Auto-Response-Suppress", "All")]
    office.write("head.social.care", "I am out of the office.", answers=request, headers=away)
    root = {**os.environ, "PYTHONPATH": str(HERE.parent.parent)}
    killed = subprocess.run(
        [sys.executable, "-c", KILLED], env=root, cwd=office.folder, check=True, capture_output=True, text=True
    )
    assert int(killed.stdout) > 5
    assert sorted(office.became()[-3:]) == [
        "an automatic reply of: Head of social care",
        "commentary on C1",
        "commentary on D1",
    ]
    assert sum(path.startswith("commentary/") for path in office.inbox()) == 2
    office.look()
    assert [len(office.all_to(owner, "thanks")) for owner in ("head.care", "head.door")] == [1, 1]


def test_the_head_of_service_agrees_in_one_word(office: OfficeByMail) -> None:
    office.clock.set("2026-10-29", 9)
    office.write(
        "head.social.care", "Agreed.\n\nRegards\nSent from my iPhone", answers=office.newest("head.social.care", "request")
    )
    office.look()
    assert office.became()[-1] == "commentary on D1 and C1"
    office.chase_on("2026-10-30")
    assert "Head of social care" not in text_of(office.newest("performance", "officer"))


def test_a_draft_that_cannot_be_delivered_waits_for_the_officer(office: OfficeByMail) -> None:
    assert send_draft(COUNCIL, QUARTER, return_state=True).is_completed()
    office.arrives()  # what Exim sends back
    office.look()
    assert office.became()[-1] == Why.BOUNCE
    assert decide_mail(COUNCIL, QUARTER, office.waiting()[Why.BOUNCE], THROW_AWAY, OFFICER, return_state=True).is_completed()


def test_a_question_about_the_draft_goes_to_its_owner_and_is_answered(office: OfficeByMail) -> None:
    office.write(
        "scrutiny", "D2: What is behind the fall in re-referrals?\n\nThanks", answers=office.newest("scrutiny", "challenge")
    )
    office.look()
    assert "your question on Re-referrals within 12 months (D2)" in text_of(office.newest("scrutiny", "thanks"))
    office.clock.set("2026-11-02", 9)
    office.write("head.door", "Families keep one worker from the first visit on.", answers=office.newest("head.door", "ask"))
    office.look()
    office.write("head.social.care", "agreed", answers=office.newest("head.social.care", "request"))
    office.look()
    assert office.became()[-2:] == ["commentary on D2", "commentary on D2"]


def test_an_approval_from_another_address_waits(office: OfficeByMail) -> None:
    office.clock.set("2026-11-03", 9)
    request = office.newest("director", "sign-off")
    office.write("somebody@elsewhere.example", "Approved.", answers=request, is_logged_in=False)
    office.write("director@northmoor.example", "Approved.", answers=request, is_logged_in=False)  # the right one, not proven
    office.write("director.office", "Approved.", answers=request)  # who sends for the director, and signs nothing
    assert office.look().name == "Completed"
    assert set(office.waiting()) == {Why.SENDER_UNKNOWN, Why.SENDER_NOT_PROVEN, Why.NOT_ASKED}
    assert "sign-off" not in office.acts()


def test_an_approval_from_the_right_address_counts_and_is_confirmed(office: OfficeByMail) -> None:
    office.write("director", "Approved.\n\nRegards", answers=office.newest("director", "sign-off"))
    assert office.look().name == "AwaitingRelease"
    assert office.became()[-1] == f"an approval of pack {office.pack()} by: {DIRECTOR}"
    assert "withdraw approval" in text_of(office.newest("director", "thanks"))
    asked = [text_of(each) for each in office.all_to("performance", "release")]
    assert [office.pack() in each for each in asked] == [False] * (len(asked) - 1) + [True]  # not before it was signed off
    assert all("Look first at" in each for each in asked[:-1])  # drafts that something held back
    for name in office.waiting().values():
        assert decide_mail(COUNCIL, QUARTER, name, THROW_AWAY, OFFICER, return_state=True).is_completed()


def test_what_is_released_goes_to_democratic_services_first(office: OfficeByMail) -> None:
    assert release(COUNCIL, QUARTER, office.pack(), OFFICER, return_state=True).name == "WithDemocraticServices"
    for name in ("performance", "clerk"):
        _, packed = enclosed(office.newest(name, "democratic"), ".zip")
        assert "cover-report.docx" in ZipFile(BytesIO(packed)).namelist()
    assert office.published() == 0


def test_the_report_is_published_with_its_agenda(office: OfficeByMail) -> None:
    office.clock.set("2026-11-09", 9)
    text = "The agenda is published: https://democracy.northmoor.example/agenda"
    office.write("clerk", text, answers=office.newest("clerk", "democratic"))
    assert office.look().name == "Published"
    assert office.published() == 1


def test_nothing_is_left_over(office: OfficeByMail) -> None:
    assert office.waiting() == {}
    assert "" not in office.became()
    assert len(office.became()) == office.servers.arrived()
    office.chase_on("2026-11-10")
    assert "Nothing is awaited" in text_of(office.newest("performance", "officer"))
