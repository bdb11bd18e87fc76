"""A proxy in front of the S3 server that passes requests on, but can hold one so that a test can act at that moment, or refuse.

The store behind it is real. A held request never reaches it, as the process that sent it is killed meanwhile. In an outage nobody
answers.
"""

import http.client
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import urlsplit

HOP = {"connection", "transfer-encoding", "expect", "content-length"}


@dataclass
class Hold:
    """Holds requests with this method whose path matches; with `answered`, they reach the store and its response is held."""

    method: str
    path: str
    answered: bool = False
    reached: Event = field(default_factory=Event)
    over: Event = field(default_factory=Event)

    def matches(self, method: str, path: str) -> bool:
        return method == self.method and re.search(self.path, path) is not None

    def wait(self) -> None:
        self.reached.set()
        self.over.wait()


@dataclass
class Refusal:
    """Refuses so many requests whose path matches, as a service does that is overloaded (503)."""

    path: str
    times: float
    refused: int = 0

    def takes(self, path: str) -> bool:
        """Count a request if it is to be refused, and return whether it is."""
        is_taken = self.refused < self.times and re.search(self.path, path) is not None
        self.refused += is_taken
        return is_taken


@dataclass
class Outage:
    """Takes the store away for so many seconds from the first request that a hold matches: connections end without an answer.

    It concerns requests for paths that match `of` alone, so that the store may be away in one stage of one run and there for
    others.
    """

    begins: Hold
    of: str
    seconds: float
    begun: float | None = None

    def takes(self, method: str, path: str) -> bool:
        """Whether nobody answers this request."""
        now = time.monotonic()
        if self.begun is None and self.begins.matches(method, path):
            self.begun = now
        return self.begun is not None and now < self.begun + self.seconds and re.search(self.of, path) is not None


class S3Proxy:
    """The address for clients, and the holds, refusals and outages in force."""

    def __init__(self, upstream: str) -> None:
        self.upstream = urlsplit(upstream).netloc
        self.holds: list[Hold] = []
        self.refusals: list[Refusal] = []
        self.outages: list[Outage] = []
        self.server = _Server(("127.0.0.1", 0), _handler(self))
        self.endpoint = f"http://127.0.0.1:{self.server.server_port}"

    @contextmanager
    def holding(self, *holds: Hold) -> Iterator[None]:
        """Hold matching requests within the block."""
        self.holds += holds
        try:
            yield
        finally:
            for hold in holds:
                self.holds.remove(hold)
                hold.over.set()

    @contextmanager
    def refusing(self, *refusals: Refusal) -> Iterator[None]:
        """Refuse matching requests within the block."""
        self.refusals += refusals
        try:
            yield
        finally:
            for refusal in refusals:
                self.refusals.remove(refusal)

    def held(self, method: str, path: str) -> Hold | None:
        return next((hold for hold in self.holds if hold.matches(method, path)), None)

    def shown(self) -> str:
        """Return which holds have been reached, to be printed when a wait times out."""
        return "\n".join(f"{h.method} {h.path}: {'reached' if h.reached.is_set() else 'not reached'}" for h in self.holds)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        pass  # one side was killed, and its connection is closed


@contextmanager
def proxy(upstream: str) -> Iterator[S3Proxy]:
    """Open a proxy to an S3 server until the end of the block."""
    opened = S3Proxy(upstream)
    thread = Thread(target=opened.server.serve_forever, daemon=True)
    thread.start()
    try:
        yield opened
    finally:
        opened.server.shutdown()
        opened.server.server_close()


def _handler(proxy: S3Proxy) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def respond(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if any(outage.takes(self.command, self.path) for outage in proxy.outages):
                self.close_connection = True
                return None
            if any(refusal.takes(self.path) for refusal in list(proxy.refusals)):
                return self.refuse()
            hold = proxy.held(self.command, self.path)
            if hold and not hold.answered:
                return self.hold(hold)
            status, headers, answer = self.forward(body)
            if hold:
                return self.hold(hold)
            self.send_response_only(status)
            for name, value in headers:
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(answer)
            return None

        def refuse(self) -> None:
            answer = b"<Error><Code>SlowDown</Code></Error>"
            self.send_response_only(503)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(answer)

        def hold(self, hold: Hold) -> None:
            hold.wait()
            self.close_connection = True

        def forward(self, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
            connection = http.client.HTTPConnection(proxy.upstream, timeout=60)
            connection.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
            for name, value in self.headers.items():
                if name.lower() not in HOP:
                    connection.putheader(name, value)
            connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            with connection.getresponse() as answer:
                content = answer.read()
                headers = [(name, value) for name, value in answer.getheaders() if name.lower() not in HOP]
                length = answer.getheader("Content-Length") or str(len(content))
            connection.close()
            if answer.status not in (204, 304):
                headers.append(("Content-Length", length))
            return answer.status, headers, content

        def log_message(self, *_: object) -> None:
            pass

        do_GET = do_PUT = do_HEAD = do_DELETE = do_POST = respond  # noqa: N815

    return Handler
