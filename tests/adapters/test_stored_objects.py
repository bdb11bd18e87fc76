"""Do the objects in a store say which form they have, and is each read, or refused by name, in another?"""

import json
from collections.abc import Callable
from typing import Any

import pytest

from adapters.audit import events_of, record
from adapters.cycle_context import CycleContext
from adapters.cycle_status import save_status, saved_statuses
from adapters.mail.queue import letters, queue_letter
from adapters.provenance import counted_before, record_sources
from adapters.publication import versions
from adapters.store import Store
from quarterly.collecting.received import ArchivedFile, RawReturn, Returns
from quarterly.commentary.letters import LetterKind
from quarterly.publishing.cycle_status import CycleStatus
from quarterly.publishing.versions import PublicationIndex, PublishedVersion
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.errors import SetupError
from tests.installation import COUNCIL, KEY, QUARTER, Installation
from tests.made_letters import made_letter

EVENT = AuditEvent(
    kind="run", council=COUNCIL, quarter=KEY, at="2012-10-01T09:00:00.000000+00:00", by="Officer", reason="A return came late."
)
LETTER = made_letter("return-1", LetterKind.RETURN)
STATUS = CycleStatus(
    council=COUNCIL,
    name="Dudley",
    quarter=QUARTER,
    state="Published",
    message="",
    received=3,
    missing=(),
    commentary=0,
    signed_off="",
    version=1,
    deadline="",
)
COLLECTED = Returns((RawReturn("schools", (ArchivedFile("a.xlsx", "d1", "k", "2012-07-02"),)),), ())

Keep = Callable[[CycleContext], object]


def record_an_event(cycle: CycleContext) -> object:
    record(cycle.restricted, EVENT)
    return events_of(cycle.restricted, COUNCIL, KEY)


def post_a_letter(cycle: CycleContext) -> object:
    queue_letter(cycle.restricted, cycle.post, LETTER)
    return letters(cycle.restricted, cycle.post)


def save_a_status(cycle: CycleContext) -> object:
    if not cycle.restricted.list("control-room"):
        save_status(cycle.restricted, KEY, STATUS)
    return saved_statuses(cycle.restricted)


def record_the_sources(cycle: CycleContext) -> object:
    if not cycle.restricted.list("archive"):
        record_sources(cycle, COLLECTED)
    return counted_before(cycle, "schools")


KEPT: list[tuple[Keep, str]] = [
    (record_an_event, "an audit event"),
    (post_a_letter, "a letter"),
    (save_a_status, "where a quarter stands"),
    (record_the_sources, "a list of the files of a version"),
]
NEWEST = {"a letter": 3}  # all others are of form 1
each_kept = pytest.mark.parametrize(("keep", "what"), KEPT)


@pytest.fixture
def cycle(installation: Installation) -> CycleContext:
    return CycleContext.of(COUNCIL, QUARTER)


def written(store: Store) -> list[str]:
    return [entry.key for entry in store.list("")]


def change(store: Store, **fields: Any) -> None:
    for key in written(store):
        content = {**json.loads(store.read(key)), **fields}
        kept = {name: value for name, value in content.items() if value is not None}
        store.write(key, json.dumps(kept).encode())


@each_kept
def test_it_says_its_form(cycle: CycleContext, keep: Keep, what: str) -> None:
    keep(cycle)
    assert {json.loads(cycle.restricted.read(key))["form"] for key in written(cycle.restricted)} == {NEWEST.get(what, 1)}


@pytest.mark.parametrize(("keep", "what"), [each for each in KEPT if each[1] not in NEWEST])
def test_one_without_a_mark_is_read_as_it_always_was(cycle: CycleContext, keep: Keep, what: str) -> None:
    before = keep(cycle)
    change(cycle.restricted, form=None)
    assert keep(cycle) == before


@pytest.mark.parametrize("form", [1, 2])
def test_a_letter_that_was_one_text_is_read_as_its_paragraphs(cycle: CycleContext, form: int) -> None:
    before = post_a_letter(cycle)
    change(cycle.restricted, form=form, text="To the officer\n\nPlease.\n\nPerformance officer\n", greeting=None, blocks=None)
    assert post_a_letter(cycle) == before


@each_kept
def test_one_of_a_newer_form_is_refused_by_name(cycle: CycleContext, keep: Keep, what: str) -> None:
    keep(cycle)
    change(cycle.restricted, form=99)
    with pytest.raises(SetupError) as error:
        keep(cycle)
    assert str(error.value).partition(" is ")[0] in written(cycle.restricted)
    assert f"is {what} of form 99, and this version of Quarterly reads no form after {NEWEST.get(what, 1)}." in str(error.value)


def test_a_list_of_versions_is_written_without_a_mark_and_refused_in_a_newer_form(installation: Installation) -> None:
    published = "2012-10-05T09:00:00+00:00"
    version = PublishedVersion(version=1, release="r1", manifest_sha256="0", published=published, reason="", files=())
    index, store = PublicationIndex(council=COUNCIL, quarter=KEY, versions=(version,)), installation.public
    assert "form" not in json.loads(index.to_bytes())
    key = f"{COUNCIL}/{KEY}/index.json"
    for form, is_read in ((1, True), (2, False)):
        store.write(key, json.dumps({**json.loads(index.to_bytes()), "form": form}).encode())
        if is_read:
            assert versions(store, COUNCIL, KEY) == index
            continue
        with pytest.raises(SetupError, match=f"{key} in .* is a list of versions of form 2, and this version .* no form after 1"):
            versions(store, COUNCIL, KEY)
