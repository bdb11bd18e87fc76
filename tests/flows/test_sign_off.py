"""Is a sign-off for exactly one pack, by the role in the profile, with a file as evidence?"""

import hashlib
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest
from prefect.client.schemas.objects import State

from adapters.audit import events_of
from adapters.drafts import last_draft, save_draft
from adapters.mail.deciding import decide
from adapters.mail.intake import Intake, Message
from adapters.mail.queue import letters, sent_letters
from adapters.mail.stored_mail import mails_of
from flows.form_checks import opened
from flows.sign_off import sign_off
from quarterly.commentary.letters import Letter, LetterKind, lowered
from quarterly.publishing.drafts import Draft
from tests.e2e.postgres import free_port
from tests.flows.officers import corrected, cycle, everything
from tests.installation import COUNCIL, KEY, QUARTER, Installation, own_council
from tests.mails import mail
from tests.snapshots import Snapshots

DIRECTOR = "Director of children's services"
AT = datetime(2012, 9, 3, 9, tzinfo=UTC)
MAIL = b"From: director@dudley.example\n\nAgreed.\n"


def prepared(installation: Installation) -> str:
    installation.send_all()
    installation.send_cover()
    installation.send("sign-off", MAIL, "agreed.eml")
    gate = f"gates:\n  sign_off: {DIRECTOR}\n"
    return str(own_council(installation.folder / COUNCIL, [("profile.yaml", "gates:\n", gate)]))


@pytest.fixture
def council(installation: Installation) -> str:
    """A council whose director signs off every report, with returns and the director's mail in the inbox."""
    return prepared(installation)


@pytest.fixture
def waiting(installation: Installation, snapshots: Snapshots) -> str:
    """Such a council after a run: its draft waits for the sign-off."""

    def make() -> None:
        assert cycle(prepared(installation)).name == "AwaitingSignOff"

    snapshots.restore("draft that waits for its sign-off", installation, make)
    return str(installation.folder / COUNCIL)


def signed(council: str, /, **changes: Any) -> State[Any]:
    form = {"council": council, "quarter": QUARTER, "pack": draft(council)[:12], "by": DIRECTOR, "evidence": "agreed.eml"}
    return sign_off(**{**form, **changes}, return_state=True)


def asked_for_sign_off(installation: Installation) -> list[Letter]:
    sent = sent_letters(installation.restricted, f"post/{COUNCIL}/{KEY}")
    return [letter for letter, _ in sent if letter.kind is LetterKind.SIGN_OFF]


def draft(council: str) -> str:
    found = last_draft(opened(council, QUARTER))
    return found.pack if found else "0" * 64


def test_a_report_waits_for_its_sign_off_and_names_the_pack(installation: Installation, council: str) -> None:
    state = cycle(council)
    assert state.name == "AwaitingSignOff"
    message = f"The report is ready; its sign-off by the role {DIRECTOR} is awaited, of pack {draft(council)[:12]}. The draft: "
    assert (state.message or "").startswith(message)
    assert installation.public.list("") == []


def test_who_signs_off_is_written_to_once_for_each_pack(installation: Installation, waiting: str) -> None:
    cycle(waiting)
    (asked,) = asked_for_sign_off(installation)
    assert (asked.to, asked.subject) == (
        "performance@dudley.example",  # the director is no contact of this council
        f"sign off the report for {QUARTER}",
    )
    corrected(installation)
    assert "They were asked today about a draft that has changed since" in str(cycle(waiting).message)
    assert len(asked_for_sign_off(installation)) == 1
    asked_the_day_before(installation, asked)
    cycle(waiting)
    assert len(asked_for_sign_off(installation)) == 2


def asked_the_day_before(installation: Installation, letter: Letter) -> None:
    key = f"post/{COUNCIL}/{KEY}/{letter.id}/sent.json"
    sent = json.loads(installation.restricted.read(key))
    earlier = datetime.fromisoformat(sent["at"]) - timedelta(days=1)
    installation.restricted.write(key, json.dumps({**sent, "at": earlier.isoformat()}).encode())


