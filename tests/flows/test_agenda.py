"""Do the files for an agenda go out once a draft is signed off, and does the report wait for its agenda?"""

import csv
import json
from collections.abc import Sequence
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from prefect.client.schemas.objects import State
from typer.testing import CliRunner

from adapters.agenda import send_agenda
from adapters.audit import events_of
from adapters.drafts import last_draft
from adapters.mail.queue import letters as queued
from adapters.mail.queue import sent_letters
from adapters.purge_plan import plan_of_sought
from cli.app import app
from flows.agenda_published import agenda_published
from flows.audit_events import recorded
from flows.form_checks import opened
from flows.sign_off import sign_off
from quarterly.commentary.letters import Letter, LetterKind
from quarterly.publishing.purging import How, Subject
from quarterly.publishing.sought import sought_sentence
from tests.flows.officers import cycle
from tests.installation import COUNCIL, KEY, QUARTER, Installation, own_council
from tests.snapshots import Snapshots

DIRECTOR, OFFICER = "Director of children's services", "Corporate performance officer"
LINK = "https://cmis.dudley.example/agenda?MId=4711"
WHY = "{paragraph: 2, public_interest: A reader in the town would know who they are., decided_by: Monitoring Officer}"
ASKED = "    - content: recommendations\n"
CLERK = "democratic_services: {clerk: clerk}\n"
CHANGES = (
    ("profile.yaml", "gates:\n", f"gates:\n  sign_off: {DIRECTOR}\n  agenda: hold\n"),
    (
        "profile.yaml",
        "contacts:\n",
        "democratic_services: {clerk: clerk}\ncontacts:\n  clerk: {role: Clerk, email: clerk@d.example}\n",
    ),
    ("profile.yaml", ASKED, f"    - content: exclusion\n      title: Exclusion\n{ASKED}"),
    ("indicators.yaml", '  - id: "1180"\n', f'  - id: "1180"\n    exempt: {WHY}\n'),
)


def signed_off(installation: Installation, changes: Sequence[tuple[str, str, str]] = CHANGES) -> State[Any]:
    council = str(own_council(installation.folder / COUNCIL, changes))
    installation.send_all()
    installation.send_cover()
    installation.send("sign-off", b"From: director@dudley.example\n\nAgreed.\n", "agreed.eml")
    assert cycle(council).name == "AwaitingSignOff"
    assert letters(installation) == []
    found = last_draft(opened(council, QUARTER))
    assert found is not None
    return sign_off(council, QUARTER, found.pack[:12], DIRECTOR, "agreed.eml", return_state=True)


def letters(installation: Installation) -> list[Letter]:
    sent = sent_letters(installation.restricted, f"post/{COUNCIL}/{KEY}")
    return [letter for letter, _ in sent if letter.kind is LetterKind.DEMOCRATIC]


@pytest.fixture
def waiting(installation: Installation, snapshots: Snapshots) -> str:
    """A council with an exempt indicator whose signed draft waits for its agenda."""

    def make() -> None:
        assert signed_off(installation).name == "WithDemocraticServices"

    snapshots.restore("draft that waits for its agenda", installation, make)
    return str(installation.folder / COUNCIL)


def happened(council: str, **changes: Any) -> State[Any]:
    form = {"council": council, "quarter": QUARTER, "officer": OFFICER, "what": "published", "link": LINK}
    return agenda_published(**{**form, **changes}, return_state=True)


