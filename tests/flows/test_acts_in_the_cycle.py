"""Do reasons and sign-offs reach the run that publishes, and does the Prefect UI show what each run did and why?"""

import json
from typing import Any

import pytest

from flows.quarter_page import Part
from flows.steps import ALWAYS, NEW, UNCHANGED
from tasks.references import CycleOutcome
from tests.flows.officers import corrected, cycle, everything, withdraw
from tests.flows.pages import rows_of
from tests.installation import COUNCIL, KEY, Installation, indicator_return


def test_a_run_says_which_stages_were_skipped_and_why(published: Installation) -> None:
    steps = {(row["stage"], row.get("of", "")): (row["what"], row["why"]) for row in rows_of(cycle(), Part.STAGES)}
    assert steps == {
        ("collect_returns", ""): ("done", ALWAYS),
        ("validate_return", "children-in-care"): ("skipped", UNCHANGED),
        ("validate_return", "safeguarding"): ("skipped", UNCHANGED),
        ("validate_return", "cover"): ("skipped", UNCHANGED),
        ("score_indicators", ""): ("skipped", UNCHANGED),
        ("request_commentary", ""): ("done", ALWAYS),
        ("compile_report", ""): ("skipped", UNCHANGED),
        ("publish_report", ""): ("done", ALWAYS),
    }


def test_from_a_stage_on_everything_is_done_again_and_is_the_same(published: Installation) -> None:
    before = {key: body for key, body in everything(published).items() if "/releases/" in key}
    state = cycle(from_stage="score_indicators")
    done = {row["stage"]: row["why"] for row in rows_of(state, Part.STAGES)}
    assert (done["validate_return"], done["score_indicators"], done["compile_report"]) == (
        UNCHANGED,
        "this run was asked to",
        "this run was asked to",
    )
    assert {key: body for key, body in everything(published).items() if "/releases/" in key} == before
    outcome: CycleOutcome = state.result()
    assert outcome.publication.describe() == "version 1 stands unchanged"


def test_a_waiting_run_shows_what_came_and_what_did_not(installation: Installation) -> None:
    installation.send_all()
    state = cycle()
    assert state.name == "WithDemocraticServices"
    rows = {row["from"]: row for row in rows_of(state, Part.RETURNS)}
    assert (rows["Children in care"]["files"], rows["Children in care"]["refused"]) == ("1", "0")
    assert rows["Schools and learning"] == {"from": "Schools and learning", "files": "not received"}
    assert {row["why"] for row in rows_of(state, Part.STAGES)} == {ALWAYS, NEW}


def test_outstanding_commentary_is_shown_by_role_and_number(sent: Installation) -> None:
    late = indicator_return("children-in-care", [["adoption-matching", None, None, None, 230, 213, None]])
    sent.send("children-in-care", late, "late.xlsx", hour=15)
    assert rows_of(cycle(), Part.COMMENTARY) == [{"awaited from": "Head of children in care", "indicators": "1"}]


def test_a_reason_given_to_a_run_that_failed_is_not_forgotten(published: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    corrected(published)
    with monkeypatch.context() as patch:
        patch.setattr("tasks.publish_report.publish", _dies)
        assert cycle(reason="The opening rate was sent.").name == "Failed"
    cycle()
    index = json.loads(published.public.read(f"{COUNCIL}/{KEY}/index.json"))
    assert [version["reason"] for version in index["versions"]][1:] == ["The opening rate was sent."]


def test_a_reason_to_publish_the_same_again_is_not_forgotten_either(
    published: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    withdraw()
    with monkeypatch.context() as patch:
        patch.setattr("tasks.publish_report.publish", _dies)
        assert cycle(reason="It was withdrawn by mistake.").name == "Failed"
    cycle()
    index = json.loads(published.public.read(f"{COUNCIL}/{KEY}/index.json"))
    assert [version["reason"] for version in index["versions"]][1:] == ["It was withdrawn by mistake."]


def _dies(*_: Any, **__: Any) -> None:
    raise RuntimeError


@pytest.mark.parametrize(
    ("council", "quarter", "message"),
    [
        ("wessex", "2012-13 Q1", "There is no council “wessex”"),
        (COUNCIL, "soon", "“soon” is not a quarter."),
        (COUNCIL, "2098-99 Q1", "2098-99 Q1 has not begun"),
    ],
)
def test_a_run_of_nothing_is_refused(installation: Installation, council: str, quarter: str, message: str) -> None:
    state = cycle(council, quarter)
    assert state.name == "Refused"
    assert message in (state.message or "")
    assert everything(installation) == {}


def test_a_stage_there_is_not_is_refused(installation: Installation) -> None:
    state = cycle(from_stage="score")
    assert (state.message or "").startswith("“What to do again” must be one of: collect_returns, validate_return,")
    assert everything(installation) == {}
