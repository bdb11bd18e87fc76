"""Does `quarterly serve` start server, pool, deployments, automations and worker, correct them when called again, and end all?"""

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from serving.pool import TEMPLATE
from serving.server import is_open
from tests.installation import QUARTER
from tests.serving.served import Served, engines, left, notified, served_from, until


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory, run_folder: Path) -> Iterator[Served]:
    """The command with its own councils and installation, not started yet."""
    with notified() as told, served_from(tmp_path_factory.mktemp("served"), run_folder, told) as serving:
        yield serving


@pytest.fixture
def served(serving: Served) -> Served:
    """The command, running."""
    serving.start_unless_running()
    return serving


@pytest.fixture(scope="module")
def after_a_round(serving: Served) -> Served:
    """The command after a round of both councils, which publishes Dudley's report."""
    serving.start_unless_running()
    serving.start("all-councils/all-councils", quarter=QUARTER, councils=["broken", "dudley"])

    def ended() -> Any:
        found = serving.post("/flow_runs/filter", {"flows": {"name": {"any_": ["all-councils"]}}})
        return [run for run in found if run["state_type"] == "COMPLETED" and "to be done" not in run["state"]["message"]]

    until(ended)
    return serving


@pytest.fixture
def after_round(after_a_round: Served) -> Served:
    """The same, running still or again."""
    after_a_round.start_unless_running()
    return after_a_round


def test_the_pages_of_the_ui_ask_the_host_they_came_from_and_for_the_auth_string(served: Served) -> None:
    found = served.get("/ui-settings")
    assert (found["api_url"], found["auth"], found["csrf_enabled"]) == ("/api", "BASIC", True)
    assert not is_open(f"http://127.0.0.1:{served.port}/api")


def test_one_ui_is_served_and_no_other_offered(served: Served) -> None:
    found = served.get("/ui-settings")
    assert (found["default_ui"], found["available_uis"], found["v2_base_url"]) == ("v1", ["v1"], None)


def test_every_form_is_there(served: Served) -> None:
    forms = {form["name"]: form for form in served.post("/deployments/filter", {})}
    assert set(forms) == {
        *("quarter-end", "run-cycle", "correct-return", "set-aside", "sign-off", "release", "publish-due", "withdraw"),
        *("purge", "all-councils", "inbox-watch", "clear-sentence", "strike-sentence", "accept-finding", "suppress-figures"),
        *("read-mail", "decide-mail", "ask", "edit-commentary", "send-draft", "agenda-published", "record-meeting"),
        *("open-quarter", "chase", "more-time", "step-up", "pause-reminders"),
    }
    assert forms["release"]["parameter_openapi_schema"]["properties"]["by"]["enum"] == ["Corporate performance officer"]
    fields = forms["run-cycle"]["parameter_openapi_schema"]["properties"]
    assert fields["council"]["enum"] == ["broken", "dudley"]
    assert fields["quarter"]["description"] == "Financial year and quarter, such as 2012-13 Q1."


def test_a_field_that_a_form_does_not_have_is_refused_before_anything_runs(served: Served) -> None:
    form = served.get("/api/deployments/name/quarterly-cycle/run-cycle")["id"]
    fields = {"council": "dudley", "quarter": "2012-13 Q1", "quater": "2012-13 Q1"}
    with pytest.raises(httpx.HTTPStatusError) as refused:
        served.post(f"/deployments/{form}/create_flow_run", {"parameters": fields})
    said = refused.value.response.json()["detail"]
    assert said == "There is a field that this form does not have: send those alone that it shows."


def test_all_councils_are_run_and_one_that_fails_stops_no_other(after_round: Served) -> None:
    found = after_round.post("/flow_runs/filter", {"flows": {"name": {"any_": ["all-councils"]}}})
    assert "1 Published, 1 Refused." in [run["state"]["message"] for run in found]


def test_a_publication_is_told_of(after_round: Served) -> None:
    told = after_round.told
    until(lambda: told.posts and any("To: ops@" in mail for mail in told.mails))
    assert "Quarterly: published\nVersion 1 of Dudley, 2012-13 Q1, is published." in [post["text"] for post in told.posts]
    assert any("To: ops@dudley.example" in mail and "Version 1 of Dudley" in mail for mail in told.mails)


def test_the_control_room_says_where_the_council_stands(after_round: Served) -> None:
    rows = json.loads(after_round.get("/api/artifacts/control-room/latest")["data"])
    assert [(row["council"], row["state"], row["version"]) for row in rows] == [("Dudley", "Published", "1")]


def test_a_failure_is_told_of(served: Served) -> None:
    served.start("quarter-end/quarter-end", on="2012-07-02", councils=["broken"])
    until(lambda: "Quarterly: a run failed" in [post["title"] for post in served.told.posts])
    assert any("Not started: broken. The log says why." in post["text"] for post in served.told.posts)


def test_serving_again_puts_right_and_adds_nothing(served: Served) -> None:
    deployment = served.get("/api/deployments/name/all-councils/all-councils")
    schedule = f"/api/deployments/{deployment['id']}/schedules/{deployment['schedules'][0]['id']}"
    served.ask("PATCH", schedule, {"active": True})
    before = {each["id"] for each in served.post("/automations/filter", {})}
    first, *others = before
    served.ask("DELETE", f"/api/automations/{first}")
    open_to_all = {
        "job_configuration": {"command": "{{ command }}"},
        "variables": {"properties": {"command": {"type": "string"}}},
    }
    served.ask("PATCH", "/api/work_pools/quarterly", {"base_job_template": open_to_all})
    assert "running already" in served.again()
    assert served.get("/api/work_pools/quarterly")["base_job_template"] == TEMPLATE
    after = {each["id"] for each in served.post("/automations/filter", {})}
    assert (len(after), set(others) <= after) == (len(before), True)
    (schedule,) = served.get("/api/deployments/name/all-councils/all-councils")["schedules"]
    assert schedule["active"]  # what somebody switched on in the UI


def test_a_run_that_is_killed_is_done_again(served: Served) -> None:
    run = served.start("quarterly-cycle/run-cycle", council="dudley", quarter=QUARTER, from_stage="collect_returns")
    until(lambda: served.state(run) == "Running")  # for ten seconds, as everything is done again
    for pid in engines(served.home):
        os.kill(pid, signal.SIGKILL)
    until(lambda: served.state(run) == "AwaitingRetry")


def test_ctrl_c_leaves_nothing_behind_even_with_a_run_at_work(served: Served) -> None:
    served.start("quarterly-cycle/run-cycle", council="dudley", quarter=QUARTER, from_stage="collect_returns")
    until(lambda: engines(served.home))  # its own, or a run's that another test has killed and that is done again
    assert served.interrupt(signal.SIGINT) == 0
    assert left(served.home) == {}
