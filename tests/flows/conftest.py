"""One Prefect server for all tests of flows, as starting it takes long, with a home of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.answers import answers, remember, remember_judged
from tests.flows.checkouts import Checkout, copied
from tests.flows.officers import published_by_the_cycle
from tests.installation import Installation
from tests.prefect_for_flows import prefect_for_flows
from tests.snapshots import Snapshots


@pytest.fixture(scope="session", autouse=True)
def prefect_server(tmp_path_factory: pytest.TempPathFactory, run_folder: Path) -> Iterator[None]:
    """Run the server."""
    with prefect_for_flows(tmp_path_factory.mktemp("prefect"), run_folder):
        yield


@pytest.fixture(scope="module", autouse=True)
def _known_answers(request: pytest.FixtureRequest, run_folder: Path) -> Iterator[None]:
    """Ask nothing twice; but draw twice where a run again has to find the same bytes, or a changed template others."""
    with pytest.MonkeyPatch.context() as patch:
        draws_again = str(request.node.nodeid).endswith("test_incremental.py")
        (remember_judged if draws_again else remember)(patch, answers(run_folder))
        yield


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Checkout]:
    """A copy of the checkout whose templates, fonts and rules may be changed."""
    yield from copied(tmp_path / "checkout", monkeypatch)


@pytest.fixture
def sent(installation: Installation) -> Installation:
    """An installation with all returns of Dudley and the cover workbook in its inbox; nothing was run."""
    installation.send_all()
    installation.send_cover()
    return installation


@pytest.fixture
def published(installation: Installation, snapshots: Snapshots) -> Installation:
    """An installation with Dudley's quarter published as version 1."""
    return published_by_the_cycle(installation, snapshots)
