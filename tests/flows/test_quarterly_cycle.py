"""Which stages of a cycle does Prefect run, skip and retry, and in which state does the cycle end?"""

import json
import logging
from typing import Any
from uuid import UUID

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import State

import tasks.request_commentary
from adapters.mail.queue import Delivery, deliver
from flows.quarter_page import Part
from flows.quarterly_cycle import quarterly_cycle
from quarterly.vocabulary.errors import ServiceUnavailable, SetupError
from tasks.references import CycleOutcome
from tests.flows.pages import page_of, rows_of
from tests.installation import COUNCIL, LAC, QUARTER, Installation, cover_workbook, indicator_return, own_council

STAGES = [
    "collect_returns",
    "validate_return children-in-care",
    "validate_return safeguarding",
    "validate_return cover",
    "score_indicators",
    "request_commentary",
    "compile_report",
    "publish_report",
]


class Finished(logging.Handler):
    """The final state of each stage by the name of its run; the server's own list is not always up to date."""

    def __init__(self) -> None:
        super().__init__()
        self.stages: dict[str, str] = {}

    def emit(self, record: logging.LogRecord) -> None:
        how = {"done": "Completed", "unchanged": "Cached"}.get(getattr(record, "stage_event", ""))
        if how:
            self.stages[record.stage_run] = how  # type: ignore[attr-defined]


FINISHED: dict[Any, dict[str, str]] = {}


def run(council: str = COUNCIL, *reason: str) -> State[Any]:
    log, finished = logging.getLogger("quarterly.stages"), Finished()
    log.addHandler(finished)
    try:
        state = quarterly_cycle(council, QUARTER, *reason, return_state=True)
    finally:
        log.removeHandler(finished)
    FINISHED[state.state_details.flow_run_id] = finished.stages
    return state


def executed(state: State[Any]) -> dict[str, str]:
    """Return the final state of every stage in a run: "Completed" or "Cached"."""
    return FINISHED[state.state_details.flow_run_id]


def test_the_six_stages_run_and_publish(sent: Installation) -> None:
    state = run()
    assert (state.name, executed(state)) == ("Published", dict.fromkeys(STAGES, "Completed"))


def run_id(state: State[Any]) -> UUID:
    assert state.state_details.flow_run_id
    return state.state_details.flow_run_id


def test_the_run_is_named_after_council_and_quarter(sent: Installation) -> None:
    state = run()
    with get_client(sync_client=True) as client:
        assert client.read_flow_run(run_id(state)).name == "dudley 2012-13 Q1"


def test_a_reason_about_a_child_stops_the_run_before_any_stage(sent: Installation) -> None:
    state = run(COUNCIL, "The child born on 03/04/2009 moved.")
    assert (state.name, executed(state)) == ("Refused", {})
    with get_client(sync_client=True) as client:
        kept = client.read_flow_run(run_id(state)).parameters
    assert (kept["quarter"], kept["reason"]) == (QUARTER, "(not kept)")


def test_a_second_run_does_only_what_looks_at_the_world(published: Installation) -> None:
    state = run()
    done = {name for name, how in executed(state).items() if how != "Cached"}
    assert done == {"collect_returns", "request_commentary", "publish_report"}
    outcome: CycleOutcome = state.result()
    assert outcome.publication.describe() == "version 1 stands unchanged"


def test_a_correction_redoes_only_its_own_service_and_what_follows(published: Installation) -> None:
    correction = indicator_return("children-in-care", [[*LAC[:4], 109.4, 98.8, "The opening figure was sent first."]])
    published.send("children-in-care", correction, "fix.xlsx", hour=15)
    state = run()
    assert {name for name, how in executed(state).items() if how == "Cached"} == {
        "validate_return safeguarding",
        "validate_return cover",
    }
    outcome: CycleOutcome = state.result()
    assert outcome.publication.describe() == "version 2 published"


def test_a_lost_output_is_made_again(published: Installation) -> None:
    for entry in published.restricted.list("stages/dudley/2012-13-q1/compile_report"):
        published.restricted.delete(entry.key)
    assert executed(run())["compile_report"] == "Completed"


def test_without_any_return_it_waits(sent: Installation) -> None:
    for path in (sent.folder / "inbox").rglob("*.xlsx"):
        path.unlink()
    assert run().name == "AwaitingReturns"


