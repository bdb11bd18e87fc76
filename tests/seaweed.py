"""A SeaweedFS server of our own on 127.0.0.1, for tests that need a real S3."""

import json
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

_ACTIONS = ["Admin", "Read", "Write", "List", "Tagging"]
_SERVERS = ("master", "volume", "filer", "s3", "admin")
_QUIET = ("master.telemetry=false", "webdav=false", "admin.ui=false", "s3.port.iceberg=0", "s3.port.lance=0")


@dataclass(frozen=True, slots=True)
class Seaweed:
    """Where the server is and who may use it; `access_key` may make buckets, "reader" only reads."""

    endpoint: str
    access_key: str = "publisher"
    secret_key: str = "publisher-secret"
    reader_key: str = "reader"
    reader_secret: str = "reader-secret"
    process: "subprocess.Popen[bytes] | None" = None

    def kill(self) -> None:
        """End the server, as a fault of its host would."""
        assert self.process
        _stop(self.process)


@contextmanager
def seaweed(folder: Path) -> Iterator[Seaweed]:
    """Run a server that keeps its data in `folder` until the end of the block."""
    process, server = _start(folder)
    try:
        yield server
    finally:
        _stop(process)


def _start(folder: Path, attempts: int = 5) -> tuple[subprocess.Popen[bytes], Seaweed]:
    """Start anew when another program took one of the ports between choosing and binding it."""
    for attempt in range(attempts):
        home = folder / f"attempt-{attempt}"
        home.mkdir(parents=True)
        ports = _free_ports(2 * len(_SERVERS))
        server = Seaweed(f"http://127.0.0.1:{ports[_SERVERS.index('s3')]}")
        with (home / "log").open("wb") as log:
            process = subprocess.Popen(_command(home, ports, server), stdout=log, stderr=log, cwd=home)
        if _answers(process, server.endpoint):
            return process, replace(server, process=process)
        _stop(process)
    raise RuntimeError(f"SeaweedFS did not start; its log is {home}/log")


def _command(home: Path, ports: list[int], server: Seaweed) -> list[str]:
    http, grpc = ports[: len(_SERVERS)], ports[len(_SERVERS) :]
    flags = [f"{name}.port={port}" for name, port in zip(_SERVERS, http, strict=True)]
    flags += [f"{name}.port.grpc={port}" for name, port in zip(_SERVERS, grpc, strict=True)]
    flags += [f"s3.localSocket={home}/s3.sock", f"filer.localSocket={home}/filer.sock", f"s3.config={home}/s3.json"]
    flags += [f"dir={home}", "ip=127.0.0.1", "ip.bind=127.0.0.1", "s3.autoCreateBucket=false", *_QUIET]
    identities = [
        _identity(server.access_key, server.secret_key, _ACTIONS),
        _identity(server.reader_key, server.reader_secret, ["Read", "List"]),
    ]
    (home / "s3.json").write_text(json.dumps({"identities": identities}))
    return [str(Path(sys.executable).with_name("weed")), "mini", *(f"-{flag}" for flag in flags)]


def _identity(key: str, secret: str, actions: list[str]) -> dict[str, object]:
    return {"name": key, "credentials": [{"accessKey": key, "secretKey": secret}], "actions": actions}


def _free_ports(count: int) -> list[int]:
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


def _answers(process: subprocess.Popen[bytes], endpoint: str, seconds: float = 20) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until and process.poll() is None:
        with suppress(OSError), urllib.request.urlopen(f"{endpoint}/healthz", timeout=1) as answer:
            return bool(answer.status == 200)
        time.sleep(0.05)
    return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.kill()  # a clean end takes seconds, and nobody needs the data
    process.wait()
