"""The stack and the councils that all end-to-end tests share; without PostgreSQL the tests are skipped."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from adapters.store import S3Options, open_store
from tests.e2e.installations import TWENTY, Installation, made_council
from tests.e2e.kill_points import POINTS
from tests.e2e.load import busy
from tests.e2e.postgres import Postgres, postgres, programs
from tests.e2e.processes import Processes
from tests.e2e.s3_proxy import S3Proxy, proxy
from tests.e2e.smtp_server import SmtpServer, smtp_server
from tests.e2e.stack import Stack, environment_of, start_stack
from tests.seaweed import Seaweed

REQUIRED = "END_TO_END_REQUIRED"  # set in CI, where a skip would hide that nothing was tested
BUCKET = "s3://end-to-end"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("e2e")


@pytest.fixture(scope="session")
def processes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Processes]:
    """The processes of the session, ended with it, even if the test run is interrupted."""
    started = Processes(tmp_path_factory.mktemp("end-to-end"))
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield started
    finally:
        started.end_all()
        signal.signal(signal.SIGTERM, before)


@pytest.fixture(scope="module", autouse=True)
def _loaded(request: pytest.FixtureRequest, processes: Processes) -> Iterator[None]:
    """Keep the machine busy with other work while a long proof runs."""
    if request.node.get_closest_marker("soak"):
        with busy(processes):
            yield
    else:
        yield


@pytest.fixture(scope="session")
def database_server(processes: Processes) -> Iterator[Postgres]:
    """PostgreSQL, or a skip that says how to get it."""
    if not sys.platform.startswith("linux") or programs() is None:
        how = "The end-to-end tests need Linux and PostgreSQL. On Debian: apt-get install postgresql"
        if os.environ.get(REQUIRED):
            pytest.fail(how)
        pytest.skip(how)
    with postgres(processes) as server:
        yield server


@pytest.fixture(scope="session")
def s3_proxy(s3_server: Seaweed, database_server: Postgres) -> Iterator[S3Proxy]:
    """The proxy through which all processes but the tests themselves reach S3."""
    import boto3

    keys = {"aws_access_key_id": s3_server.access_key, "aws_secret_access_key": s3_server.secret_key}
    boto3.client("s3", endpoint_url=s3_server.endpoint, region_name="eu-west-2", **keys).create_bucket(
        Bucket=BUCKET.removeprefix("s3://")
    )
    with proxy(s3_server.endpoint) as opened:
        yield opened


@pytest.fixture(scope="session")
def mail() -> Iterator[SmtpServer]:
    """A mail server."""
    with smtp_server() as server:
        yield server


@pytest.fixture(scope="session")
def environment(s3_server: Seaweed, s3_proxy: S3Proxy, mail: SmtpServer, processes: Processes) -> dict[str, str]:
    """The environment of every process, without the developer's own settings."""
    folder = processes.logs / "councils"
    for key in ("scheduled", "store-away", *POINTS, "worker-killed", "flow-killed", *TWENTY):
        made_council(folder, key)
    (folder / TWENTY[-1] / "profile.yaml").write_text("name: [spoilt\n")
    return {
        **environment_of(processes.logs),
        "QUARTERLY_STORE": f"{BUCKET}/store",
        "QUARTERLY_INBOX": f"{BUCKET}/inbox",
        "QUARTERLY_S3_ENDPOINT": s3_proxy.endpoint,
        "QUARTERLY_SMTP_HOST": "127.0.0.1",
        "QUARTERLY_MAIL_FROM": "performance@council.example",
        "QUARTERLY_SMTP_PORT": str(mail.port),
        # A killed run starts again as soon as Prefect allows: of the workers that are killed only silence is seen, a heartbeat
        # comes every 30 seconds and one may be missed; and a dead run blocks its slot for a minute, and until the server next
        # looks for slots that have expired.
        "QUARTERLY_SILENT_AFTER": "70",
        "QUARTERLY_CRASH_SETTLED": "5",
        "QUARTERLY_CRASH_LOOK": "2",
        "QUARTERLY_RESTART_AFTER": "75",
        "QUARTERLY_WAIT_FOR_SERVICE": "3",
        "QUARTERLY_SERVICE_AGAIN": "5",
        "QUARTERLY_NOTIFY_EMAIL": "",
        "QUARTERLY_NOTIFY_WEBHOOK": "",
        **keys(s3_server),
    }


@pytest.fixture(scope="session")
def stack(
    processes: Processes, database_server: Postgres, environment: dict[str, str], s3_proxy: S3Proxy, mail: SmtpServer
) -> Iterator[Stack]:
    """`quarterly serve` on PostgreSQL with its worker, and a second worker; both end before the servers they use."""
    yield start_stack(processes, database_server.database("prefect"), environment, s3_proxy, mail)
    processes.end_all()


@pytest.fixture(scope="session")
def open_installation(s3_server: Seaweed, s3_proxy: S3Proxy) -> Callable[..., Installation]:
    """Return a function that opens the installation of a council, in the common store or another, past the proxy."""
    from adapters.store.s3 import client

    options = S3Options(endpoint=s3_server.endpoint)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in keys(s3_server).items():
            patch.setenv(name, value)
        client(options)  # cached, with the keys of this moment

    def opened(council: str, store: str = "store") -> Installation:
        inbox, *stores = (
            open_store(f"{BUCKET}/{name}", s3=options) for name in ("inbox", f"{store}/public", f"{store}/restricted")
        )
        return Installation(council, inbox, *stores)

    return opened


def keys(server: Seaweed) -> dict[str, str]:
    """Return the environment of a process that may write to the server."""
    return {
        "AWS_ACCESS_KEY_ID": server.access_key,
        "AWS_SECRET_ACCESS_KEY": server.secret_key,
        "AWS_CONFIG_FILE": "/dev/null",
        "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
