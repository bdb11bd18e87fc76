"""What does a store on S3 raise when settings and servers fail or answers are lost, and does every object stay whole?"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest
from botocore.exceptions import ClientError, ConnectionClosedError

from adapters.store import S3Options, Store, open_store
from adapters.store.s3 import client
from quarterly.vocabulary.errors import PublishConflict, ServiceUnavailable, SetupError
from tests.adapters.store_acts import Act, create, probe, swap, write
from tests.certificates import Certificate

# The settings of S3


def test_a_missing_bucket(s3_options: S3Options) -> None:
    store = open_store("s3://no-such-bucket/records", s3=s3_options)
    for act in (create, write, probe, lambda s: s.read("a"), lambda s: s.exists("a"), lambda s: s.list("a")):
        with pytest.raises(SetupError) as raised:
            act(store)
        assert str(raised.value) == (
            "The store s3://no-such-bucket/records refused (NoSuchBucket): the bucket is missing: create it, or mend "
            "the store's address or QUARTERLY_S3_ENDPOINT."
        )


@pytest.mark.parametrize(
    ("key", "secret", "words"),
    [
        ("publisher", "x9-secret", "the secret key is wrong: mend AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"),
        ("nobody", "x9-secret", "the access key is unknown: mend AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"),
        ("reader", "reader-secret", "access is denied: the bucket policy must let this account list, read and write"),
    ],
)
def test_refused_credentials(
    s3_store: Store, new_clients: None, monkeypatch: pytest.MonkeyPatch, key: str, secret: str, words: str
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", key)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", secret)
    with pytest.raises(SetupError, match=words) as raised:
        s3_store.probe()
    assert secret not in str(raised.value)


def test_no_credentials(s3_store: Store, new_clients: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    with pytest.raises(SetupError, match="has no credentials: mend AWS_ACCESS_KEY_ID"):
        s3_store.read("a/b")


def test_an_endpoint_that_is_no_address(s3_options: S3Options) -> None:
    with pytest.raises(SetupError, match="QUARTERLY_S3_ENDPOINT"):
        open_store("s3://bucket", s3=S3Options(endpoint="s3.example.gov.uk")).read("a/b")


# S3: a server that fails


@pytest.mark.parametrize("act", [create, swap, write, probe, lambda s: s.read("a"), lambda s: s.list("a")])
def test_a_server_that_is_down(s3_options: S3Options, without_waiting: None, act: Act) -> None:
    with _stand_in() as endpoint:
        store = open_store("s3://bucket/records", s3=S3Options(endpoint))
    with pytest.raises(ServiceUnavailable) as raised:
        act(store)
    assert str(raised.value) == ("The store s3://bucket/records did not answer; nothing is lost.")


def test_a_server_whose_name_is_not_found_is_away(s3_options: S3Options, without_waiting: None) -> None:
    with pytest.raises(ServiceUnavailable):
        open_store("s3://bucket/records", s3=S3Options("http://no-such-host.invalid")).read("a/b")


def test_a_server_that_takes_a_request_and_never_answers_is_away(
    s3_options: S3Options, without_waiting: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.store.s3.READ_TIMEOUT", 0.05)
    with socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(ServiceUnavailable):
            open_store("s3://bucket/records", s3=S3Options(address)).read("a/b")


def test_a_certificate_that_cannot_be_trusted_is_for_somebody_to_correct(
    s3_options: S3Options, without_waiting: None, own_certificate: Certificate
) -> None:
    with _stand_in(certificate=own_certificate) as endpoint, pytest.raises(SetupError, match="cannot be trusted"):
        open_store("s3://bucket/records", s3=S3Options(endpoint)).read("a/b")


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (503, "SlowDown", ServiceUnavailable),
        (503, "ServiceUnavailable", ServiceUnavailable),
        (429, "TooManyRequests", ServiceUnavailable),
        (400, "ThrottlingException", ServiceUnavailable),
        (500, "InternalError", ServiceUnavailable),
        (502, "BadGateway", ServiceUnavailable),
        (504, "GatewayTimeout", ServiceUnavailable),
        (400, "BadDigest", ServiceUnavailable),
        (501, "NotImplemented", SetupError),
        (403, "AccessDenied", SetupError),
        (404, "NoSuchBucket", SetupError),
        (403, "AccountProblem", SetupError),
        (403, "RequestTimeTooSkewed", SetupError),
        (400, "InvalidRequest", SetupError),
    ],
)
def test_who_must_act_on_a_refusal(
    s3_options: S3Options, without_waiting: None, status: int, code: str, kind: type[Exception]
) -> None:
    with _stand_in(refusal=(status, code)) as endpoint, pytest.raises(kind, match=code):
        write(open_store("s3://bucket/records", s3=S3Options(endpoint)))


@pytest.mark.parametrize(("honoured", "ignored"), [((), "If-None-Match"), (("If-None-Match",), "If-Match")])
def test_a_server_that_ignores_conditions(s3_options: S3Options, honoured: tuple[str, ...], ignored: str) -> None:
    with _stand_in(honoured=honoured) as endpoint, pytest.raises(SetupError) as raised:
        open_store("s3://bucket/records", s3=S3Options(endpoint)).probe()
    assert str(raised.value) == (
        f"The store s3://bucket/records ignores {ignored}, so two runs could overwrite each other: use a store that "
        "supports conditional writes, such as Amazon S3, SeaweedFS 4.48 or newer, or a folder."
    )


def test_a_server_that_takes_if_match_where_there_is_no_object(s3_options: S3Options) -> None:
    with (
        _stand_in(honoured=("If-None-Match", "If-Match"), takes_missing=True) as endpoint,
        pytest.raises(SetupError, match="ignores If-Match where there is no object, so two runs"),
    ):
        open_store("s3://bucket/records", s3=S3Options(endpoint)).probe()


def test_a_store_that_forbids_deletion_passes_the_probe(s3_options: S3Options) -> None:
    with _stand_in(honoured=("If-None-Match", "If-Match"), deletes=False) as endpoint:
        open_store("s3://bucket/records", s3=S3Options(endpoint)).probe()


# S3: answers that are lost or come too early


def test_a_swap_whose_answer_was_lost_is_not_a_conflict(s3_store: Store, lost_answer: Callable[[], None]) -> None:
    s3_store.write("a/b", b"old")
    found = s3_store.read_tagged("a/b")
    assert found is not None
    lost_answer()
    s3_store.swap("a/b", b"new", found[1])
    assert s3_store.read("a/b") == b"new"


def test_a_create_whose_answer_was_lost_is_not_a_conflict(s3_store: Store, lost_answer: Callable[[], None]) -> None:
    lost_answer()
    s3_store.create("a/b", b"new")
    assert s3_store.read("a/b") == b"new"


def test_a_create_beside_an_unfinished_one_tries_again(s3_store: Store, answers_409: Callable[[int], None]) -> None:
    answers_409(1)
    assert s3_store.create("a/b", b"new") is True


def test_a_create_that_never_gets_its_turn_is_tried_later(s3_store: Store, answers_409: Callable[[int], None]) -> None:
    answers_409(3)
    with pytest.raises(ServiceUnavailable, match=r"^a/b in s3://.* is being written by another run"):
        s3_store.create("a/b", b"new")


def test_a_swap_beside_an_unfinished_one_is_a_conflict(s3_store: Store, answers_409: Callable[[int], None]) -> None:
    s3_store.write("a/b", b"old")
    answers_409(1)
    with pytest.raises(PublishConflict, match="Run again"):
        swap(s3_store)
    assert s3_store.read("a/b") == b"old"


@pytest.fixture
def new_clients(s3_store: Store) -> Iterator[None]:
    """Make boto3 look for credentials again, in this test and after it."""
    client.cache_clear()
    yield
    client.cache_clear()


@pytest.fixture
def without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make boto3 retry without waiting."""
    monkeypatch.setattr("botocore.endpoint.time", SimpleNamespace(sleep=lambda seconds: None))


