"""Does a withdrawal replace the report by a notice and, for a disclosure, delete its public files?"""

from typing import Any

import pytest

from adapters.audit import events_of
from adapters.drafts import last_draft
from adapters.publication import verify, versions
from flows.form_checks import opened
from flows.sign_off import sign_off
from tasks.references import CycleOutcome
from tests.flows.officers import (
    APPROVER,
    OFFICER,
    correct,
    corrected,
    cycle,
    everything,
    publish_a_page,
    withdraw,
)
from tests.installation import COUNCIL, KEY, QUARTER, Installation, own_council

PAGE = f"{COUNCIL}/{KEY}/index.html"


@pytest.fixture
def page(installation: Installation) -> Installation:
    """An installation with one page published without a cycle."""
    publish_a_page(installation)
    return installation


def test_the_page_says_that_it_is_withdrawn_why_and_whom_to_ask(page: Installation) -> None:
    assert withdraw().name == "Withdrawn"
    text = page.public.read(PAGE).decode()
    assert "A service counted twice." in text
    assert "performance@dudley.example" in text
    assert "report.html" not in text


def test_versions_and_files_are_kept(page: Installation) -> None:
    before = everything(page)
    withdraw()
    after = everything(page)
    assert all(after[key] == body for key, body in before.items() if "/releases/" in key)
    assert verify(page.public, COUNCIL, KEY) == []


def test_who_withdrew_and_who_approved_is_recorded(page: Installation) -> None:
    withdraw()
    (act,) = events_of(page.restricted, COUNCIL, KEY)
    assert (act.kind, act.by, act.approved_by, act.version) == ("withdrawal", OFFICER, APPROVER, 1)


def test_a_withdrawn_report_stays_withdrawn(published: Installation) -> None:
    withdraw()
    corrected(published)
    state = cycle()
    assert state.name == "Withdrawn"
    assert (state.message or "").startswith("Version 1 is withdrawn: A service counted twice.")
    index = versions(published.public, COUNCIL, KEY)
    assert index is not None
    assert len(index.versions) == 1


def test_a_correction_publishes_again(published: Installation) -> None:
    withdraw()
    corrected(published)
    outcome: CycleOutcome = correct().result()
    assert outcome.publication.version == 2
    page = published.public.read(PAGE).decode()
    assert "Version 2 (current)" in page
    assert "A service counted twice." in page


def test_a_reason_publishes_the_same_again(published: Installation) -> None:
    withdraw()
    outcome: CycleOutcome = cycle(reason="It was withdrawn by mistake.").result()
    index = versions(published.public, COUNCIL, KEY)
    assert index is not None
    assert [version.release for version in index.versions] == [index.versions[0].release] * 2
    assert (outcome.publication.version, index.current.reason) == (2, "It was withdrawn by mistake.")


def test_a_disclosure_is_taken_down(page: Installation) -> None:
    state = withdraw(purge=True)
    assert (state.name, state.message) == (
        "Withdrawn",
        "Version 1 is withdrawn and its public files are deleted. A service counted twice.",
    )
    open_data = [f"{COUNCIL}/{name}" for name in ("csv-metadata.json", "data.csv", "indicators.csv")]
    site = [
        "councils.json",
        "index.html",
        *(f"{COUNCIL}/{name}" for name in ("accessibility.html", "index.html", "site.json", f"{KEY}/site.json")),
    ]
    assert sorted(entry.key for entry in page.public.list("")) == sorted([PAGE, f"{COUNCIL}/{KEY}/index.json", *open_data, *site])
    assert [len(page.public.read(key).splitlines()) for key in open_data[1:]] == [1, 1]
    assert "Its files were taken down" in page.public.read(PAGE).decode()


def test_the_tombstone_keeps_no_digest_of_what_was_disclosed(page: Installation) -> None:
    withdraw(purge=True)
    index = versions(page.public, COUNCIL, KEY)
    assert index is not None
    assert (index.current.release, index.current.manifest_sha256, index.current.files) == ("", "", ())


def test_the_restricted_pack_of_a_disclosure_is_kept(page: Installation) -> None:
    withdraw(purge=True)
    assert verify(page.restricted, COUNCIL, KEY) == []


