"""Can a hostile page, a foreign host name, another account or the settings of a run do anything to `quarterly serve`?"""

import json
import os
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from serving.storable import CANNOT_BE_STORED
from tests.chromium import BROWSER, Page, page
from tests.e2e.conftest import REQUIRED
from tests.e2e.server import CYCLE, WITHDRAW, Server
from tests.e2e.stack import Stack
from tests.installation import QUARTER

SCRIPT = (Path(__file__).parent / "hostile_page.js").read_text(encoding="utf-8")
NOTHING_CAME_OF_IT = {"refused", "nothing to read"}


@pytest.fixture
def server(stack: Stack) -> Server:
    """The server of `quarterly serve`."""
    return stack.server


@pytest.fixture
def target(server: Server) -> dict[str, str]:
    """What a hostile page may know: the ids of a deployment, its schedule and a run."""
    deployment = server.call("GET", "/deployments/name/quarter-end/quarter-end")
    body = {"name": "victim", "state": {"type": "SCHEDULED", "state_details": {"scheduled_time": "2099-01-01T00:00:00Z"}}}
    run = server.call("POST", f"/deployments/{deployment['id']}/create_flow_run", body)["id"]
    return {"api": server.api, "deployment": deployment["id"], "schedule": deployment["schedules"][0]["id"], "run": run}


@pytest.fixture
def tab(server: Server, tmp_path: Path) -> Iterator[Page]:
    """Chromium, for which evil.example and rebound.example are this machine; a skip without it, in CI a failure."""
    if BROWSER is None:
        (pytest.fail if os.environ.get(REQUIRED) else pytest.skip)("needs Chromium. On Debian: apt-get install chromium")
    names = "--host-resolver-rules=MAP evil.example 127.0.0.1, MAP rebound.example 127.0.0.1"
    with page(tmp_path / "browser", names) as opened:
        yield opened