def unzipped(body: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(body)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_author_and_clerk_get_the_public_files_with_a_list_and_nothing_exempt(waiting: str, installation: Installation) -> None:
    found = letters(installation)
    assert {letter.to for letter in found} == {"clerk@d.example", "performance@dudley.example"}
    for letter in found:
        (enclosed,) = letter.attachments
        assert enclosed.name == f"{COUNCIL}-{KEY}-agenda.zip"
        files = unzipped(installation.restricted.read(enclosed.key))
        rows = list(csv.DictReader(StringIO(files["list.csv"].decode("utf-8-sig"))))
        assert {row["File"] for row in rows if row["Publication"] == "Public"} == files.keys() - {"list.csv"}
        assert {row["Exempt paragraph"] for row in rows if row["File"] not in files} == {"Paragraph 2"}
        assert "cover-report.docx" in files
        assert not any(b"restricted" in name.encode() for name in files)


def test_the_command_writes_exempt_matter_into_a_zip_of_its_own(waiting: str, installation: Installation, tmp_path: Path) -> None:
    written = CliRunner().invoke(app, ["agenda", waiting, QUARTER, "--to", str(tmp_path / "agenda")])
    assert written.exit_code == 0, written.output
    names = {path.name: unzipped(path.read_bytes()).keys() for path in (tmp_path / "agenda").iterdir()}
    beginning = "not-for-publication-paragraph-2-"
    assert names.keys() == {f"{COUNCIL}-{KEY}-agenda.zip", f"{beginning}{COUNCIL}-{KEY}-agenda.zip"}
    assert all(name.startswith(beginning) for name in names[f"{beginning}{COUNCIL}-{KEY}-agenda.zip"])


def test_the_files_go_out_where_nothing_holds_the_report_once_it_is_signed(installation: Installation) -> None:
    assert (
        signed_off(installation, [(each[0], each[1], each[2].replace("  agenda: hold\n", "")) for each in CHANGES]).name
        == "Published"
    )
    assert {letter.to for letter in letters(installation)} == {"clerk@d.example", "performance@dudley.example"}


def test_no_files_go_out_for_a_meeting_that_is_over(waiting: str, installation: Installation) -> None:
    before = letters(installation)
    profile = Path(waiting) / "profile.yaml"
    profile.write_text(profile.read_text() + "\ncalendar: {meetings: {2012-13 Q1: 2012-09-20}}\n")
    cycle(waiting)
    assert letters(installation) == before


def test_a_run_that_still_waits_sends_nothing_twice(waiting: str, installation: Installation) -> None:
    before = letters(installation)
    assert cycle(waiting).name == "WithDemocraticServices"
    assert letters(installation) == before


def test_the_report_is_published_once_the_agenda_is_and_the_history_says_so(waiting: str, installation: Installation) -> None:
    assert happened(waiting).name == "Published"
    assert installation.public.exists(f"{COUNCIL}/{KEY}/index.json")
    said = CliRunner().invoke(app, ["history", waiting, QUARTER, "--format", "json"])
    assert f"recorded that the agenda is published: {LINK}" in [entry["what"] for entry in json.loads(said.output)]


def test_an_item_that_was_moved_is_held_until_another_agenda_is_published(waiting: str, installation: Installation) -> None:
    assert happened(waiting, what="moved", link="").name == "WithDemocraticServices"
    assert not installation.public.exists(f"{COUNCIL}/{KEY}/index.json")
    assert happened(waiting).name == "Published"


def test_a_purge_of_a_sentence_takes_the_zip_with_it_and_says_who_was_sent_it(waiting: str, installation: Installation) -> None:
    plan = plan_of_sought(opened(waiting, QUARTER), Subject.SENTENCE, sought_sentence("Staff were off sick.", ""))
    (key,) = {each.key for letter in letters(installation) for each in letter.attachments}
    assert [each.how for each in plan.removals if each.key == key] == [How.DELETE]
    assert {"clerk@d.example", "performance@dudley.example"} <= {address for _, address, _ in plan.sent_to}
    mails = [each.key for each in plan.removals if each.store == "outbox"]
    assert sum("democratic-services-" in each for each in mails) == 2


def edited(installation: Installation, figure: str, other: str) -> bytes:
    """Return the cover report as the clerk got it, in Word, with one figure in place of another."""
    enclosed = letters(installation)[0].attachments[0]
    body = unzipped(installation.restricted.read(enclosed.key))["cover-report.docx"]
    packed, stream = {**unzipped(body)}, BytesIO()
    text = packed["word/document.xml"].decode()
    assert figure in text
    packed["word/document.xml"] = text.replace(figure, other).encode()
    with ZipFile(stream, "w") as made:
        for name, part in packed.items():
            made.writestr(name, part)
    return stream.getvalue()


def test_the_final_file_by_form_holds_the_report_only_if_a_figure_is_another(waiting: str, installation: Installation) -> None:
    installation.send("sign-off", edited(installation, "104.9", "109.4"), "final.docx")
    assert "1 figure differs" in str(happened(waiting, what="filed", link="", final_file="final.docx").message)
    told = [each for each, _ in sent_letters(installation.restricted, f"post/{COUNCIL}/{KEY}", f"{LetterKind.AGENDA}-")]
    assert "104.9 in the report, 109.4 in the agenda" in " ".join(told[0].text.split())
    assert happened(waiting).name == "Published"  # once the officer has said that it may stay as it is


def test_the_final_file_by_command_is_listed_on_the_screen_and_counted_in_the_history(
    waiting: str, installation: Installation, tmp_path: Path
) -> None:
    (tmp_path / "final.docx").write_bytes(edited(installation, "104.9", "109.4"))
    done = CliRunner().invoke(app, ["agenda", waiting, QUARTER, "--final", str(tmp_path / "final.docx"), "--by", OFFICER])
    assert done.exit_code == 1
    assert "104.9 in the report, 109.4 in the agenda" in " ".join(done.output.split())
    said = CliRunner().invoke(app, ["history", waiting, QUARTER, "--format", "json"])
    assert "filed the agenda's final file: " in said.output
    assert "109.4" not in said.output
    assert "final file" in str(cycle(waiting).message)


def late(installation: Installation, council: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the meeting on 20 September 2012, and today between the last day for the agenda and it."""
    profile = Path(council) / "profile.yaml"
    profile.write_text(profile.read_text() + "\ncalendar: {meetings: {2012-13 Q1: 2012-09-20}}\n")
    for module in ("flows.gates", "flows.record_agenda_file", "tasks.today"):
        monkeypatch.setattr(f"{module}.today", lambda: date(2012, 9, 14))


@pytest.fixture
def late_report(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> str:
    """A council with a draft that has missed the last day for its agenda."""
    council = str(own_council(installation.folder / COUNCIL, CHANGES))
    late(installation, council, monkeypatch)
    installation.send_all()
    installation.send_cover()
    assert cycle(council).name == "AwaitingSignOff"
    return council


def test_a_late_report_asks_for_its_reason_prints_it_and_lists_it(late_report: str, installation: Installation) -> None:
    (asked,) = sent_letters(installation.restricted, f"post/{COUNCIL}/{KEY}", f"{LetterKind.AGENDA}-")
    assert asked[0].to_do.startswith("Say why the report is late and why it cannot wait")
    written = CliRunner().invoke(app, ["agenda", late_report, QUARTER])
    assert written.exit_code != 0
    before = last_draft(opened(late_report, QUARTER))
    why = "The audit of care leavers ended after the agenda, and the plan has to begin this month."
    assert happened(late_report, what="late", link="", late_because=why).name == "AwaitingSignOff"
    draft = last_draft(opened(late_report, QUARTER))
    assert draft
    assert before
    assert draft.pack != before.pack
    report = json.loads(installation.restricted.read(f"{draft.folder}/public/report.json"))
    (note,) = (each for each in report["notices"] if each["title"] == "Late report")
    assert note["text"].endswith(f"Reason for lateness and urgency: {why}")
    installation.send("sign-off", b"From: director@dudley.example\n\nAgreed.\n", "agreed.eml")
    sign_off(late_report, QUARTER, draft.pack[:12], DIRECTOR, "agreed.eml", return_state=True)
    found = letters(installation)
    assert {letter.to for letter in found} == {"clerk@d.example", "performance@dudley.example"}
    files = unzipped(installation.restricted.read(found[0].attachments[0].key))
    rows = list(csv.DictReader(StringIO(files["list.csv"].decode("utf-8-sig"))))
    assert {row["Reason for lateness and urgency"] for row in rows} == {why}


def test_a_report_that_is_not_late_takes_no_reason(waiting: str, installation: Installation) -> None:
    before = events_of(installation.restricted, COUNCIL, KEY)
    assert happened(waiting, what="late", link="", late_because="The audit came late.").name == "Refused"
    assert events_of(installation.restricted, COUNCIL, KEY) == before


def test_the_files_are_sent_again_for_another_day_and_once_for_each(waiting: str, installation: Installation) -> None:
    profile = Path(waiting) / "profile.yaml"
    profile.write_text(profile.read_text() + "\ncalendar: {meetings: {2012-13 Q1: 2030-01-15}}\n")
    own = opened(waiting, QUARTER)
    draft = last_draft(own)
    assert draft
    for _ in range(2):
        send_agenda(own, draft.folder, draft.pack, recorded(own), date(2030, 1, 2))
    sent = queued(installation.restricted, f"post/{COUNCIL}/{KEY}", f"{LetterKind.DEMOCRATIC}-")
    again = [each for each in sent if each.asks[1]]
    assert (len(sent), sorted(each.to for each in again)) == (4, ["clerk@d.example", "performance@dudley.example"])
    assert all("The meeting is now on Tuesday 15 January 2030." in " ".join(each.text.split()) for each in again)
    assert {each.by for each in again} == {date(2030, 1, 7)}


@pytest.mark.parametrize(
    "changes",
    [
        {"link": ""},
        {"link": "the agenda"},
        {"what": "withdrawn"},
        {"what": "lost"},
        {"officer": "Jane Smith"},
        {"what": "filed", "link": ""},
        {"what": "filed", "link": "", "final_file": "none.docx"},
        {"final_file": "a.docx"},
        {"what": "late", "link": ""},
    ],
)
def test_a_form_that_is_wrong_records_nothing(waiting: str, installation: Installation, changes: dict[str, str]) -> None:
    before = events_of(installation.restricted, COUNCIL, KEY)
    assert happened(waiting, **changes).name == "Refused"
    assert events_of(installation.restricted, COUNCIL, KEY) == before
