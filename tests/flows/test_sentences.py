"""Do the forms that clear and strike a sentence run the cycle again with it, and keep nothing of what may not be kept?"""

import json
from typing import Any

import pytest
from prefect import get_client
from prefect.client.schemas.objects import State

from adapters.audit import events_of
from adapters.cycle_context import CycleContext
from adapters.flagged_sentences import flagged_sentences
from adapters.open_sentences import texts_in
from flows.clear_sentence import clear_sentence
from flows.correct_return import correct_return
from flows.set_aside import set_file_aside
from flows.sign_off import sign_off
from flows.strike_sentence import strike_sentence
from quarterly.screening.sentences import sentence_digest
from tests.flows.officers import APPROVER, OFFICER, cycle
from tests.installation import COUNCIL, KEY, LAC, LEAVERS, QUARTER, Installation, indicator_return, own_council

NAMED = "The home Kayleigh Adams Court was opened."
SENTENCE = sentence_digest(NAMED)[:12]
WORDING = "A home was opened."
SECRET = "Kayleigh Adams"
SUBTITLE = "Summary for the Children's Services Scrutiny Committee"


def form(flow: Any, **fields: Any) -> State[Any]:
    return flow(council=COUNCIL, quarter=QUARTER, **fields, return_state=True)  # type: ignore[no-any-return]


def clear(**changes: Any) -> State[Any]:
    given = {"sentence": SENTENCE, "decision": "no person", "reason": "It is the name of a home.", "officer": OFFICER}
    return form(clear_sentence, **(given | changes))


def strike(**changes: Any) -> State[Any]:
    given = {"sentence": SENTENCE, "reason": "Its sender is on leave.", "officer": OFFICER}
    return form(strike_sentence, **(given | changes))


@pytest.fixture
def sent(installation: Installation) -> Installation:
    installation.send("children-in-care", indicator_return("children-in-care", [[*LAC[:6], NAMED]]))
    installation.send_cover()
    cycle()
    return installation


def _cycle() -> CycleContext:
    return CycleContext.of(COUNCIL, QUARTER)


def public(installation: Installation) -> str:
    """Return the newest public draft, as data."""
    found = [each for each in installation.restricted.list("stages") if each.key.endswith("/public/report.json")]
    return installation.restricted.read(max(found, key=lambda each: each.modified).key).decode()


def test_a_sentence_is_withheld_until_it_is_cleared(sent: Installation) -> None:
    assert ("[sentence withheld]" in public(sent), SECRET in public(sent)) == (True, False)
    assert clear().name != "Refused"
    assert ("[sentence withheld]" in public(sent), SECRET in public(sent)) == (False, True)


def test_other_words_come_by_a_file_and_take_its_place(sent: Installation) -> None:
    sent.send("cover", f"{WORDING}\n".encode(), "wording.txt")
    assert strike(wording_file="wording.txt").name != "Refused"
    assert (WORDING in public(sent), SECRET in public(sent)) == (True, False)


def test_a_sentence_that_is_struck_leaves_the_archive_too(sent: Installation) -> None:
    held = [each for each in texts_in(_cycle()) if SECRET in each.text]
    assert strike().name != "Refused"
    assert (len(held), [each for each in texts_in(_cycle()) if SECRET in each.text]) == (1, [])


QUOTING = "The budget is 50% spent."
SAME = sentence_digest(QUOTING)[:12]


@pytest.fixture
def flagged(installation: Installation) -> Installation:
    """Have a draft compiled in which a comment quotes a number that is suppressed of another indicator."""
    installation.send("children-in-care", indicator_return("children-in-care", [[*LAC[:6], f"More came. {QUOTING}"], LEAVERS]))
    installation.send_cover()
    cycle()
    return installation