def test_what_was_taken_down_is_never_published_again(published: Installation) -> None:
    withdraw(purge=True)
    before = [entry.key for entry in published.public.list("")]
    state = cycle(reason="It was withdrawn by mistake.")
    assert state.name == "Failed"
    assert "to the byte a version that was taken down" in (state.message or "")
    assert [entry.key for entry in published.public.list("")] == before


def test_an_older_version_is_taken_down_alone(published: Installation) -> None:
    corrected(published)
    correct()
    assert withdraw(purge=True, version=1).message == "Version 1 is taken down; version 2 stands."
    page = published.public.read(PAGE).decode()
    assert "Version 2 (current)" in page
    assert "Its files were taken down" in page
    assert verify(published.public, COUNCIL, KEY) == []
    assert cycle().name == "Published"


def test_a_form_sent_twice_withdraws_once(page: Installation) -> None:
    withdraw()
    before = everything(page)
    assert withdraw().name == "Withdrawn"
    assert everything(page) == before


def test_a_report_whose_list_of_versions_is_damaged_leaves_the_pages_at_once(page: Installation) -> None:
    page.public.write(f"{COUNCIL}/{KEY}/index.json", b"{")
    state = withdraw()
    text = page.public.read(PAGE).decode()
    assert state.name == "Refused"
    assert f"{COUNCIL}/{KEY}/index.json" in (state.message or "")
    assert "restores the list; then send this form again" in (state.message or "")
    assert "A service counted twice." in text
    assert "report.html" not in text
    assert events_of(page.restricted, COUNCIL, KEY) == ()


def test_once_its_list_of_versions_is_restored_the_report_is_withdrawn(page: Installation) -> None:
    key = f"{COUNCIL}/{KEY}/index.json"
    listed = page.public.read(key)
    page.public.write(key, b"{")
    withdraw()
    page.public.write(key, listed)
    assert withdraw().name == "Withdrawn"
    assert versions(page.public, COUNCIL, KEY).withdrawn  # type: ignore[union-attr]


def test_nobody_takes_a_report_off_alone_because_its_list_is_damaged(page: Installation) -> None:
    page.public.write(f"{COUNCIL}/{KEY}/index.json", b"{")
    before = everything(page)
    assert withdraw(approved_by=OFFICER).name == "Refused"
    assert everything(page) == before


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"council": "wessex"}, "There is no council “wessex”"),
        ({"quarter": "last one"}, "“last one” is not a quarter."),
        ({"quarter": "2098-99 Q1"}, "2098-99 Q1 has not begun"),
        ({"quarter": "2011-12 Q1"}, "Nothing of 2011-12 Q1 is published"),
        ({"reason": ""}, "“Reason” is empty."),
        ({"reason": "4 children are named."}, "“Reason”: The reason gives a small number"),
        ({"officer": "Jo Bloggs"}, "“Your role” must be a role of"),
        ({"approved_by": ""}, "A published report is changed by two"),
        ({"approved_by": OFFICER}, "“Approved by the role” must be another role than “Your role”"),
        ({"version": 7, "purge": True}, "There is no version 7 of 2012-13 Q1: the newest is 1."),
        ({"purge": "false"}, "“Delete its public files” must be true or false, and “Version” a whole number."),
        ({"version": -1, "purge": True}, "There is no version -1"),
    ],
)
def test_nonsense_is_refused_and_changes_nothing(page: Installation, changes: dict[str, Any], message: str) -> None:
    before = everything(page)
    state = withdraw(**changes)
    assert state.name == "Refused"
    assert message in (state.message or "")
    assert everything(page) == before


def test_a_sign_off_given_before_does_not_publish_the_same_again(installation: Installation) -> None:
    installation.send_all()
    installation.send_cover()
    installation.send("sign-off", b"Agreed.", "agreed.eml")
    gate = ("profile.yaml", "gates:\n", "gates:\n  sign_off: Director\n")
    council = str(own_council(installation.folder / COUNCIL, [gate]))
    cycle(council)
    draft = last_draft(opened(council, QUARTER))
    assert draft is not None
    form = {"council": council, "quarter": QUARTER, "pack": draft.pack, "by": "Director", "evidence": "agreed.eml"}
    assert sign_off(**form, return_state=True).name == "Published"
    withdraw(council=council)
    state = cycle(council, reason="It was withdrawn by mistake.")
    assert state.name == "AwaitingSignOff"
    assert "another pack" not in (state.message or "")
    assert sign_off(**form, return_state=True).name == "Published"
