"""One Prefect server for all tests of flows, as starting it takes long, with a home of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from prefect import settings
from prefect.events.clients import NullEventsClient
from prefect.events.worker import EventsWorker
from prefect.settings import temporary_settings

from tasks.results import register
from tests.answers import answers, remember, remember_judged
from tests.flows.checkouts import Checkout, copied
from tests.flows.officers import published_by_the_cycle
from tests.installation import Installation
from tests.prefect_database import place_database
from tests.snapshots import Snapshots

# What no test asks of this server: to record the runs of tasks and events is half of its work for a cycle. Tests of
# `quarterly serve` and the end-to-end tests run servers of their own that do both.
UNASKED = {
    settings.PREFECT_LOGGING_TO_API_ENABLED: False,
    settings.PREFECT_SERVER_ANALYTICS_ENABLED: False,
    settings.PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_ENABLED: False,
    settings.PREFECT_SERVER_SERVICES_EVENT_PERSISTER_ENABLED: False,
    settings.PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED: False,
    settings.PREFECT_API_BLOCKS_REGISTER_ON_START: False,  # Prefect's own kinds of blocks
    # Without it every client reads the machine's certificates, for a server that is asked without TLS.
    settings.PREFECT_API_TLS_INSECURE_SKIP_VERIFY: True,
}


@pytest.fixture(scope="session", autouse=True)
def prefect_server(tmp_path_factory: pytest.TempPathFactory, run_folder: Path) -> Iterator[None]:
    """Run the server, without heartbeats, whose thread makes every synchronous flow a second slower."""
    from prefect.testing.utilities import prefect_test_harness  # it imports the server, which only this worker needs

    home = tmp_path_factory.mktemp("prefect")
    place_database(run_folder, home / "prefect-test.db")  # as the harness calls it
    own = {settings.PREFECT_HOME: home, settings.PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}
    with pytest.MonkeyPatch.context() as patch, temporary_settings(own | UNASKED):
        patch.setattr("prefect.testing.utilities.mkdtemp", lambda: str(home))
        # Nobody listens to events here: what is told of a run is asked of a server of `quarterly serve`.
        EventsWorker.set_client_override(NullEventsClient)
        with prefect_test_harness(server_startup_timeout=120):
            register()
            yield
        EventsWorker.set_client_override(None)


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