def test_nobody_is_asked_to_sign_off_a_draft_that_something_holds_back(installation: Installation, council: str) -> None:
    profile = Path(council) / "profile.yaml"
    profile.write_text(profile.read_text().replace("returns: accept", "returns: hold", 1))
    rmtree(installation.folder / "inbox" / COUNCIL / KEY / "safeguarding")
    state = cycle(council)
    assert state.name == "AwaitingSignOff"
    assert "It is asked for once what holds the draft back is put right" in str(state.message)
    assert asked_for_sign_off(installation) == []


def test_a_mail_server_that_is_down_does_not_keep_the_run_from_waiting(
    installation: Installation, council: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as away:
        away.setenv("QUARTERLY_SMTP_HOST", "127.0.0.1")
        away.setenv("QUARTERLY_MAIL_FROM", "performance@dudley.example")
        away.setenv("QUARTERLY_SMTP_PORT", str(free_port()))
        assert cycle(council).name == "AwaitingSignOff"
        assert asked_for_sign_off(installation) == []
    cycle(council)  # request_commentary sends what waits in the post
    assert len(asked_for_sign_off(installation)) == 1


def test_a_sign_off_publishes_and_keeps_its_evidence(installation: Installation, waiting: str) -> None:
    assert signed(waiting).name == "Published"
    (act,) = events_of(installation.restricted, COUNCIL, KEY)
    digest = hashlib.sha256(MAIL).hexdigest()
    assert (act.kind, act.by, act.evidence, act.evidence_digest) == ("sign-off", DIRECTOR, "agreed.eml", digest)
    assert installation.restricted.read(f"archive/{COUNCIL}/{KEY}/sign-off/files/{digest}") == MAIL


def test_what_the_evidence_claims_is_recorded(installation: Installation, council: str) -> None:
    profile = Path(council) / "profile.yaml"
    director = f"contacts:\n  director: {{role: {DIRECTOR}, email: director@dudley.example}}\n"
    profile.write_text(profile.read_text().replace("contacts:\n", director))
    cycle(council)
    installation.send("sign-off", f"From: director@dudley.example\n\nPack {draft(council)[:12]}: agreed.".encode(), "named.eml")
    signed(council, evidence="named.eml")
    (act,) = events_of(installation.restricted, COUNCIL, KEY)
    assert (act.claimed_sender, act.claimed_pack) == ("matches", "matches")


def test_evidence_that_names_no_pack_counts_and_is_said_without_a_word_of_it(
    installation: Installation, waiting: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert signed(waiting).name == "Published"
    (act,) = events_of(installation.restricted, COUNCIL, KEY)
    assert (act.claimed_sender, act.claimed_pack) == ("cannot be compared", "does not match")  # the director is no contact
    said = [record.message for record in caplog.records if record.name == "quarterly.evidence"]
    assert said == ["The evidence does not name the pack that is signed off. Ask before it is relied on."]


def test_running_again_needs_no_second_sign_off(installation: Installation, waiting: str) -> None:
    signed(waiting)
    assert cycle(waiting).name == "Published"


def test_any_change_voids_a_sign_off(installation: Installation, waiting: str) -> None:
    old = draft(waiting)
    corrected(installation)
    state = signed(waiting)
    assert state.name == "AwaitingSignOff"
    assert "One given before was of another pack and does not count for this one." in (state.message or "")
    assert draft(waiting) != old
    assert installation.public.list("") == []


def test_a_stale_pack_is_refused_and_the_current_one_named(installation: Installation, council: str) -> None:
    save_draft(opened(council, QUARTER), Draft("ab" * 32))
    before = everything(installation)
    state = signed(council, pack="0123456789ab")
    assert (state.name, state.message) == (
        "Refused",
        "Pack 0123456789ab is not the draft that waits. "
        "The draft of 2012-13 Q1 is abababababab: read it before you let it go out. Nothing was changed.",
    )
    assert everything(installation) == before


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"council": "wessex"}, "There is no council “wessex”"),
        ({"quarter": "2098-99 Q1"}, "2098-99 Q1 has not begun"),
        ({"pack": "the latest"}, "No pack goes by that name: it is the first 12 characters"),
        ({}, "No draft of 2012-13 Q1 waits."),
        ({"by": "Head of children in care"}, f"are signed off by the role {DIRECTOR}, not by Head of children in care."),
        ({"by": "Jo Bloggs"}, "“Role that signs” must be a role of"),
        ({"council": COUNCIL}, "The profile of Dudley Metropolitan Borough Council asks for no sign-off"),
    ],
)
def test_nonsense_is_refused_and_changes_nothing(
    installation: Installation, council: str, changes: dict[str, Any], message: str
) -> None:
    before = everything(installation)
    state = signed(council, **changes)
    assert state.name == "Refused"
    assert message in (state.message or "")
    assert everything(installation) == before


