"""What does `quarterly mail` list, show and do?"""

import os
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner, Result

from adapters.mail.decided_mail import decide_all
from adapters.mail.intake import Intake, Message
from adapters.mail.queue import queue_letter
from adapters.mail.stored_mail import mails_of
from cli.app import app
from quarterly.commentary.letters import LetterKind
from quarterly.correspondence.tokens import reply_token
from tests.adapters.mail.conftest import HOST, RETURN, inbox_of, letter, office
from tests.installation import COUNCIL, KEY, LAC, QUARTER, Installation, indicator_return
from tests.mails import mail

__all__ = ["office"]  # a fixture
GOOD = indicator_return("children-in-care", [LAC])
AT = datetime(2012, 7, 3, 9, tzinfo=UTC)
OFFICER = "Corporate performance officer"
STRANGER = "colleague@elsewhere.example"


def received(office: Installation, sender: str = STRANGER, **more: object) -> str:
    """Have a mail arrive, and return its name."""
    given = {"answers": RETURN, "files": {"return.xlsx": GOOD}, "subject": "My return"} | more
    body = mail(sender, "Here it is.", **given)  # type: ignore[arg-type]
    Intake(office.restricted, []).file(Message(body=body, at=AT, is_from_mailbox=True))
    decide_all(office.restricted, AT)
    (filed, _), *_ = mails_of(office.restricted, COUNCIL, KEY)
    return filed.mail.id[:12]


def run(*more: str) -> Result:
    return CliRunner(env={"COLUMNS": "250"}).invoke(app, ["mail", COUNCIL, QUARTER, *more])


def test_what_waits_is_listed_with_why_and_what_to_do(office: Installation) -> None:
    name = received(office)
    assert run().stdout.splitlines() == [
        f"{name}  3 July 2012 at 10:00, from: {STRANGER}",
        "  It waits because its sender is no contact of the profile. Take it in if you know them. If they will write again, add "
        "them to the contacts, as deputy or under sends_for.",
    ]


def test_a_look_reads_what_was_saved_and_runs_what_got_something(office: Installation) -> None:
    for folder in ("mail", f"{KEY}/children-in-care"):
        path = office.folder / "inbox" / COUNCIL / folder / "saved.eml"
        path.parent.mkdir(parents=True)
        path.write_bytes(mail(STRANGER, folder, files={"return.xlsx": GOOD}))
        os.utime(path, (AT.timestamp(), AT.timestamp()))
    lines = run("--look").stdout.splitlines()
    assert lines[0] == "1 mail taken in, 1 mail set aside."
    assert lines[1].startswith("Run the cycle now: quarterly run")
    assert lines[2].endswith(f"from: {STRANGER}")
    assert run("--look").stdout.splitlines()[0] == "No new mail."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Approved.", "Taken in, it counts as an approval of pack 0123456789ab by: Director."),
        (
            "Approved subject to legal.",
            "It says more or other than “approved”, or brings a file: read it first. "
            "Taken in, it counts as an approval of pack 0123456789ab by: Director.",
        ),
        ("Not approved.", "Taken in, it counts as a refusal of pack 0123456789ab by: Director."),
        ("I cannot approve it yet, I am afraid.", "Taken in, it counts as a refusal of pack 0123456789ab by: Director."),
        (
            "Table 3 is wrong, so it is not approved.",
            "It cannot be taken in as an approval of pack 0123456789ab by: Director, as it does not say so or may refuse it.",
        ),
    ],
)
def test_what_taking_in_does_to_a_sign_off_is_said_before(office: Installation, text: str, expected: str) -> None:
    request = replace(letter("sign-off-1f2e", kind=LetterKind.SIGN_OFF), asks=("0123456789ab", "Director"))
    queue_letter(office.restricted, f"post/{COUNCIL}/{KEY}", request)
    body = mail(STRANGER, text, answers=request.id)
    Intake(office.restricted, []).file(Message(body=body, at=AT, is_from_mailbox=True))
    decide_all(office.restricted, AT)
    assert run().stdout.splitlines()[-1] == f"  {expected}"


def test_an_approval_from_another_role_is_told_from_the_roles_own(office: Installation) -> None:
    request = replace(letter("sign-off-1f2e", kind=LetterKind.SIGN_OFF), asks=("0123456789ab", "Director"))
    queue_letter(office.restricted, f"post/{COUNCIL}/{KEY}", request)
    body = mail("head.children-in-care@dudley.example", "Approved.", answers=request.id)
    Intake(office.restricted, []).file(Message(body=body, at=AT, is_from_mailbox=True))
    decide_all(office.restricted, AT)
    assert (
        run().stdout.splitlines()[-1].startswith("  It is not from the address of: Director. Taken in, it counts as an approval")
    )