@pytest.fixture
def lost_answer(s3_options: S3Options, without_waiting: None, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Lose the response to the next request after the server has carried it out."""
    session = client(s3_options)._endpoint.http_session
    send = session.send

    def send_and_lose(request: Any) -> None:
        monkeypatch.setattr(session, "send", send)
        send(request)
        raise ConnectionClosedError(endpoint_url=request.url)

    return lambda: monkeypatch.setattr(session, "send", send_and_lose)


@pytest.fixture
def answers_409(s3_options: S3Options, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Refuse the next n writes as S3 does while another write to the same key is in progress."""
    s3 = client(s3_options)
    put = s3.put_object

    def arm(times: int) -> None:
        refusals = [ClientError({"Error": {"Code": "ConditionalRequestConflict"}}, "PutObject")] * times

        def put_or_refuse(**request: Any) -> Any:
            if refusals:
                raise refusals.pop()
            return put(**request)

        monkeypatch.setattr(s3, "put_object", put_or_refuse)

    return arm


@contextmanager
def _stand_in(
    *,
    honoured: tuple[str, ...] = (),
    deletes: bool = True,
    takes_missing: bool = False,
    refusal: tuple[int, str] | None = None,
    certificate: Certificate | None = None,
) -> Iterator[str]:
    """Run a minimal imitation of S3 that honours only some conditions; `takes_missing` says of If-Match without an object."""
    kept: dict[str, bytes] = {}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_PUT(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if refusal:
                return self._refuse(*refusal)
            if any(name in self.headers and not self._holds(name) for name in honoured):
                return self._refuse(412, "PreconditionFailed")
            kept[self.path] = body
            return self._answer(200, b"", body)

        def do_GET(self) -> None:
            path = self.path.split("?")[0]
            return self._answer(200, kept[path], kept[path]) if path in kept else self._refuse(404, "NoSuchKey")

        def do_DELETE(self) -> None:
            if not deletes:
                return self._refuse(403, "AccessDenied")
            kept.pop(self.path, None)
            return self._answer(204, b"", b"")

        def log_message(self, format: str, *args: object) -> None:
            pass

        def _holds(self, condition: str) -> bool:
            if condition == "If-None-Match":
                return self.path not in kept
            if self.path not in kept:
                return takes_missing
            return self.headers[condition] == f'"{kept[self.path].hex()}"'

        def _refuse(self, status: int, code: str) -> None:
            self._answer(status, f"<Error><Code>{code}</Code></Error>".encode(), b"")

        def _answer(self, status: int, body: bytes, tagged: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("ETag", f'"{tagged.hex()}"')
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign] # a client that refuses the certificate hangs up
    if certificate:
        server.socket = certificate.wrapped(server.socket)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http{'s' if certificate else ''}://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
