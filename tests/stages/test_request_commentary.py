"""Stage 4: does each owner get one request, are replies read, and are letters sent?"""

import email
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from openpyxl import load_workbook

from tasks import request_commentary as stage
from tests.installation import LAC, LEAVERS, Installation, indicator_return, own_council
from tests.stages.chain import Chain

SERVICE = "children-in-care"
UNEXPLAINED: list[list[Any]] = [[*LAC[:6], None], [*LEAVERS[:6], None]]


def requests(installation: Installation) -> list[dict[str, Any]]:
    return [letter for letter in installation.letters() if letter["kind"] == "request"]


@pytest.fixture
def unexplained(installation: Installation) -> Installation:
    """An installation with two indicators of one owner off target without commentary."""
    installation.send(SERVICE, indicator_return(SERVICE, UNEXPLAINED))
    return installation


def test_an_owner_gets_one_request_for_all_that_is_off_target(unexplained: Installation) -> None:
    Chain().asked()
    assert [(r["to"], r["about"]) for r in requests(unexplained)] == [("head.children-in-care@dudley.example", ["1178", "1180"])]


def on(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """Set the clock of the stage."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Clock":
            return cls.fromtimestamp(moment.timestamp(), tz)

    monkeypatch.setattr(stage, "datetime", Clock)


def asks_for(installation: Installation, day: str) -> bool:
    (letter,) = requests(installation)
    return f"What to do by {day}: Fill in the attached workbook" in " ".join(letter["text"].split())


def test_an_owners_days_begin_on_londons_day(unexplained: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    on(monkeypatch, datetime(2012, 7, 8, 23, 30, tzinfo=UTC))  # in London it is Monday
    Chain().asked()
    assert asks_for(unexplained, "Monday 16 July 2012")


def test_an_owner_answers_by_the_day_of_the_councils_calendar(
    unexplained: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calendar = """calendar:
  meetings: {2012-13 Q1: 2012-09-20}
  steps: [{what: Commentary written, who: Owners, working_days_before: 10}]
  closed: [2012-08-30]

gates:
"""
    folder = own_council(tmp_path / "councils/dudley", [("profile.yaml", "gates:\n", calendar)])
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(folder.parent))
    on(monkeypatch, datetime(2012, 8, 1, 9, tzinfo=UTC))
    Chain().asked()
    assert asks_for(unexplained, "Tuesday 28 August 2012")  # publication is on 12 September; 27 and 30 August do not count


def test_an_owner_is_asked_once(unexplained: Installation) -> None:
    Chain().asked()
    Chain().asked()
    assert len(requests(unexplained)) == 1


def test_what_carries_a_comment_is_not_asked_about(installation: Installation) -> None:
    installation.send(SERVICE, indicator_return(SERVICE, [LAC, LEAVERS]))
    assert (Chain().asked()[1].awaited, requests(installation)) == ({}, [])


def test_the_form_shows_what_has_to_be_explained(unexplained: Installation) -> None:
    Chain().asked()
    form = unexplained.restricted.read(requests(unexplained)[0]["attachments"][0]["key"])
    row = next(row for row in load_workbook(BytesIO(form))["Commentary"].iter_rows(values_only=True) if row[0] == "PI 1178")
    figures = ("104.9 (30 June)", "98.8", "6.2% worse", "On target, lower half")
    assert row[:6] == ("PI 1178", "Number of LAC per 10k of the child population", *figures)


def test_a_reply_on_the_form_is_picked_up(unexplained: Installation) -> None:
    Chain().asked()
    reply(unexplained, "PI 1178", "Two more teams work on going home.")
    assert sum(Chain().asked()[1].awaited.values()) == 1


def test_an_owner_is_asked_again_when_the_rating_changes_and_sees_both_figures(unexplained: Installation) -> None:
    Chain().asked()
    reply(unexplained, "PI 1178", "More came than left.")
    assert sum(Chain().asked()[1].awaited.values()) == 1
    unexplained.send(SERVICE, indicator_return(SERVICE, [["1178", None, None, None, 118.2, 98.8, None]]), "fix.xlsx", hour=14)
    assert sum(Chain().asked()[1].awaited.values()) == 2
    again = next(each for each in requests(unexplained) if each["subject"].startswith("commentary again on "))
    (sheet,) = load_workbook(BytesIO(unexplained.restricted.read(again["attachments"][0]["key"]))).worksheets
    assert [cell.value for cell in sheet[4]][2:4] == ["Actual", "It was"]
    assert [cell.value for cell in sheet[5]][2:4] == ["118.2 (30 June)", "104.9 (30 June)"]
    assert len(requests(unexplained)) == len({each["id"] for each in requests(unexplained)}) == 2
    Chain().asked()
    assert len(requests(unexplained)) == 2


def test_a_figure_that_moves_a_little_asks_nobody_again(unexplained: Installation) -> None:
    Chain().asked()
    unexplained.send(SERVICE, indicator_return(SERVICE, [["1178", None, None, None, 104.8, 98.8, None]]), "fix.xlsx", hour=14)
    Chain().asked()
    assert len(requests(unexplained)) == 1


NOTES = [("profile.yaml", "commentary: {remarks: commentary}", "commentary: {remarks: note, head_of_service: after the owner}")]


def with_heads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have remarks be notes, and the head of safeguarding answer after the owners of children in care."""
    head = ("profile.yaml", "contact: children-in-care-data}", "contact: children-in-care-data, head: head-of-safeguarding}")
    folder = own_council(tmp_path / "councils/dudley", [*NOTES, head])
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(folder.parent))


