"""Fixtures for all tests: stores in a folder and on one SeaweedFS server, and an installation."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from adapters.store import S3Options, Store, open_store
from tests.certificates import Certificate, made_certificate
from tests.installation import Installation
from tests.one_server import FlowsTogether, flows_first
from tests.properties import load_profile
from tests.seaweed import Seaweed, seaweed
from tests.snapshots import Snapshots


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    flows_first(items)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> FlowsTogether | None:
    return FlowsTogether(config, log) if config.getoption("dist") == "loadfile" else None


@pytest.fixture(autouse=True)
def _settings_of_no_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the developer's own settings out of every test."""
    for name in [name for name in os.environ if name.startswith("QUARTERLY_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session", autouse=True)
def _no_power_cut() -> Iterator[None]:
    """Let no write wait for the disk: what was written is read from memory, and no test cuts the power."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """An installation of its own in an empty folder: stores, inbox, outbox."""
    monkeypatch.chdir(tmp_path)
    installation = Installation(tmp_path)
    for name, value in installation.environment().items():
        monkeypatch.setenv(name, value)
    return installation


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of a test run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def snapshots(run_folder: Path) -> Snapshots:
    """Snapshots of installations, each made once in a test run."""
    return Snapshots(run_folder / "snapshots")


@pytest.fixture(scope="session")
def own_certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """A certificate that no authority has signed."""
    return made_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture(scope="session")
def s3_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seaweed]:
    """The S3 server, started by the first test that uses it."""
    with seaweed(tmp_path_factory.mktemp("seaweed")) as server:
        yield server


@pytest.fixture(scope="session")
def shared_bucket(s3_server: Seaweed) -> str:
    """A bucket in which each test has its own prefix, as the first write to a new bucket takes up to a second."""
    import boto3

    keys = {"aws_access_key_id": s3_server.access_key, "aws_secret_access_key": s3_server.secret_key}
    s3 = boto3.client("s3", endpoint_url=s3_server.endpoint, region_name="eu-west-2", **keys)
    s3.create_bucket(Bucket="shared")
    return "shared"


@pytest.fixture
def s3_options(s3_server: Seaweed, monkeypatch: pytest.MonkeyPatch) -> S3Options:
    """How to reach the server, with the publisher's credentials and no others in the environment."""
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", s3_server.access_key)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", s3_server.secret_key)
    monkeypatch.setenv("AWS_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    return S3Options(endpoint=s3_server.endpoint)


@pytest.fixture
def bucket(s3_options: S3Options) -> str:
    """The name of a new, empty bucket."""
    from adapters.store.s3 import client

    name = f"test-{uuid4().hex}"
    client(s3_options).create_bucket(Bucket=name)
    return name


@pytest.fixture
def s3_store(shared_bucket: str, s3_options: S3Options) -> Store:
    """An empty store in a bucket."""
    return open_store(f"s3://{shared_bucket}/{uuid4().hex}", s3=s3_options)


@pytest.fixture
def local_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """An empty store in a folder that does not exist yet."""
    return open_store(str(tmp_path_factory.mktemp("local") / "store"))


@pytest.fixture(params=["local_store", "s3_store"], ids=["local", "s3"])
def store(request: pytest.FixtureRequest) -> Store:
    """An empty store: every test that uses it is run on each kind of store."""
    found: Store = request.getfixturevalue(request.param)
    return found


load_profile()
