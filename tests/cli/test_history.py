"""What does `quarterly history` print, and `versions` and `verify` for a report that was withdrawn or purged?"""

import json
from dataclasses import replace
from datetime import UTC, datetime
from operator import attrgetter
from typing import Literal

import pytest
from typer.testing import CliRunner, Result

from adapters.audit import record
from adapters.councils import load_council
from adapters.mail.queue import deliver, letters, queue_letter
from adapters.publication import PublicationFolder, versions
from adapters.receipts import Receipts
from adapters.settings import load_settings
from adapters.withdrawal import take_down, withdraw
from cli.app import app
from quarterly.commentary.letters import Letter, LetterKind
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.quarter import Quarter
from tests.installation import COUNCIL, KEY, QUARTER, Installation
from tests.made_letters import made_letter
from tests.snapshots import Snapshots
from tests.stages.chain import published_by_stages

POST = f"post/{COUNCIL}/{KEY}"
NOW = datetime(2098, 1, 2, 3, 4, tzinfo=UTC)
ACT = AuditEvent(
    kind="correction",
    council=COUNCIL,
    quarter=KEY,
    at="2097-10-01T09:00:00.000000+00:00",
    by="Corporate performance officer",
    reason="The opening rate was sent.",
    version=1,
    approved_by="Head of children in care",
    service="children-in-care",
    effect="The rating does not change.",
)


def quarterly(*arguments: str) -> Result:
    return CliRunner(env={"COLUMNS": "250"}).invoke(app, list(arguments))


@pytest.fixture
def published(installation: Installation, snapshots: Snapshots) -> Installation:
    return published_by_stages(installation, snapshots)


def test_a_quarter_nobody_has_touched(installation: Installation) -> None:
    assert quarterly("history", COUNCIL, QUARTER).stdout.startswith("Nothing has been done to 2012-13 Q1 in ")


def test_history_tells_who_did_what_in_order_of_time(published: Installation) -> None:
    record(published.restricted, ACT)
    record(published.restricted, replace(ACT, kind="withdrawal", at="2097-11-01T09:00:00.000000+00:00", service="", effect=""))
    entries = json.loads(quarterly("history", COUNCIL, QUARTER, "--format", "json").stdout)
    assert [(entry["who"], entry["what"], entry["why"]) for entry in entries] == [
        ("Children in care", "sent return.xlsx, saved 2012-07-02 09:00:00", ""),
        ("Assessment and safeguarding", "sent return.xlsx, saved 2012-07-02 09:00:00", ""),
        ("This program", "answered a return, to: Data lead for children in care", ""),
        ("This program", "answered a return, to: Data lead for assessment and safeguarding", ""),
        ("This program", "said what to look at in the report, to: Corporate performance officer", ""),
        ("This program", "published version 1", "First publication"),
        (
            "Corporate performance officer",
            "filed a correction of Children in care, approved by: Head of children in care",
            "The opening rate was sent. The rating does not change.",
        ),
        (
            "Corporate performance officer",
            "withdrew version 1, approved by: Head of children in care",
            "The opening rate was sent.",
        ),
    ]


def test_history_names_the_login_and_what_the_evidence_claims(published: Installation) -> None:
    signed = {"kind": "sign-off", "service": "", "effect": "", "reason": "", "approved_by": "", "login": "jane@dudley.example"}
    evidence = {"pack": "ab" * 32, "evidence": "agreed.eml", "evidence_digest": "cd" * 32}
    claimed = {"claimed_sender": "matches", "claimed_pack": "does not match"}
    record(published.restricted, replace(ACT, **{**signed, **evidence, **claimed}))  # type: ignore[arg-type]
    entry = json.loads(quarterly("history", COUNCIL, QUARTER, "--format", "json").stdout)[-1]
    assert entry["who"] == "Corporate performance officer, logged in as jane@dudley.example"
    assert entry["what"] == (
        "signed off pack abababababab; evidence: agreed.eml (sha256 cdcdcdcdcdcd); as it claims, its sender matches, "
        "and its pack does not match"
    )


@pytest.fixture
def written(installation: Installation) -> list[Letter]:
    """An installation with a sent letter of every kind."""
    officer = "performance@dudley.example"
    sent = [made_letter(f"{kind}-1", kind, to=officer, reply_to=officer) for kind in LetterKind]
    for letter in sent:
        queue_letter(installation.restricted, POST, letter)
    deliver(installation.restricted, POST, load_settings(), NOW, of_today=True)
    return sent