@pytest.mark.parametrize("evidence", ["", "other.eml", "../children-in-care/return.xlsx"])
def test_without_its_evidence_a_sign_off_is_refused(installation: Installation, council: str, evidence: str) -> None:
    save_draft(opened(council, QUARTER), Draft("ab" * 32))
    before = everything(installation)
    assert "There is no file of that name" in (signed(council, evidence=evidence).message or "")
    assert everything(installation) == before


HEAD = "Head of children in care"


def of_several(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a council in which the head of children in care signs off before the director, who has a contact."""
    council = Path(prepared(installation))
    profile = council / "profile.yaml"
    director = f"contacts:\n  director: {{role: {DIRECTOR}, email: director@dudley.example}}\n"
    text = profile.read_text().replace("contacts:\n", director)
    text = text.replace(f"sign_off: {DIRECTOR}", f"sign_off: [{HEAD}, {DIRECTOR}]")
    profile.write_text(f"{text}\nmail: {{trusted_host: mx.dudley.example}}\n")
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(council.parent))
    return str(council)


def replied(installation: Installation, council: str, sender: str, text: str, request: Letter) -> None:
    """Have a mail arrive that answers a request for a sign-off, and be decided about."""
    arrived = mail(sender, text, answers=request.id, proven_by="mx.dudley.example")
    Intake(installation.restricted, []).file(Message(body=arrived, at=AT, is_from_mailbox=True, council=COUNCIL, quarter=KEY))
    ((filed, _),) = [each for each in mails_of(installation.restricted, COUNCIL, KEY) if each[1] is None]
    decide(opened(council, QUARTER), f"mail/{COUNCIL}/{KEY}/{filed.mail.id}", AT)


def test_of_several_roles_each_is_asked_once_the_one_before_has_approved_by_mail(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    council = of_several(installation, monkeypatch)
    assert "(1 of 2)" in str(cycle(council).message)
    (request,) = letters(installation.restricted, f"post/{COUNCIL}/{KEY}", LetterKind.SIGN_OFF)
    assert request.to == "head.children-in-care@dudley.example"
    replied(installation, council, request.to, "Happy with this.", request)
    assert "(1 of 2)" in str(cycle(council).message)
    replied(installation, council, request.to, "Approved.\n\nRegards\nJo", request)
    assert "(2 of 2)" in str(cycle(council).message)
    (second,) = [each for each in asked_for_sign_off(installation) if each.to == "director@dudley.example"]
    assert f"The {lowered(HEAD)} has signed it off." in " ".join(second.text.split())
    replied(installation, council, second.to, "Approved", second)
    assert cycle(council).name == "Published"


def test_a_request_encloses_the_report_as_the_public_will_read_it(installation: Installation, waiting: str) -> None:
    (request,) = asked_for_sign_off(installation)
    (report,) = request.attachments
    assert report.name == f"{COUNCIL}-{KEY}-draft-{draft(waiting)[:12]}.pdf"
    assert report.key.endswith("/public/report.pdf")
    assert installation.restricted.read(report.key)[:5] == b"%PDF-"


def test_a_domain_that_the_profile_lists_gets_every_figure(installation: Installation) -> None:
    council = Path(prepared(installation))
    profile = council / "profile.yaml"
    profile.write_text(f"{profile.read_text()}\ndrafts: {{restricted_for: [dudley.example]}}\n")
    cycle(str(council))
    (request,) = asked_for_sign_off(installation)
    assert [each.key.rpartition("/")[2] for each in request.attachments] == ["report.pdf", "release.pdf"]
    assert request.attachments[0].key.endswith("/restricted/report.pdf")
