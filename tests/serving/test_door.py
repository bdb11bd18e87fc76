"""Whom does the door in front of the Prefect server refuse, and what does it pass on of the others?"""

import asyncio
import json
from base64 import b64decode
from typing import Any

import httpx
import pytest

from flows.login import LOGIN_ID
from serving.door import NOT_TAKEN, Door
from serving.reserved import changes_program
from serving.storable import CANNOT_BE_STORED

HERE = "127.0.0.1:4200"
Headers = list[tuple[str, str]]


class Behind:
    """The app behind the door, which records the headers that reach it."""

    def __init__(self, status: int = 200) -> None:
        self.status = status
        self.headers: dict[str, str] | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        body = (await receive()).get("body") if scope["type"] == "http" else b""
        await send({"type": "http.response.start", "status": self.status, "headers": []})
        await send({"type": "http.response.body", "body": body or b"in"})


def ask(
    *headers: tuple[str, str], host: str = HERE, method: str = "POST", path: str = "/api/flow_runs/filter", body: bytes = b""
) -> Any:
    """Send a request through a door with a proxy's header; return its status, and the headers that reached the app."""
    behind = Behind()
    door = Door(behind, frozenset({HERE, "quarterly.example"}), "X-Login")

    async def sent() -> httpx.Response:
        transport = httpx.ASGITransport(door)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:4200") as client:
            return await client.request(method, path, headers=[("Host", host), *headers], content=body)

    return asyncio.run(sent()), behind.headers


@pytest.mark.parametrize(
    ("status", "path", "says"),
    [
        (201, "/api/deployments/1/create_flow_run", "in"),
        (409, "/api/deployments/1/create_flow_run", "in"),
        (503, "/api/deployments/1/create_flow_run", NOT_TAKEN),
        (500, "/api/deployments/1/create_flow_run", NOT_TAKEN),
        (503, "/api/flow_runs/filter", "in"),
    ],
)
def test_a_form_that_was_not_taken_is_answered_in_a_sentence(status: int, path: str, says: str) -> None:
    async def sent() -> httpx.Response:
        transport = httpx.ASGITransport(Door(Behind(status), frozenset({HERE})))
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{HERE}") as client:
            return await client.post(path)

    answer = asyncio.run(sent())
    assert (answer.status_code, answer.json()["detail"] if says == NOT_TAKEN else answer.text) == (status, says)


@pytest.mark.parametrize("typed", ["a\ud800b", "\udfff", "a\0b", 10**30, -(2**63) - 1])
@pytest.mark.parametrize("path", ["/api/deployments/1/create_flow_run", "/api/logs/", "/api/flow_runs/1/set_state"])
def test_what_cannot_be_stored_reaches_no_server(path: str, typed: object) -> None:
    for sent in ({"parameters": {"reason": typed}}, [{"message": ["", typed]}], {"deep": [[{"er": typed}]]}):
        answer, reached = ask(path=path, body=json.dumps(sent).encode())
        assert (answer.status_code, reached) == (422, None)
        assert answer.json() == {"detail": CANNOT_BE_STORED}


@pytest.mark.parametrize("typed", ["\U0001f600", "£ — “”", "\\ud800", "\x01", 2**63 - 1, 1e300])
def test_anything_else_does_as_it_was_sent(typed: object) -> None:
    body = json.dumps({"parameters": {"reason": typed}}).encode()
    assert ask(body=body)[0].content == body


@pytest.mark.parametrize("host", [HERE, "quarterly.example", "Quarterly.Example"])
def test_its_own_names_are_let_in(host: str) -> None:
    assert ask(host=host)[0].text == "in"


