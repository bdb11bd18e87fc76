"""What does `quarterly purge` remove, what does it list and refuse, and does the next run work?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from typer.testing import CliRunner, Result

from adapters.audit import events_of
from adapters.mail.queue import deliver, queue_letter
from adapters.publication import versions
from adapters.settings import load_settings
from adapters.store.local import LocalStore
from cli.app import app
from quarterly.commentary.letters import Attachment, Block, Letter, LetterKind
from quarterly.screening.sentences import sentence_digest
from quarterly.vocabulary.local_day import local_day
from quarterly.vocabulary.quarter import long_date
from tasks.collect_returns import collect_returns
from tests.installation import ADOPTION, COUNCIL, KEY, LAC, LEAVERS, QUARTER, Installation, indicator_return, own_council
from tests.removals import removal_records
from tests.snapshots import Snapshots
from tests.stages.chain import Chain, plain

SERVICE = "children-in-care"
OFFICER, APPROVER = "Corporate performance officer", "Head of children in care"
BACKUPS = "retention:\n  backups: {Nightly copy: 35 days}\n"
SAYS = "Kim Example moved to an aunt in Sedgley."
PLAIN = "The panel of the spring met once in each month."
OTHER = "More came into care than left it, as in the spring."
NAMED = indicator_return(SERVICE, [[*LAC[:6], f"{OTHER} {PLAIN} {SAYS}"], LEAVERS, ADOPTION])
WITHOUT = indicator_return(SERVICE, [[*LAC[:6], OTHER], LEAVERS, ADOPTION])


def quarterly(*arguments: str, typed: str = "") -> Result:
    return CliRunner(env={"COLUMNS": "250"}).invoke(app, list(arguments), input=typed)


def purge(*options: str, typed: str = "", approved_by: str = APPROVER) -> Result:
    given = ["--reason", "A text said more than it may.", "--by", OFFICER, "--approved-by", approved_by]
    return quarterly("purge", COUNCIL, QUARTER, *given, *options, typed=typed)


def found(text: str) -> str:
    answer = quarterly("find", text)
    assert answer.exit_code == 0
    return answer.stdout


@pytest.fixture
def published(installation: Installation, snapshots: Snapshots) -> Installation:
    """Return an installation with a name in a comment that was published, and its letters in the outbox."""

    def make() -> None:
        installation.send_cover()
        installation.send(SERVICE, NAMED)
        Chain().published()
        deliver(installation.restricted, f"post/{COUNCIL}/{KEY}", load_settings(), datetime.now(UTC))

    snapshots.restore("a name that was published", installation, make)
    return installation


def test_a_name_is_found_everywhere_and_after_its_removal_nowhere(published: Installation) -> None:
    places = found("kim  EXAMPLE")
    for kind in ("archive", "stages", "release"):
        assert f"restricted  {kind}  {COUNCIL}  {KEY}" in places
    assert "PI return, G6" in places
    done = purge("--person", "--yes", typed="Kim Example\n")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "It was not found." in found("Kim Example")
    assert "It was not found." in found("aunt in Sedgley")


def remove_sentence(approved_by: str = APPROVER) -> Result:
    return purge("--sentence", sentence_digest(PLAIN)[:12], "--yes", approved_by=approved_by)


def test_the_rest_of_the_file_still_counts_and_is_published_again(published: Installation) -> None:
    assert "public  release" in found(PLAIN)
    remove_sentence()
    again = Chain().published()
    assert again.version == 2
    assert OTHER in published.released(published.public)["report.html"].decode()
    assert "It was not found." in found(PLAIN)


def test_what_was_published_is_taken_down_and_withdrawn(published: Installation) -> None:
    remove_sentence()
    index = versions(published.public, COUNCIL, KEY)
    assert index is not None
    assert (index.current.files, index.withdrawn is not None) == ((), True)
    assert {event.kind for event in events_of(published.restricted, COUNCIL, KEY)} == {"removal", "withdrawal", "purge"}


def test_it_needs_a_second_role_if_something_published_goes(published: Installation) -> None:
    done = remove_sentence(approved_by="")
    assert (done.exit_code, "changed by two" in done.stderr) == (2, True)
    assert "archive" in found(PLAIN)


def test_a_sentence_goes_by_its_digest(published: Installation) -> None:
    assert remove_sentence().exit_code == 0
    assert "It was not found." in found(PLAIN)
    assert "archive" in found(OTHER)


def test_a_file_goes_with_all_that_only_it_says_and_is_not_taken_again(published: Installation) -> None:
    path = published.send(SERVICE, WITHOUT, "fix.xlsx", hour=15)
    Chain().published()
    done = purge("--file", "return.xlsx", "--yes")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "It was not found." in found("Sedgley")
    assert "archive" in found(OTHER)
    published.send(SERVICE, NAMED)
    (raw,) = [raw for raw in plain(collect_returns)(COUNCIL, QUARTER).received if raw.service == SERVICE]
    assert [(file.name, file.refused.split(" because")[0][:21]) for file in raw.files] == [
        ("return.xlsx", "This file was removed"),
        ("fix.xlsx", ""),
    ]
    assert path.exists()
    assert Chain().published().version >= 2
    assert "It was not found." in found("Sedgley")


def test_what_stays_is_who_removed_what_and_why_and_never_what_it_said(published: Installation) -> None:
    purge("--person", "--yes", typed="Kim Example\n")
    (left,) = removal_records(published.restricted, COUNCIL, KEY)
    assert (left.subject, left.by, left.approved_by) == ("person's name", OFFICER, APPROVER)
    assert {each.kind for each in left.removed} >= {"archive", "stages", "release"}
    assert "Kim" not in str(left)


@pytest.fixture
def mailed(installation: Installation) -> Installation:
    """Return an installation with a name on a release page, in a mail of the outbox as a PDF, and with another mail."""
    page, folder = f"stages/{COUNCIL}/{KEY}/compile_report/{'0' * 32}/release", f"post/{COUNCIL}/{KEY}"
    installation.restricted.write(f"{page}.html", f"<p>{SAYS}</p>".encode())
    installation.restricted.write(f"{page}.pdf", b"%PDF-1.7 of that page")
    about = Letter(
        id="release-1",
        kind=LetterKind.RELEASE,
        to="performance@dudley.example",
        reply_to="performance@dudley.example",
        subject="A draft waits",
        greeting="To the officer",
        blocks=(Block("Read it."),),
        signature="Performance officer",
        attachments=(Attachment("before-release.pdf", f"{page}.pdf"),),
    )
    for letter in (about, replace(about, id="request-1", kind=LetterKind.REQUEST, attachments=())):
        queue_letter(installation.restricted, folder, letter)
    deliver(installation.restricted, folder, load_settings(), datetime.now(UTC))
    return installation


def test_a_mail_goes_with_the_pdf_it_encloses_and_who_was_sent_it_is_listed(mailed: Installation) -> None:
    done = purge("--person", "--yes", typed="Kim Example\n")
    assert "to: Corporate performance officer, performance@dudley.example, 1 letter" in done.stdout
    outbox = mailed.folder / "outbox" / COUNCIL / KEY
    assert [path.name for path in outbox.iterdir()] == ["request-1.eml"]


def test_a_mail_with_a_pdf_is_listed_as_one_that_could_not_be_read(mailed: Installation) -> None:
    listed = found("aunt in Leeds")
    assert f"outbox  letter  {COUNCIL}  {KEY}  {COUNCIL}/{KEY}/release-1.eml  could not be read" in listed
    assert "request-1.eml" not in listed


def test_what_stays_in_the_inbox_is_listed_by_its_name_and_text_and_what_is_worked_out_again_is_counted(
    published: Installation,
) -> None:
    published.send(SERVICE, WITHOUT, "Kim Example.xlsx", hour=16)
    published.send(SERVICE, WITHOUT, "fix.xlsx", hour=17)
    (published.folder / "inbox" / COUNCIL / KEY / "sign-off").mkdir()
    (published.folder / "inbox" / COUNCIL / KEY / "sign-off" / "page.pdf").write_bytes(b"%PDF-1.7\n\xff\xfe")
    listed = purge("--person", "--dry-run", typed="Kim Example\n").stdout
    inbox = [line.strip().split(f"{KEY}/") for line in listed.splitlines() if "in the inbox" in line]
    assert [(what.split(": ")[0], name) for what, name in inbox] == [
        ("stays in the inbox, delete it there", f"{SERVICE}/Kim Example.xlsx"),
        ("stays in the inbox, delete it there", f"{SERVICE}/return.xlsx"),
        ("in the inbox, could not be read, look yourself", "sign-off/page.pdf"),
    ]
    assert "outputs of stages, which the next run works out again" in listed
    assert "restricted, stages/" not in listed


def test_who_was_sent_it_is_listed(installation: Installation) -> None:
    installation.send(SERVICE, indicator_return(SERVICE, [["1180", None, 7, 6, 50, 65, SAYS]]))
    Chain().validated()
    deliver(installation.restricted, f"post/{COUNCIL}/{KEY}", load_settings(), datetime.now(UTC))
    done = purge("--person", "--dry-run", typed="Kim Example\n")
    assert "to: Data lead for children in care, children-in-care.data@dudley.example" in done.stdout
    assert "outbox" in done.stdout
    purge("--person", "--yes", typed="Kim Example\n")
    assert "It was not found." in found("Kim Example")


def test_a_struck_sentence_of_a_published_version_stays_stored_until_a_second_role_approves(published: Installation) -> None:
    strike = ["strike", COUNCIL, QUARTER, sentence_digest(SAYS)[:12], "--reason", "It says too much.", "--by", OFFICER, "--yes"]
    done = quarterly(*strike)
    assert (done.exit_code, "which a second role has to approve" in done.stdout) == (0, True)
    assert "archive" in found("Sedgley")
    assert quarterly(*strike, "--approved-by", APPROVER).exit_code == 0
    assert "It was not found." in found("Sedgley")


def test_each_backup_of_the_profile_is_listed_with_the_day_until_which_it_may_hold_a_copy(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_council(installation.folder / "councils" / COUNCIL, [("profile.yaml", "gates:\n", f"{BACKUPS}gates:\n")])
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(installation.folder / "councils"))
    installation.send(SERVICE, NAMED)
    plain(collect_returns)(COUNCIL, QUARTER)
    listed = purge("--person", "--dry-run", typed="Kim Example\n").stdout
    until = local_day(datetime.now(UTC)) + timedelta(days=35)
    assert f"  Nightly copy: until {long_date(until)}" in listed


def test_what_would_go_is_listed_before_a_second_role_is_asked_for(published: Installation) -> None:
    done = purge("--sentence", sentence_digest(PLAIN)[:12], "--dry-run", approved_by="")
    assert (done.exit_code, f"taken down: public, {COUNCIL}/{KEY}/releases/" in done.stdout) == (0, True)
    assert done.stdout.endswith("What was published is taken down with it: --approved-by has to name a second role.\n")


def test_a_dry_run_changes_nothing(published: Installation) -> None:
    before = {entry.key: published.restricted.read(entry.key) for entry in published.restricted.list("")}
    done = purge("--person", "--dry-run", typed="Kim Example\n")
    assert (done.exit_code, "Not reached: mail that was sent, backups" in done.stdout) == (0, True)
    assert {entry.key: published.restricted.read(entry.key) for entry in published.restricted.list("")} == before


@pytest.mark.parametrize(
    ("options", "typed", "words"),
    [
        ((), "", "one of --file, --sentence and --person"),
        (("--person",), "Kim\n", "in full"),
        (("--sentence", "zz"), "", "first 12 characters"),
        (("--sentence", "0" * 64), "", "No stored sentence"),
        (("--file", "gone.xlsx"), "", "was received"),
    ],
)
def test_what_cannot_be_is_said(installation: Installation, options: tuple[str, ...], typed: str, words: str) -> None:
    done = purge(*options, typed=typed)
    assert (done.exit_code, words in done.stderr) == (2, True)
    assert events_of(installation.restricted, COUNCIL, KEY) == ()


def test_a_purge_that_broke_off_is_taken_up(published: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as fault:
        fault.setattr("adapters.store.local.LocalStore.delete", _broken_at("archive"))
        assert purge("--file", "return.xlsx", "--yes").exit_code == 1
    assert "archive" in found("Sedgley")
    assert purge("--file", "return.xlsx", "--yes").exit_code == 0
    assert "It was not found." in found("Sedgley")


def _broken_at(folder: str) -> Callable[[LocalStore, str], None]:
    """Return a deletion that fails at what lies in a folder."""
    delete = LocalStore.delete

    def failing(store: LocalStore, key: str) -> None:
        if key.startswith(f"{folder}/"):
            raise OSError
        delete(store, key)

    return failing