@pytest.fixture
def evil() -> Iterator[str]:
    """The address of another server, with an empty page."""

    class Empty(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!DOCTYPE html><html><body>A harmless page.</body></html>")

        def log_message(self, *_: Any) -> None:
            pass

    other = ThreadingHTTPServer(("127.0.0.1", 0), Empty)
    threading.Thread(target=other.serve_forever, daemon=True).start()
    yield f"http://evil.example:{other.server_port}/"
    other.shutdown()
    other.server_close()


def attacks(tab: Page, target: dict[str, str]) -> dict[str, str]:
    """Run the hostile script in the open page, and return what came of each attempt."""
    return dict(tab.run(SCRIPT.replace("TARGET", json.dumps(target), 1)))


def everything(server: Server, run: str) -> dict[str, Any]:
    """Return what a hostile page could have changed."""
    deployments = server.call("POST", "/deployments/filter", {})
    parts = ("name", "paused", "entrypoint", "path", "pull_steps", "job_variables", "tags", "parameters", "work_pool_name")
    return {
        "deployments": [[each[part] for part in parts] for each in deployments],
        "schedules": [[s["active"], s["schedule"]] for each in deployments for s in each["schedules"]],
        "pools": [[p["name"], p["is_paused"], p["base_job_template"]] for p in server.call("POST", "/work_pools/filter", {})],
        "variables": server.call("POST", "/variables/filter", {}),
        "automations": [[a["name"], a["enabled"]] for a in server.call("POST", "/automations/filter", {})],
        "victim": server.state(run)["type"],
        "hostile runs": server.runs(flow_runs={"name": {"any_": ["hostile"]}}),
        "hostile events": server.call("POST", "/events/filter", {"filter": {"event": {"name": ["hostile"]}}})["events"],
    }


def test_a_page_of_another_server_reads_nothing_and_changes_nothing(
    server: Server, target: dict[str, str], tab: Page, evil: str
) -> None:
    before = everything(server, target["run"])
    tab.open(evil)
    came = attacks(tab, target)
    assert {what: outcome for what, outcome in came.items() if outcome not in NOTHING_CAME_OF_IT} == {}
    assert len(came) > 25
    assert everything(server, target["run"]) == before


def test_a_name_that_leads_to_this_machine_is_no_way_in(server: Server, target: dict[str, str], tab: Page) -> None:
    before = everything(server, target["run"])
    tab.open(f"http://rebound.example:{urlsplit(server.api).port}/")
    assert "does not go by that name" in tab.run("document.documentElement.innerText")
    came = attacks(tab, {**target, "api": tab.run("location.origin") + "/api"})
    assert {what: outcome for what, outcome in came.items() if outcome not in NOTHING_CAME_OF_IT} == {}
    assert everything(server, target["run"]) == before


def test_without_the_auth_string_the_servers_own_pages_can_do_nothing(server: Server, target: dict[str, str], tab: Page) -> None:
    before = everything(server, target["run"])
    tab.open(server.api.removesuffix("/api") + "/ui-settings")
    came = attacks(tab, target)
    harmless = {"the UI in a frame"}  # the page that asks for the auth string, to itself
    assert {what: came[what] for what in came.keys() - harmless if came[what] not in NOTHING_CAME_OF_IT} == {}
    assert everything(server, target["run"]) == before


def test_the_script_of_these_tests_would_be_seen_to_succeed(server: Server, target: dict[str, str], tab: Page) -> None:
    tab.open(server.api.removesuffix("/api") + "/ui-settings")
    login = httpx.Request("GET", server.api)
    next(server.login.auth_flow(login))
    header = json.dumps({"Authorization": login.headers["Authorization"]})
    with_login = f"window.fetch = (f => (a, o) => f(a, {{...o, headers: {{...o.headers, ...{header}}}}}))(fetch)"
    tab.run(with_login + "; 1")
    assert attacks(tab, target)["read a deployment"].startswith('200: {"id"')


def test_the_officer_gives_the_auth_string_once_and_sees_the_forms_and_the_page_asks_no_other_server(
    server: Server, tab: Page
) -> None:
    log_in(tab, server)
    tab.open(server.api.removesuffix("/api") + "/deployments")
    tab.until("document.body.innerText.includes('accept-finding')")  # the first; ten are shown
    tab.run("document.querySelector('input[placeholder*=Search]').focus()")
    tab.call("Input.insertText", text="run-cycle")
    tab.until("document.body.innerText.includes('run-cycle')")
    assert {urlsplit(asked).hostname for asked in tab.asked if asked.startswith("http")} == {"127.0.0.1"}


def log_in(tab: Page, server: Server) -> None:
    """Give the auth string to the UI as a person does."""
    tab.open(server.api.removesuffix("/api") + "/")
    tab.until("document.querySelector('input[type=password]')")
    tab.run("document.querySelector('input[type=password]').focus()")
    tab.call("Input.insertText", text=server.login.auth_string)
    tab.run("document.querySelector('button[type=submit]').click()")
    tab.until("!document.querySelector('input[type=password]')")


def test_the_auth_string_can_be_read_by_its_owner_alone(stack: Stack) -> None:
    home = stack.server.login.home
    assert (home.stat().st_mode & 0o777, (home / "auth-string").stat().st_mode & 0o777) == (0o700, 0o600)


def test_another_program_on_this_machine_is_refused(server: Server) -> None:
    assert httpx.post(f"{server.api}/deployments/filter", json={}).status_code == httpx.codes.FORBIDDEN  # no CSRF token
    assert httpx.get(f"{server.api}/admin/settings").status_code == httpx.codes.UNAUTHORIZED


def test_the_server_listens_on_this_machine_only(server: Server) -> None:
    with pytest.raises(OSError, match=r"refused|unreachable"):
        socket.create_connection(("127.0.0.2", urlsplit(server.api).port or 0), timeout=5)


HOSTILE: list[Callable[[Path], dict[str, Any]]] = [
    lambda mark: {"command": f"touch {mark}"},
    lambda mark: {"env": {"PYTHONSTARTUP": str(mark), "PATH": str(mark.parent)}},
    lambda mark: {"working_dir": str(mark.parent)},
    lambda mark: {"env.BASH_ENV": str(mark), "anything": 1},
]


@pytest.mark.parametrize("variables", HOSTILE, ids=["command", "env", "working_dir", "others"])
def test_nobody_chooses_the_process_of_a_run(server: Server, variables: Callable[[Path], dict[str, Any]], tmp_path: Path) -> None:
    deployment = server.call("GET", f"/deployments/name/{CYCLE}")
    chosen = {"job_variables": variables(tmp_path / "mark")}
    run = {"name": "hostile-run", "parameters": {"council": "scheduled", "quarter": QUARTER}, **chosen}
    another = {"name": "hostile", "flow_id": deployment["flow_id"], "work_pool_name": "quarterly", **chosen}
    for path, sent, said in (
        (f"/deployments/{deployment['id']}/create_flow_run", run, "There is a field that this form does not have"),
        ("/deployments/", another, "Additional properties are not allowed"),
    ):
        answer = httpx.post(f"{server.api}{path}", json=sent, auth=server.login)
        assert (answer.status_code, said in answer.text) == (422, True), answer.text


@pytest.mark.parametrize(("form", "field", "typed"), [(CYCLE, "reason", "a\ud800b"), (WITHDRAW, "version", 10**30)])
def test_a_form_that_could_not_be_read_again_is_not_taken(server: Server, form: str, field: str, typed: object) -> None:
    deployment = server.call("GET", f"/deployments/name/{form}")["id"]
    sent = json.dumps({"parameters": {"council": "scheduled", "quarter": QUARTER, field: typed}})
    answer = httpx.post(
        f"{server.api}/deployments/{deployment}/create_flow_run",
        content=sent,
        headers={"Content-Type": "application/json"},
        auth=server.login,
    )
    assert (answer.status_code, answer.json()) == (422, {"detail": CANNOT_BE_STORED})


@pytest.fixture
def changed_deployment(server: Server, tmp_path: Path) -> Iterator[dict[str, Any]]:
    """The cycle's deployment with hostile job variables, which Prefect does not check when a deployment is changed."""
    deployment = dict(server.call("GET", f"/deployments/name/{CYCLE}"))
    hostile = {"command": f"touch {tmp_path}/mark", "env": {"QUARTERLY_STORE": str(tmp_path)}, "working_dir": str(tmp_path)}
    server.call("PATCH", f"/deployments/{deployment['id']}", {"job_variables": hostile})
    yield deployment
    server.call("PATCH", f"/deployments/{deployment['id']}", {"job_variables": {}})


def test_what_slips_past_the_check_runs_as_ours(stack: Stack, changed_deployment: dict[str, Any], tmp_path: Path) -> None:
    slipped = {
        "name": "hostile-run",
        "flow_id": changed_deployment["flow_id"],
        "deployment_id": changed_deployment["id"],
        "work_pool_name": "quarterly",
        "parameters": {"council": "no-such-council", "quarter": QUARTER},
        "job_variables": {"command": f"touch {tmp_path}/mark"},
        "state": {"type": "SCHEDULED"},
    }
    run = stack.server.call("POST", "/flow_runs/", slipped)["id"]  # nor when a run is made without its form
    assert stack.ended(run) == "Refused"  # by the program itself, as there is no such council
    assert list(tmp_path.iterdir()) == []
