"""Log in to the Prefect server of `quarterly serve` as its UI does: with the auth string, and a CSRF token for every change."""

from base64 import b64encode
from collections.abc import Generator
from pathlib import Path
from uuid import uuid4

import httpx

from serving.auth_string import AUTH_STRING

CHANGING = ("POST", "PUT", "PATCH", "DELETE")


class Login(httpx.Auth):
    """The login to a server by the auth string in its Prefect home, which may still have to be made."""

    requires_response_body = True

    def __init__(self, home: Path) -> None:
        self.home, self.client, self.token = home, str(uuid4()), ""

    @property
    def auth_string(self) -> str:
        """What the file holds."""
        return (self.home / AUTH_STRING).read_text().strip()

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        """Add what the server asks for; renew the token, which is good for an hour, when it is refused."""
        request.headers["Authorization"] = f"Basic {b64encode(self.auth_string.encode()).decode()}"
        if request.method not in CHANGING:
            yield request
            return
        if not self.token:
            yield from self._renewed(request)
        answer = yield self._with_token(request)
        if answer.status_code == httpx.codes.FORBIDDEN:
            yield from self._renewed(request)
            yield self._with_token(request)

    def _renewed(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        address = request.url.copy_with(path="/api/csrf-token", query=f"client={self.client}".encode())
        answer = yield httpx.Request("GET", address, headers={"Authorization": request.headers["Authorization"]})
        self.token = answer.json()["token"]

    def _with_token(self, request: httpx.Request) -> httpx.Request:
        request.headers.update({"Prefect-Csrf-Token": self.token, "Prefect-Csrf-Client": self.client})
        return request