def test_a_gate_on_commentary_holds_publication(sent: Installation) -> None:
    council = own_council(sent.folder / "dudley", [("profile.yaml", "  commentary: accept", "  commentary: hold")])
    sent.send("children-in-care", indicator_return("children-in-care", [[*LAC[:6], None]]))
    state = run(str(council))
    assert state.name == "AwaitingRelease"
    assert "Held back by 1 explanation awaited. The draft: " in (state.message or "")
    assert sent.public.list("") == []


def test_a_gate_on_returns_holds_publication(sent: Installation) -> None:
    council = own_council(sent.folder / "dudley", [("profile.yaml", "  returns: accept", "  returns: hold")])
    assert "Held back by 4 returns missing or refused." in (run(str(council)).message or "")


def test_what_is_temporary_is_tried_again(sent: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = failing(monkeypatch, ServiceUnavailable("The mail server is away."), times=1)
    assert (run().name, len(calls)) == ("Published", 2)


def test_what_somebody_must_mend_is_not_tried_again(sent: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = failing(monkeypatch, SetupError("The mail server refused the login."), times=9)
    assert (run().name, len(calls)) == ("Failed", 1)


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception, times: int) -> list[int]:
    """Make sending letters fail this many times; return the list of calls."""
    calls: list[int] = []

    def broken(*args: Any) -> Delivery:
        calls.append(1)
        if len(calls) <= times:
            raise error
        return deliver(*args)

    monkeypatch.setattr(tasks.request_commentary, "deliver", broken)
    return calls


def test_a_failed_run_goes_on_where_it_failed(sent: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        failing(patch, SetupError("The mail server refused the login."), times=9)
        run()
    cached = {name for name, how in executed(run()).items() if how == "Cached"}
    returns = {f"validate_return {sender}" for sender in ("children-in-care", "safeguarding", "cover")}
    assert cached == {*returns, "score_indicators"}


def test_the_page_of_a_run_has_statuses_and_counts_only(sent: Installation) -> None:
    assert rows_of(run(), Part.RATINGS) == [
        {"rating": "Exceeds target", "indicators": "2"},
        {"rating": "On target, lower half", "indicators": "1"},
        {"rating": "Worse than target", "indicators": "2"},
    ]


def test_the_page_of_a_run_begins_with_where_the_publication_is(sent: Installation) -> None:
    page = page_of(run())
    assert page.startswith(f"## {Part.PUBLICATION}\n\n- Version 1 and all before it: ")
    assert str(sent.folder / "store/public/dudley/2012-13-q1/index.html") in page


def test_no_figure_and_no_commentary_reaches_log_or_results(sent: Installation, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        run()
    records = [sent.restricted.read(entry.key).decode() for entry in sent.restricted.list("results")]
    seen = "\n".join([*(record.getMessage() for record in caplog.records), *records])
    assert "collect_returns" in seen
    for secret in ("104.9", "62.9", "care leavers", "off sick", "More children"):
        assert secret not in seen


def test_results_are_json_references_under_one_folder(published: Installation) -> None:
    assert {entry.key.split("/")[0] for entry in published.restricted.list("")} == {
        *("archive", "control-room", "dudley", "post", "results", "stages")
    }
    record = json.loads(published.restricted.read(published.restricted.list("results")[0].key))
    assert record["metadata"]["serializer"]["type"] == "json"


def test_the_whole_cycle_runs_on_s3(
    installation: Installation, shared_bucket: str, s3_options: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    store = f"s3://{shared_bucket}/cycle"
    monkeypatch.setenv("QUARTERLY_S3_ENDPOINT", s3_options.endpoint)
    monkeypatch.setenv("QUARTERLY_STORE", store)
    monkeypatch.setenv("QUARTERLY_INBOX", f"{store}/inbox")
    from adapters.settings import load_settings

    inbox = load_settings().open(f"{store}/inbox")
    inbox.write("dudley/2012-13-q1/children-in-care/return.xlsx", indicator_return("children-in-care", [LAC]))
    inbox.write("dudley/2012-13-q1/cover/cover.xlsx", cover_workbook())
    first: CycleOutcome = run().result()
    again = run()
    outcome: CycleOutcome = again.result()
    assert (first.publication.version, outcome.publication.unchanged) == (1, True)
    assert executed(again)["compile_report"] == "Cached"
