"""Is nothing public until a person releases exactly that pack, in the right role, with a reason for what holds it back?"""

from typing import Any

import pytest
from prefect import get_client
from prefect.client.schemas.objects import State

from adapters.audit import events_of
from adapters.drafts import save_draft
from adapters.mail.queue import sent_letters
from flows.form_checks import opened
from flows.sign_off import sign_off
from quarterly.commentary.letters import LetterKind
from quarterly.publishing.drafts import Draft
from quarterly.vocabulary.audit_event import Accepted
from tests.flows.officers import OFFICER, corrected, cycle, everything, withdraw
from tests.flows.releases import (
    BY_A_PERSON,
    CLOSED,
    draft,
    gated,
    released,
    sent_to_be_released,
    with_a_draft,
    with_its_draft_released,
)
from tests.installation import COUNCIL, KEY, QUARTER, Installation
from tests.snapshots import Snapshots

DIRECTOR = "Director of children's services"


@pytest.fixture
def sent(installation: Installation) -> str:
    return sent_to_be_released(installation)


@pytest.fixture
def council(installation: Installation, snapshots: Snapshots) -> str:
    return with_a_draft(installation, snapshots)


@pytest.fixture
def published(council: str, installation: Installation, snapshots: Snapshots) -> str:
    return with_its_draft_released(council, installation, snapshots)


def test_a_run_ends_in_a_draft_and_says_what_holds_it_back(installation: Installation, sent: str) -> None:
    state = cycle(sent)
    assert state.name == "AwaitingRelease"
    assert (state.message or "").startswith(
        f"The report is ready; its release by the role {OFFICER} is awaited, of pack {draft(sent).pack[:12]}. "
        "Held back by 4 returns missing or refused. The draft: "
    )
    assert installation.public.list("") == []


def test_the_draft_and_the_release_page_can_be_read_and_the_letter_encloses_the_page(
    installation: Installation, sent: str
) -> None:
    state, folder = cycle(sent), draft(sent).folder
    assert (state.message or "").endswith(f"{folder}/draft.html.")
    assert all(installation.restricted.exists(f"{folder}/{name}") for name in ("draft.html", "release.html", "release.csv"))
    letters = [letter for letter, _ in sent_letters(installation.restricted, f"post/{COUNCIL}/{KEY}")]
    (asked,) = (letter for letter in letters if letter.kind is LetterKind.RELEASE)
    assert [each.key for each in asked.attachments] == [f"{folder}/release.pdf"]
    assert installation.restricted.read(f"{folder}/release.pdf").startswith(b"%PDF")


def test_a_run_that_publishes_at_once_draws_no_release_page(installation: Installation) -> None:
    installation.send_all()
    installation.send_cover()
    own = gated(installation)
    assert cycle(own).name == "Published"
    assert not installation.restricted.exists(f"{draft(own).folder}/release.html")


def test_who_releases_is_written_to_once_for_each_pack(installation: Installation, council: str) -> None:
    cycle(council)
    sent = [letter for letter, _ in sent_letters(installation.restricted, f"post/{COUNCIL}/{KEY}")]
    assert [letter.to for letter in sent if letter.kind is LetterKind.RELEASE] == ["performance@dudley.example"]


def test_a_release_publishes_and_keeps_what_was_accepted_and_why(installation: Installation, council: str) -> None:
    assert released(council).name == "Published"
    (act,) = events_of(installation.restricted, COUNCIL, KEY)
    assert (act.kind, act.by, act.pack, act.accepted) == ("release", OFFICER, draft(council).pack, (Accepted("returns", CLOSED),))
    assert draft(council).version == 1


def test_the_same_form_sent_twice_is_one_act(installation: Installation, council: str) -> None:
    assert released(council, not_before="2012-07-31 09:00").name == "Published"
    cycle(council)
    state = released(council, not_before="2012-07-31 09:00")
    assert (
        state.message == f"Pack {draft(council).pack[:12]} is published already, as version 1 of {QUARTER}. Nothing was changed."
    )
    assert len(events_of(installation.restricted, COUNCIL, KEY)) == 1


def test_running_again_needs_no_second_release(installation: Installation, published: str) -> None:
    state = cycle(published)
    assert (state.name, state.result().publication.unchanged) == ("Published", True)


def test_a_correction_that_comes_first_voids_a_release(installation: Installation, council: str) -> None:
    old = draft(council).pack
    corrected(installation)
    state = released(council)
    assert state.name == "AwaitingRelease"
    assert "One given before was of another pack and does not count for this one." in (state.message or "")
    assert draft(council).pack != old
    assert installation.public.list("") == []
    assert released(council).name == "Published"


def test_the_next_version_needs_a_release_of_its_own(installation: Installation, published: str) -> None:
    corrected(installation)
    assert cycle(published, reason="A figure was wrong.").name == "AwaitingRelease"
    assert draft(published).version == 0
    assert released(published).result().publication.version == 2


def test_after_a_withdrawal_the_same_pack_is_released_anew(installation: Installation, published: str) -> None:
    withdraw(council=published)
    early = released(published)
    assert (early.name, "Version 1 of 2012-13 Q1 is withdrawn. Give a reason" in (early.message or "")) == ("Refused", True)
    state = cycle(published, reason="It was withdrawn by mistake.")
    assert (state.name, "another pack" in (state.message or "")) == ("AwaitingRelease", False)
    assert released(published).name == "Published"


