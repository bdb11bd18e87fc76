"""A Prefect server for tests that call flows in their own process, with a home of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from prefect import settings
from prefect.events.clients import NullEventsClient
from prefect.events.worker import EventsWorker
from prefect.settings import temporary_settings

from tasks.results import register
from tests.prefect_database import place_database

# What no test asks of this server: to record the runs of tasks and events is half of its work for a cycle. Tests of
# `quarterly serve` and most end-to-end tests run servers of their own that do both.
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


@contextmanager
def prefect_for_flows(home: Path, run_folder: Path) -> Iterator[None]:
    """Run the server until the end of the block, without heartbeats, whose thread makes each synchronous flow a second slower."""
    from prefect.testing.utilities import prefect_test_harness  # it imports the server, which only this worker needs

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
