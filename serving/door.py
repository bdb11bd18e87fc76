"""The door in front of Prefect's server: it checks where a request comes from, and says who sent it.

Prefect checks neither Host nor Origin and knows no people. Requests reach Prefect's app through here alone; those that the server
sends to itself do not pass.
"""

import json
from base64 import b64encode
from collections import deque
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from flows.form_patterns import WRITTEN
from flows.login import LOGIN_ID
from serving.form_answers import in_words
from serving.reserved import changes_program, is_form
from serving.storable import CANNOT_BE_STORED, can_be_stored

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

# Prefect stores as a run's creator whom these two headers name. No client may send them: they carry the login (flows/login.py).
CREATOR_ID, CREATOR_NAME = b"prefect-automation-id", b"prefect-automation-name"
FAILED = 500  # Prefect has undone what it began, as it answers so when its database is locked or away
NOT_TAKEN = "The server is too busy and has not taken this form. Nothing was changed: send it again in a minute."
_OF_BODY = (b"content-type", b"content-length")
_WITH_BODY = ("POST", "PUT", "PATCH")
LONGEST = 200  # characters of a login that are stored

# The pages of the UI may ask this server alone: otherwise they call an analytics service, whatever the settings say.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; worker-src 'self' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; frame-ancestors 'none'"
)
ADDED = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
]


class Door:
    """An ASGI app around another: refuses requests to a foreign host or from a foreign page, and passes on who sent the others.

    `hosts` are the names, with their port if it is not the usual one, under which the server may be asked. `login_header` is the
    header in which a proxy says who somebody is; without one, nobody is believed.
    """

    def __init__(self, app: App, hosts: frozenset[str], login_header: str = "") -> None:
        self.app, self.hosts, self.login_header = app, hosts, login_header.casefold().encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or open one websocket."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif (refusal := self._refusal(scope)) is not None:
            await _refuse(scope, send, *refusal)
        else:
            added = _with_headers(send)
            if scope.get("method") in _WITH_BODY:
                body, receive = await _read(receive)
                if not can_be_stored(body):
                    await _answer(added, 422, CANNOT_BE_STORED)
                    return
            answered = _in_sentences(added) if is_form(scope.get("method", ""), scope["path"]) else added
            await self.app({**scope, "headers": self._passed_on(scope)}, receive, answered)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        hosts, origins = _values(scope, b"host"), _values(scope, b"origin")
        if len(hosts) != 1 or hosts[0].casefold() not in self.hosts:
            return 421, f"This server does not go by that name. Open it as http://{min(self.hosts)}."
        if any(urlsplit(origin).netloc.casefold() not in self.hosts for origin in origins):
            return 403, "Pages of another server may not ask this one."
        if self._logins(scope) and scope["type"] == "http" and changes_program(scope["method"], scope["path"]):
            return 403, "What is run is changed on the server, with quarterly serve, not through the proxy."
        return None

    def _passed_on(self, scope: Scope) -> list[tuple[bytes, bytes]]:
        hidden = (CREATOR_ID, CREATOR_NAME, *([self.login_header] if self.login_header else []))
        headers = [(name, value) for name, value in scope["headers"] if name not in hidden]
        logins = [login for value in self._logins(scope) if (login := "".join(filter(str.isprintable, value)).strip())]
        if len(logins) == 1:
            named = b64encode(logins[0][:LONGEST].encode())
            headers += [(CREATOR_ID, str(LOGIN_ID).encode()), (CREATOR_NAME, named)]
        return headers

    def _logins(self, scope: Scope) -> list[str]:
        return _values(scope, self.login_header) if self.login_header else []


def _values(scope: Scope, header: bytes) -> list[str]:
    return [value.decode("utf-8", "replace") for name, value in scope["headers"] if name == header]


def _with_headers(send: Send) -> Send:
    async def added(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", []), *ADDED]}
        await send(message)

    return added


def _in_sentences(send: Send) -> Send:
    """Answer a form in sentences, also where Prefect says that it failed: the UI shows what stands in `detail`."""
    begun: Message = {}
    parts: list[bytes] = []

    async def answered(message: Message) -> None:
        nonlocal begun
        if message["type"] == "http.response.start":
            begun = message
            return
        parts.append(message.get("body", b""))
        if message.get("more_body"):
            return
        failed = begun["status"] >= FAILED
        body = json.dumps({"detail": NOT_TAKEN}).encode() if failed else in_words(b"".join(parts), WRITTEN)
        kept = [each for each in begun["headers"] if each[0].lower() not in _OF_BODY] if not failed else []
        headers = [*kept, (b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
        await send({**begun, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    return answered


async def _read(receive: Receive) -> tuple[bytes, Receive]:
    """Return the body of a request, and what gives it once more to the app behind."""
    messages = [await receive()]
    while messages[-1].get("more_body"):
        messages.append(await receive())
    body, waiting = b"".join(each.get("body", b"") for each in messages), deque(messages)

    async def again() -> Message:
        return waiting.popleft() if waiting else await receive()

    return body, again


async def _answer(send: Send, status: int, sentence: str) -> None:
    """Answer as Prefect does, so that the UI shows the sentence."""
    body = json.dumps({"detail": sentence}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _refuse(scope: Scope, send: Send, status: int, sentence: str) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008, "reason": sentence})
        return
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *ADDED]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{sentence}\n".encode()})