WRITTEN = [
    "answered a return, to: Corporate performance officer",
    "asked about an indicator, to: Corporate performance officer",
    "asked for a release, to: Corporate performance officer",
    "asked for a return, to: Corporate performance officer",
    "asked for a sign-off, to: Corporate performance officer",
    "asked for commentary, to: Corporate performance officer",
    "reminded of what is due, to: Corporate performance officer",
    "said what to look at in the report, to: Corporate performance officer",
    "said who owes what, to: Corporate performance officer",
    "sent a draft to be questioned, to: Corporate performance officer",
    "sent the files for the agenda, to: Corporate performance officer",
    "sent the page for the lead member, to: Corporate performance officer",
    "thanked for an answer, to: Corporate performance officer",
    "told of a run that broke off, to: Corporate performance officer",
    "told of an approval that may be taken back, to: Corporate performance officer",
    "told of what is public already and gives small counts away, to: Corporate performance officer",
    "wrote about the item on the agenda, to: Corporate performance officer",
]


def told() -> list[str]:
    return sorted(entry["what"] for entry in json.loads(quarterly("history", COUNCIL, QUARTER, "--format", "json").stdout))


def test_history_says_of_every_letter_what_it_is_for(written: list[Letter]) -> None:
    assert told() == WRITTEN


def test_the_kind_of_a_letter_kept_before_it_was_a_field_follows_from_its_id(
    installation: Installation, written: list[Letter]
) -> None:
    for letter in written:
        key = f"{POST}/{letter.id}/letter.json"
        kept = json.loads(installation.restricted.read(key))
        for field in ("kind", "form", "greeting", "to_do", "by", "blocks", "signature"):
            del kept[field]
        kept["text"] = letter.text
        installation.restricted.write(key, json.dumps(kept).encode())
    assert told() == WRITTEN
    assert sorted(letters(installation.restricted, POST), key=attrgetter("id")) == sorted(written, key=attrgetter("id"))


def test_a_file_stands_at_the_time_it_was_received(published: Installation) -> None:
    received = [
        receipt for _, receipt in Receipts.listed(published.restricted, load_council(COUNCIL), Quarter.parse(QUARTER)).all()
    ]
    entries = json.loads(quarterly("history", COUNCIL, QUARTER, "--format", "json").stdout)
    assert [entry["at"] for entry in entries[:2]] == sorted(receipt["archived"] for receipt in received)


def test_an_act_stands_after_the_version_it_names_and_before_the_next_within_one_second(published: Installation) -> None:
    index = versions(published.public, COUNCIL, KEY)
    assert index is not None
    at = index.current.published.replace("+00:00", ".000001+00:00")
    acts: tuple[tuple[Literal["correction", "withdrawal"], int], ...] = (("correction", 0), ("withdrawal", 1))
    for kind, version in acts:
        record(published.restricted, replace(ACT, kind=kind, version=version, at=at, service=""))
    told = [entry["what"].split()[0] for entry in json.loads(quarterly("history", COUNCIL, QUARTER, "--format", "json").stdout)]
    assert told.index("filed") < told.index("published") < told.index("withdrew")


def test_history_has_no_figure_and_no_commentary(published: Installation) -> None:
    printed = quarterly("history", COUNCIL, QUARTER).stdout
    assert "published version 1" in printed
    for secret in ("104.9", "62.9", "More children", "off sick"):
        assert secret not in printed


def test_history_writes_nothing(published: Installation) -> None:
    before = sorted(published.folder.rglob("*"))
    quarterly("history", COUNCIL, QUARTER)
    assert sorted(published.folder.rglob("*")) == before


@pytest.mark.parametrize("arguments", [("wessex", QUARTER), (COUNCIL, "soon")])
def test_nonsense_is_told_without_a_traceback(installation: Installation, arguments: tuple[str, str]) -> None:
    answer = quarterly("history", *arguments)
    assert (answer.exit_code, answer.stdout) == (2, "")


def test_versions_says_that_a_report_is_withdrawn(published: Installation) -> None:
    withdraw(PublicationFolder(published.public, COUNCIL, KEY, lambda _: b""), "A service counted twice.", NOW)
    assert "Withdrawn since 2098-01-02 03:04:00: A service counted twice." in quarterly("versions", COUNCIL, QUARTER).stdout


def test_verify_says_plainly_what_was_taken_down(published: Installation) -> None:
    index = versions(published.public, COUNCIL, KEY)
    assert index is not None
    take_down(PublicationFolder(published.public, COUNCIL, KEY, lambda _: b""), index.current.release, NOW)
    assert "Taken down 2098-01-02 03:04:00" in quarterly("versions", COUNCIL, QUARTER).stdout
    answer = quarterly("verify", COUNCIL, QUARTER)
    assert "public: version 1 was taken down on 2098-01-02 03:04:00" in answer.stdout
    assert answer.exit_code == 0