@pytest.mark.parametrize("wording", ["", "The budget is half spent, as planned."])
def test_a_flagged_sentence_is_struck_or_reworded_and_its_original_stays(flagged: Installation, wording: str) -> None:
    flagged.send("cover", f"{wording}\n".encode(), "wording.txt")
    assert (QUOTING in public(flagged), flagged_sentences(_cycle())) == (True, {sentence_digest(QUOTING)})
    assert strike(sentence=SAME, **({"wording_file": "wording.txt"} if wording else {})).name != "Refused"
    assert (QUOTING in public(flagged), (wording or "[sentence withheld]") in public(flagged)) == (False, True)
    assert any(QUOTING in each.text for each in texts_in(_cycle()))
    (act,) = events_of(flagged.restricted, COUNCIL, KEY)
    assert (act.kind, act.by, act.sentence and act.sentence.kinds) == ("sentence-struck", OFFICER, ())


def test_it_can_be_reworded_after_it_was_left_out(flagged: Installation) -> None:
    strike(sentence=SAME)
    flagged.send("cover", f"{WORDING}\n".encode(), "wording.txt")
    assert strike(sentence=SAME, wording_file="wording.txt").name != "Refused"
    assert WORDING in public(flagged)


def test_a_sentence_that_is_neither_personal_nor_flagged_is_not_struck(flagged: Installation) -> None:
    state = strike(sentence=sentence_digest("More came.")[:12])
    assert (state.name, "the release page flags none by it" in (state.message or "")) == ("Refused", True)


REFUSED: dict[str, tuple[Any, dict[str, Any]]] = {
    "a sentence in place of its name": (
        clear_sentence,
        {"sentence": NAMED, "decision": "no person", "reason": "So.", "officer": OFFICER},
    ),
    "a name as the role": (
        clear_sentence,
        {"sentence": SENTENCE, "decision": "may be named", "reason": "So.", "officer": OFFICER, "role": SECRET},
    ),
    "a name in the reason": (strike_sentence, {"sentence": SENTENCE, "reason": f"{SECRET} asked for it.", "officer": OFFICER}),
    "a name as the officer": (strike_sentence, {"sentence": SENTENCE, "reason": "So.", "officer": SECRET}),
    "a name as the file": (
        strike_sentence,
        {"sentence": SENTENCE, "reason": "So.", "officer": OFFICER, "wording_file": f"{SECRET}.txt"},
    ),
    "a name as a file set aside": (
        set_file_aside,
        {"file": f"{SECRET}.xlsx", "reason": "So.", "officer": OFFICER, "approved_by": APPROVER},
    ),
    "a name as evidence": (sign_off, {"pack": "0" * 12, "by": "Director", "evidence": f"{SECRET}.msg"}),
    "a name as the service": (
        correct_return,
        {"service": SECRET, "kind": "correction", "what_was_wrong": "So.", "effect": "So.", "officer": OFFICER},
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_what_names_somebody_is_refused_and_kept_nowhere(installation: Installation, kind: str) -> None:
    flow, fields = REFUSED[kind]
    state = form(flow, **fields)
    assert state.name == "Refused"
    with get_client(sync_client=True) as client:
        run = client.read_flow_run(state.state_details.flow_run_id)  # type: ignore[arg-type]
    stored = json.dumps([run.parameters, run.name, state.message, run.model_dump(mode="json")["state"]])
    assert SECRET not in stored
    assert events_of(installation.restricted, COUNCIL, KEY) == ()


def test_a_sentence_of_the_councils_own_files_is_not_struck_but_changed_there(installation: Installation) -> None:
    installation.send("children-in-care", indicator_return("children-in-care", [LAC]))
    folder = own_council(installation.folder / "dudley", [("profile.yaml", SUBTITLE, NAMED)])
    filled_in = {"sentence": SENTENCE, "reason": "Its author is on leave.", "officer": OFFICER}
    state = strike_sentence(council=str(folder), quarter=QUARTER, **filled_in, return_state=True)
    assert (state.name, "stands in the council's own files alone." in (state.message or "")) == ("Refused", True)
    assert events_of(installation.restricted, COUNCIL, KEY) == ()