def test_the_owner_is_asked_though_the_data_lead_remarked_and_sees_the_remark(
    installation: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_heads(tmp_path, monkeypatch)
    installation.send(SERVICE, indicator_return(SERVICE, [[*LAC[:6], "Slightly down."]]))
    Chain().asked()
    (asked,) = requests(installation)
    (sheet,) = load_workbook(BytesIO(installation.restricted.read(asked["attachments"][0]["key"]))).worksheets
    assert ("Remark in the return", "Slightly down.") in [
        (head.value, cell.value) for head, cell in zip(sheet[4], sheet[5], strict=True)
    ]


def test_the_head_of_service_answers_after_the_owner(
    installation: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_heads(tmp_path, monkeypatch)
    installation.send(SERVICE, indicator_return(SERVICE, [LAC]))
    Chain().asked()
    reply(installation, "PI 1178", "Going home is worked on in every team.")
    assert Chain().asked()[1].awaited == {"head-of-safeguarding": 1}
    to_head = next(each for each in requests(installation) if each["to"] == "head.safeguarding@dudley.example")
    book = load_workbook(BytesIO(installation.restricted.read(to_head["attachments"][0]["key"])))
    headings = [cell.value for cell in book["Commentary"][4]]
    assert book["Commentary"].cell(5, headings.index("Why") + 1).value == "Going home is worked on in every team."
    book["Commentary"].cell(5, headings.index("Head of service") + 1).value = "Two posts are agreed."
    book.save(filled := BytesIO())
    installation.send("commentary", filled.getvalue(), "head.xlsx", hour=13)
    assert Chain().asked()[1].awaited == {}
    Chain().published()
    printed = b"Going home is worked on in every team. The head of service adds: Two posts are agreed."
    assert printed in installation.released(installation.public)["report.html"]


def test_a_reply_reaches_the_report(unexplained: Installation) -> None:
    Chain().asked()
    reply(unexplained, "PI 1178", "Going home is worked on in every team.")
    Chain().published()
    assert b"Going home is worked on in every team." in unexplained.released(unexplained.public)["report.html"]


def test_without_a_reply_the_report_says_that_it_is_awaited(unexplained: Installation) -> None:
    Chain().published()
    assert b"Commentary awaited." in unexplained.released(unexplained.public)["report.html"]


def reply(installation: Installation, indicator: str, text: str) -> None:
    """Fill in the workbook an owner was sent and put it into the inbox."""
    book = load_workbook(BytesIO(installation.restricted.read(requests(installation)[0]["attachments"][0]["key"])))
    for row in book["Commentary"].iter_rows():
        if row[0].value == indicator:
            row[[cell.value for cell in book["Commentary"][4]].index("Why")].value = text
    filled = BytesIO()
    book.save(filled)
    installation.send("commentary", filled.getvalue(), "reply.xlsx", hour=12)


def test_without_a_mail_server_letters_are_files_in_the_outbox(unexplained: Installation) -> None:
    Chain().asked()
    letters = sorted(path.name.partition("-")[0] for path in (unexplained.folder / "outbox/dudley/2012-13-q1").iterdir())
    assert letters == ["request", "return"]


def test_a_letter_in_the_outbox_opens_as_mail_with_its_workbook(unexplained: Installation) -> None:
    Chain().asked()
    (path,) = Path(unexplained.folder / "outbox/dudley/2012-13-q1").glob("request-*.eml")
    mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert [part.get_filename() for part in mail.iter_attachments()] == ["commentary-2012-13-q1.xlsx"]


class Inbox:
    """The messages that a mail server has received."""

    def __init__(self) -> None:
        self.received: list[EmailMessage] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 the library's name
        self.received.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 taken"


@pytest.fixture
def mail_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Inbox]:
    """A real SMTP server, used by the settings."""
    inbox = Inbox()
    server = Controller(inbox, hostname="127.0.0.1", port=free_port())
    server.start()
    monkeypatch.setenv("QUARTERLY_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("QUARTERLY_MAIL_FROM", "performance@dudley.example")
    monkeypatch.setenv("QUARTERLY_SMTP_PORT", str(server.port))
    yield inbox
    server.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_letters_go_out_by_smtp(unexplained: Installation, mail_server: Inbox) -> None:
    Chain().asked()
    assert sorted(mail["To"] for mail in mail_server.received) == [
        "children-in-care.data@dudley.example",
        "head.children-in-care@dudley.example",
    ]


def test_an_answer_to_a_letter_goes_to_the_performance_officer(unexplained: Installation, mail_server: Inbox) -> None:
    Chain().asked()
    assert {mail["Reply-To"] for mail in mail_server.received} == {"performance@dudley.example"}


def test_a_letter_is_sent_once(unexplained: Installation, mail_server: Inbox) -> None:
    Chain().asked()
    assert (Chain().asked()[1].posted, len(mail_server.received)) == (0, 2)


def test_of_a_letter_that_was_sent_the_post_keeps_the_letter_and_when(unexplained: Installation, mail_server: Inbox) -> None:
    Chain().asked()
    kept = sorted(entry.key.rpartition("/")[2] for entry in unexplained.restricted.list("post") if "/forms/" not in entry.key)
    assert kept == ["letter.json", "letter.json", "sent.json", "sent.json"]


def test_a_mail_server_that_is_down_is_no_ones_fault_and_loses_nothing(
    unexplained: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUARTERLY_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("QUARTERLY_MAIL_FROM", "performance@dudley.example")
    monkeypatch.setenv("QUARTERLY_SMTP_PORT", str(free_port()))
    round_ = Chain().asked()[1]
    assert (round_.posted, round_.unsent) == (0, 2)
    assert round_.describe().endswith("2 messages not sent, as the mail server does not answer")
    monkeypatch.delenv("QUARTERLY_SMTP_HOST")
    assert Chain().asked()[1].posted == 2


def test_a_letter_keeps_its_message_id_when_sent_again(unexplained: Installation, mail_server: Inbox) -> None:
    Chain().asked()
    for entry in unexplained.restricted.list("post"):
        if entry.key.endswith("/sent.json"):
            unexplained.restricted.delete(entry.key)  # as if killed between sending and recording it
    Chain().asked()
    assert len(mail_server.received) == 4
    assert len({mail["Message-ID"] for mail in mail_server.received}) == 2
