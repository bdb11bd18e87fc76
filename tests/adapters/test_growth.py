"""Does what a store is asked for grow with letters, files, versions and quarters, and never with their square?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from adapters.agenda import send_agenda
from adapters.archive import Received, archive, unarchived
from adapters.arrivals import to_archive
from adapters.background import earlier_figures
from adapters.challenge import send_for_challenge
from adapters.councils import load_council
from adapters.cycle_context import CycleContext
from adapters.drafts import save_draft
from adapters.inbox import Arrival
from adapters.mail.queue import deliver, letters, queue_letter, unsent_folders
from adapters.publication import NewVersion, PublicationFolder, publish, versions
from adapters.receipts import Receipts
from adapters.settings import Settings
from adapters.store import Store, open_store
from quarterly.commentary.agenda_letter import agenda_letter_id
from quarterly.commentary.letters import LetterKind
from quarterly.publishing.drafts import SHOWN, Draft
from quarterly.publishing.versions import ReleaseFile
from quarterly.scoring.history import LOOKED_BACK
from quarterly.vocabulary.quarter import Quarter
from tests.counted_store import Asked, CountedStore, grows_no_faster
from tests.installation import COUNCIL, QUARTER
from tests.made_letters import made_letter

NOW = datetime(2012, 7, 2, 9, tzinfo=UTC)
PLACE = load_council(COUNCIL), Quarter.parse(QUARTER)
SIZES = (4, 8, 16)
PACK = "1f2e3d4c5b6a7988" * 4
LETTER = made_letter("return-schools-0", LetterKind.RETURN)


@pytest.fixture
def new_store(tmp_path: Path) -> Callable[[], CountedStore]:
    """Return a function that opens an empty store, which counts what it is asked."""
    made = iter(range(100))
    return lambda: CountedStore(open_store(str(tmp_path / str(next(made)))))


def asked_by(store: CountedStore, work: Callable[[], object]) -> Asked:
    """Return what a piece of work alone asks of a store."""
    before = replace(store.asked)
    work()
    now = store.asked
    return Asked(
        read=now.read - before.read,
        listings=now.listings - before.listings,
        listed=now.listed - before.listed,
        written=now.written - before.written,
    )


def post(store: Store, count: int, sender: str) -> None:
    for number in range(count):
        queue_letter(store, "post", replace(LETTER, id=f"return-{sender}-{number}", beside=f"{sender}-same", asks=(f"{number}",)))


@pytest.mark.parametrize("others", SIZES)
def test_a_letter_is_not_held_against_those_of_other_senders(new_store: Callable[[], CountedStore], others: int) -> None:
    store = new_store()
    post(store, others, "safeguarding")
    new = replace(LETTER, beside="schools-same", asks=("1",))
    assert asked_by(store, lambda: queue_letter(store, "post", new)) == Asked(read=1, listings=1, listed=others, written=1)


@pytest.mark.parametrize("sent", SIZES)
def test_letters_that_were_sent_are_not_read_again_to_send_one_more(
    new_store: Callable[[], CountedStore], tmp_path: Path, sent: int
) -> None:
    store, settings = new_store(), Settings(outbox=tmp_path / "outbox")
    post(store, sent, "schools")
    deliver(store, "post", settings, NOW)
    queue_letter(store, "post", replace(LETTER, id="request-1"))
    asked = asked_by(store, lambda: deliver(store, "post", settings, NOW))
    # The letter is read, that it was sent is written; then one looks for others, and notes that there are none.
    assert (asked.read, asked.listings, asked.written) == (1, 2, 2)


def test_of_letters_of_one_kind_no_others_are_read(new_store: Callable[[], CountedStore]) -> None:
    store = new_store()
    post(store, 16, "schools")
    assert asked_by(store, lambda: letters(store, "post", LetterKind.REQUEST)).read == 0


def test_the_quarters_with_unsent_letters_are_one_listing(new_store: Callable[[], CountedStore]) -> None:
    store = new_store()
    post(store, 16, "schools")
    assert asked_by(store, lambda: unsent_folders(store)) == Asked(listings=1)


@pytest.mark.parametrize("others", SIZES)
def test_who_has_the_files_for_the_agenda_is_one_listing_and_reads_no_other_letter(
    new_store: Callable[[], CountedStore], monkeypatch: pytest.MonkeyPatch, others: int
) -> None:
    store = new_store()
    monkeypatch.setattr(Settings, "restricted", lambda _: store)
    cycle = CycleContext.of(COUNCIL, QUARTER)
    officer, meeting = (
        cycle.council.profile.contacts[cycle.council.profile.performance_officer],
        cycle.council.profile.calendar.meetings.get(QUARTER),
    )
    sent = replace(
        LETTER, id=agenda_letter_id(*PLACE, PACK[:SHOWN], officer), to=officer.email, asks=(PACK[:SHOWN], str(meeting or ""))
    )
    for letter in (sent, *(replace(LETTER, id=f"request-{number}") for number in range(others))):
        queue_letter(store, cycle.post, letter)
    assert asked_by(store, lambda: send_agenda(cycle, "no folder", PACK, [], NOW.date())) == Asked(
        read=1, listings=1, listed=1 + others
    )


def test_a_draft_that_may_be_questioned_costs_as_much_for_each_reader_and_reads_no_other_letter(
    new_store: Callable[[], CountedStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(readers: int, others: int) -> int:
        store, page = new_store(), BytesIO()
        monkeypatch.setattr(Settings, "restricted", lambda _: store)
        cycle = CycleContext.of(COUNCIL, QUARTER)
        profile = cycle.council.profile
        contacts = tuple(profile.contacts)[:readers]
        drafts = profile.drafts.model_copy(update={"challenge": contacts})
        cycle = cycle.with_council(cycle.council.model_copy(update={"profile": profile.model_copy(update={"drafts": drafts})}))
        with pikepdf.new() as drawn:
            drawn.add_blank_page()
            drawn.save(page)
        store.write("draft/public/report.pdf", page.getvalue())
        save_draft(cycle, Draft(PACK, "draft"))
        post(store, others, "schools")
        return asked_by(store, lambda: send_for_challenge(cycle, NOW.date())).answers

    assert asked(2, 16) == asked(2, 4)
    assert grows_no_faster(lambda readers: asked(readers, 4), (1, 2, 4))


def arrivals(count: int) -> list[Arrival]:
    first = Arrival(service="schools", name="0.xlsx", key="0.xlsx", size=3, modified=NOW)
    names = [f"{number}.xlsx" for number in range(count)]
    return [replace(first, name=name, key=name, modified=NOW + timedelta(minutes=n)) for n, name in enumerate(names)]


def taken_in(store: Store, count: int) -> None:
    listed = Receipts.listed(store, *PLACE)
    for arrival in arrivals(count):
        archive(listed, *PLACE, Received(arrival, arrival.name.encode(), "inbox"), NOW)


def test_taking_in_many_files_at_once_lists_the_archive_once(new_store: Callable[[], CountedStore]) -> None:
    store = new_store()
    taken_in(store, 16)
    assert store.asked == Asked(read=0, listings=1, listed=0, written=2 * 16)


def test_finding_that_nothing_is_new_reads_one_receipt_a_file(
    new_store: Callable[[], CountedStore], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def asked(count: int) -> int:
        store = new_store()
        monkeypatch.setattr(Settings, "restricted", lambda _: store)
        taken_in(store, count)
        cycle = CycleContext.of(COUNCIL, QUARTER)

        def look() -> None:
            listed = Receipts.listed(store, *PLACE)
            assert [to_archive(cycle, listed, (each, each.name.encode()), "inbox") for each in arrivals(count)] == [None] * count

        return asked_by(store, look).answers

    assert [asked(count) for count in SIZES] == [2 * count + count for count in SIZES]


@pytest.mark.parametrize("count", SIZES)
def test_the_watch_of_the_inbox_opens_nothing(new_store: Callable[[], CountedStore], count: int) -> None:
    store = new_store()
    taken_in(store, count)
    asked = asked_by(store, lambda: unarchived(store, *PLACE, arrivals(count)))
    assert asked == Asked(read=0, listings=1, listed=2 * count, written=0)


def published(store: Store, count: int) -> None:
    folder = PublicationFolder(store, COUNCIL, PLACE[1].key, lambda _: b"a page")
    for number in range(count):
        file = ReleaseFile(path="report.html", content_type="text/html", title="Report", body=f"{number}".encode())
        publish(folder, NewVersion(rendering="public", files=[file], reason="A figure was wrong."), NOW)


def test_a_version_asks_for_as_much_however_many_there_are(new_store: Callable[[], CountedStore]) -> None:
    def one_more(count: int) -> Asked:
        store = new_store()
        published(store, count)
        folder = PublicationFolder(store, COUNCIL, PLACE[1].key, lambda _: b"a page")
        file = ReleaseFile(path="report.html", content_type="text/html", title="Report", body=b"new")
        new = NewVersion(rendering="public", files=[file], reason="A figure was wrong.")
        return asked_by(store, lambda: publish(folder, new, NOW))

    assert one_more(1) == one_more(8) == one_more(16)


def test_the_list_of_versions_is_one_object(new_store: Callable[[], CountedStore]) -> None:
    store = new_store()
    published(store, 16)
    assert asked_by(store, lambda: versions(store, COUNCIL, PLACE[1].key)) == Asked(read=1)


@pytest.mark.parametrize("quarters", [4, 40])
def test_history_asks_for_as_many_quarters_as_are_used(new_store: Callable[[], CountedStore], quarters: int) -> None:
    store, each = new_store(), PLACE[1]
    for _ in range(quarters):
        each = each.previous
        store.write(f"{COUNCIL}/{each.key}/unused", b"")
    asked = asked_by(store, lambda: earlier_figures(COUNCIL, *PLACE, store))
    assert asked == Asked(read=LOOKED_BACK)