@pytest.mark.parametrize("host", ["rebound.example:4200", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:4200.evil.example", ""])
def test_another_name_is_not(host: str) -> None:
    answer, reached = ask(host=host)
    assert (answer.status_code, reached) == (421, None)


def test_two_names_are_not() -> None:
    assert ask(("Host", "evil.example"))[0].status_code == 421


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:4201", "http://127.0.0.1:4200.evil.example"])
def test_a_page_of_another_server_is_not(origin: str) -> None:
    answer, reached = ask(("Origin", origin))
    assert (answer.status_code, reached) == (403, None)


@pytest.mark.parametrize("origin", ["http://127.0.0.1:4200", "https://quarterly.example"])
def test_its_own_pages_are(origin: str) -> None:
    assert ask(("Origin", origin))[0].text == "in"


def test_the_pages_may_ask_nobody_else() -> None:
    policy = ask()[0].headers["content-security-policy"]
    assert policy.startswith("default-src 'self'; ")
    assert "frame-ancestors 'none'" in policy


def test_a_websocket_of_another_page_is_closed_before_it_opens() -> None:
    sent = list[Any]()

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "websocket",
        "path": "/api/events/in",
        "headers": [(b"host", b"127.0.0.1:4200"), (b"origin", b"http://evil")],
    }
    asyncio.run(Door(Behind(), frozenset({HERE}))(scope, None, send))  # type: ignore[arg-type]
    assert [(message["type"], message["code"]) for message in sent] == [("websocket.close", 1008)]


def test_the_proxys_login_becomes_the_creator_of_the_run() -> None:
    _, reached = ask(("X-Login", "jane@council.example"))
    assert reached["prefect-automation-id"] == str(LOGIN_ID)
    assert b64decode(reached["prefect-automation-name"]).decode() == "jane@council.example"
    assert "x-login" not in reached


def test_a_creator_that_a_client_names_is_left_out() -> None:
    _, reached = ask(("Prefect-Automation-Id", str(LOGIN_ID)), ("Prefect-Automation-Name", "Zm9yZ2Vk"))
    assert not any("automation" in name for name in reached)


def test_two_logins_are_no_login() -> None:
    _, reached = ask(("X-Login", "jane@council.example"), ("X-Login", "joan@council.example"))
    assert "prefect-automation-id" not in reached


def test_without_a_configured_header_nobody_is_believed() -> None:
    behind, headers = Behind(), [(b"host", b"127.0.0.1:4200"), (b"x-login", b"jane")]

    async def receive() -> dict[str, Any]:
        return {"type": "http.request"}

    async def send(_: Any) -> None:
        pass

    scope = {"type": "http", "method": "POST", "path": "/api/flow_runs/", "headers": headers}
    asyncio.run(Door(behind, frozenset({HERE}))(scope, receive, send))
    assert "prefect-automation-id" not in (behind.headers or {})


ID = "3b0ba18e-5d0c-4a3a-9d2c-0a4a4d5f6a7b"
OFFICERS = [
    ("POST", f"/api/deployments/{ID}/create_flow_run"),
    ("PATCH", f"/api/deployments/{ID}/schedules/{ID}"),
    ("POST", f"/api/deployments/{ID}/pause_deployment"),
    ("POST", f"/api/flow_runs/{ID}/set_state"),
    ("POST", "/api/deployments/filter"),
    ("POST", "/api/work_pools/quarterly/queues/filter"),
    ("POST", "/api/ui/flows/count-deployments"),
    ("GET", "/api/work_pools/quarterly"),
]
PROGRAM = [
    ("POST", "/api/deployments/"),
    ("PATCH", f"/api/deployments/{ID}"),
    ("DELETE", f"/api/deployments/{ID}"),
    ("POST", f"/api/deployments/{ID}/schedules"),
    ("DELETE", f"/api/deployments/{ID}/schedules/{ID}"),
    ("PATCH", "/api/work_pools/quarterly"),
    ("PATCH", "/api/work_pools/filter"),
    ("POST", "/api/work_pools/"),
    ("POST", "/api/block_documents/"),
    ("PUT", f"/api/automations/{ID}"),
    ("POST", "/api/variables/"),
    ("PATCH", f"/api/flow_runs/{ID}"),
    ("POST", "/api/flow_runs/"),
    ("POST", "/api//flow_runs"),
]


@pytest.mark.parametrize(("method", "path"), OFFICERS)
def test_people_behind_the_proxy_send_forms_and_read(method: str, path: str) -> None:
    assert not changes_program(method, path)
    assert ask(("X-Login", "jane"), method=method, path=path)[0].status_code == 200


@pytest.mark.parametrize(("method", "path"), PROGRAM)
def test_they_do_not_change_what_is_run_but_quarterly_serve_does(method: str, path: str) -> None:
    answer, reached = ask(("X-Login", "jane"), method=method, path=path)
    assert (answer.status_code, reached) == (403, None)
    assert ask(method=method, path=path)[0].text == "in"