def test_where_nothing_waits_it_says_so(office: Installation) -> None:
    assert run().stdout == f"No mail of {QUARTER} waits for you.\n"


def test_a_bounce_says_who_cannot_be_reached(office: Installation) -> None:
    sent = letter("request-2f3c", "head.children-in-care@dudley.example")
    queue_letter(office.restricted, f"post/{COUNCIL}/{KEY}", sent)
    headers = [("Return-Path", "<>")]
    received(office, "MAILER-DAEMON@mx.example", answers=sent.id, files={}, headers=headers)
    assert "The letter to: Head of children in care came back. Correct the mail address in profile.yaml" in run().stdout


def test_a_mail_is_shown_with_what_was_written_and_its_files(office: Installation) -> None:
    shown = run(received(office)).stdout
    assert f"From:\n{STRANGER}" in shown
    assert "Subject:\nMy return" in shown
    assert f"Files:\nreturn.xlsx ({len(GOOD):,} bytes)" in shown
    assert "Above the quoted letter:\nHere it is." in shown


def test_a_mail_that_is_taken_in_counts(office: Installation) -> None:
    found = run(received(office), "--take-in", "--by", OFFICER)
    assert found.stdout.startswith(f"Taken in: 1 file of Children in care, {QUARTER}.\nRun the cycle now: quarterly run")
    assert inbox_of(office) == {"children-in-care/return.xlsx": GOOD}
    assert run().stdout == f"No mail of {QUARTER} waits for you.\n"


def test_a_mail_that_answers_no_letter_is_taken_in_with_the_token_of_one(office: Installation) -> None:
    name = received(office, answers="", files={"return.pdf": b"%PDF"})
    assert "answers no letter" in run(name, "--take-in", "--by", OFFICER).output
    assert run(name, "--take-in", "--by", OFFICER, "--letter", reply_token(RETURN)).exit_code == 0
    assert inbox_of(office) == {"children-in-care/return.pdf": b"%PDF"}


def test_a_mail_is_taken_in_with_the_token_of_a_letter_of_another_quarter_than_it_was_filed_under(office: Installation) -> None:
    name, earlier = received(office, answers="", files={"return.pdf": b"%PDF"}), "return-children-in-care-aa2e3d4c5b6a7988"
    queue_letter(office.restricted, f"post/{COUNCIL}/2011-12-q4", letter(earlier))
    found = run(name, "--take-in", "--by", OFFICER, "--letter", reply_token(earlier))
    assert found.stdout.startswith("Taken in: 1 file of Children in care, 2011-12 Q4."), found.output
    assert inbox_of(office, "2011-12-q4") == {"children-in-care/return.pdf": b"%PDF"}
    assert run().stdout == f"No mail of {QUARTER} waits for you.\n"


def test_of_a_mail_that_is_thrown_away_only_that_it_came_is_left(office: Installation) -> None:
    assert run(received(office), "--throw-away", "--by", OFFICER).stdout == "Thrown away.\n"
    keys = [entry.key for entry in office.restricted.list(f"mail/{COUNCIL}")]
    assert [key.rpartition("/")[2] for key in keys] == ["mail.json", "outcome.json"]
    stored = office.restricted.read(keys[0]).decode()
    assert "Here it is" not in stored
    assert "My return" not in stored
    history = CliRunner(env={"COLUMNS": "250"}).invoke(app, ["history", COUNCIL, QUARTER, "--format", "json"]).stdout
    assert "threw away a mail" in history


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--take-in", "--by", OFFICER], "No mail that waits has this name alone. There are: "),
        (["--take-in"], "Give the mail, --by with your role"),
        (["--take-in", "--throw-away", "--by", OFFICER], "either --take-in or --throw-away"),
        (["--take-in", "--by", "Jane Doe"], "never a person's name"),
        (["--take-in", "--by", OFFICER, "--letter", "0000000"], "No letter of this council has that token."),
    ],
)
def test_what_is_typed_wrongly_changes_nothing(office: Installation, more: list[str], said: str) -> None:
    name = received(office)
    found = run("ffffffffffff" if "No mail" in said else name, *more)
    assert found.exit_code == 2
    assert said in found.output
    assert inbox_of(office) == {}


def test_history_says_what_came_and_what_became_of_it(office: Installation) -> None:
    care = "children-in-care.data@dudley.example"
    received(office, care, proven_by=HOST)
    received(office)
    history = CliRunner(env={"COLUMNS": "250"}).invoke(app, ["history", COUNCIL, QUARTER, "--format", "json"]).stdout
    assert '"who": "Data lead for children in care"' in history
    assert "answered by mail: 1 file of Children in care" in history
    assert "sent a mail that waits: its sender is no contact of the profile" in history
    assert "elsewhere.example" not in history