def test_a_stale_pack_is_refused_and_the_current_one_named(installation: Installation, council: str) -> None:
    save_draft(opened(council, QUARTER), Draft("ab" * 32, draft(council).folder))
    before = everything(installation)
    state = released(council, pack="0123456789ab")
    assert "Pack 0123456789ab is not the draft that waits. The draft of 2012-13 Q1 is abababababab:" in (state.message or "")
    assert everything(installation) == before


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"council": "wessex"}, "There is no council “wessex”"),
        ({"quarter": "2098-99 Q1"}, "2098-99 Q1 has not begun"),
        ({"pack": "the latest"}, "No pack goes by that name: it is the first 12 characters"),
        ({"pack": 12}, "“Pack” must be text."),
        ({"by": "Head of children in care"}, f"are released by the role {OFFICER}, not by Head of children in care."),
        ({"by": "Jo Bloggs"}, "“Role that releases” must be a role of"),
        ({"returns": ""}, "4 returns missing or refused: Schools and learning, Libraries, archives and adult learning"),
        (
            {"returns": "Jo Bloggs, NHS 943 476 5919, was left out."},
            "“Accept a missing return”: The reason seems to identify a person",
        ),
        ({"returns": "x" * 201}, "“Accept a missing return”: The reason is longer than 200 characters"),
        ({"commentary": "On leave."}, "There is nothing to accept under “Accept missing commentary”: leave it out."),
        ({"not_before": "after the meeting"}, "“Not before”: this is not a day and an hour of it."),
        ({"not_before": "2012-06-01 09:00"}, "“Not before”: 1 June 2012 at 09:00 is before the quarter has ended"),
        ({"evidence": "nothing.eml"}, "There is no file of that name"),
    ],
)
def test_nonsense_is_refused_and_changes_nothing(
    installation: Installation, council: str, changes: dict[str, Any], message: str
) -> None:
    before = everything(installation)
    state = released(council, **changes)
    assert state.name == "Refused"
    assert message in (state.message or "")
    assert everything(installation) == before


def test_where_no_draft_waits_there_is_nothing_to_release(installation: Installation, sent: str) -> None:
    assert "No draft of 2012-13 Q1 waits." in (released(sent).message or "")
    save_draft(opened(sent, QUARTER), Draft("ab" * 32))  # as an earlier version of this program stored it
    assert "No draft of 2012-13 Q1 waits." in (released(sent).message or "")


# Signed off as well


def test_with_a_separate_sign_off_both_acts_are_needed(installation: Installation) -> None:
    installation.send_all()
    installation.send_cover()
    installation.send("sign-off", b"Agreed.", "agreed.eml")
    council = gated(installation, BY_A_PERSON, ("profile.yaml", "gates:\n", f"gates:\n  sign_off: {DIRECTOR}\n"))
    assert cycle(council).name == "AwaitingSignOff"
    form = {"council": council, "quarter": QUARTER, "pack": draft(council).pack, "by": DIRECTOR, "evidence": "agreed.eml"}
    assert sign_off(**form, return_state=True).name == "AwaitingRelease"
    assert released(council, returns="").name == "Published"


def test_where_one_role_does_both_the_release_is_the_sign_off_and_needs_its_evidence(installation: Installation) -> None:
    installation.send_all()
    installation.send_cover()
    installation.send("sign-off", b"Agreed.", "agreed.eml")
    roles = f"gates:\n  sign_off: {DIRECTOR}\n  released_by: {DIRECTOR}\n"
    council = gated(installation, BY_A_PERSON, ("profile.yaml", "gates:\n", roles))
    assert cycle(council).name == "AwaitingRelease"
    pack = draft(council).pack
    refused = sign_off(council=council, quarter=QUARTER, pack=pack, by=DIRECTOR, evidence="agreed.eml", return_state=True)
    assert "release it, which counts as the sign-off" in (refused.message or "")
    assert "There is no file of that name" in (released(council, by=DIRECTOR, returns="").message or "")
    assert released(council, by=DIRECTOR, returns="", evidence="agreed.eml").name == "Published"
    (act,) = events_of(installation.restricted, COUNCIL, KEY)
    assert (act.kind, act.by, act.evidence) == ("release", DIRECTOR, "agreed.eml")


def test_what_was_typed_in_the_place_of_a_reference_or_a_reason_is_not_kept(installation: Installation, council: str) -> None:
    for field in ("pack", "not_before", "evidence", "advice", "disclosure"):
        state = released(council, **{field: "Jo Bloggs, born 3 May 2016"})
        assert "Jo Bloggs" not in str(kept_by_prefect(state))
        assert kept_by_prefect(state)[field] == "(not kept)"


def test_what_was_typed_beside_a_pack_that_is_another_one_is_looked_at_too(installation: Installation, council: str) -> None:
    typed = {"returns": "The file of LAC id 123456 is late.", "commentary": "Owners are on leave."}
    kept = kept_by_prefect(released(council, pack="0123456789ab", **typed))
    assert {field: kept[field] for field in ("pack", *typed)} == {
        "pack": "0123456789ab",
        "returns": "(not kept)",
        "commentary": "Owners are on leave.",
    }


def kept_by_prefect(state: State[Any]) -> dict[str, Any]:
    run = state.state_details.flow_run_id
    assert run is not None
    with get_client(sync_client=True) as client:
        return client.read_flow_run(run).parameters
