"""The requests of the tests to a Prefect server, the same as those of its UI, and how they wait."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from tests.installation import QUARTER
from tests.prefect_login import Login

CYCLE, CORRECT, ALL = "quarterly-cycle/run-cycle", "correct-return/correct-return", "all-councils/all-councils"
WITHDRAW = "withdraw/withdraw"
FINAL = ("COMPLETED", "FAILED", "CANCELLED")  # not CRASHED, as a crashed run starts again
WORKER = "prefect.worker.name"  # the label of a run with its last worker
PATIENCE = 1800  # seconds; many times as long as any wait on two idle cores, as in a soak they are anything but idle


@dataclass(frozen=True)
class Server:
    """A Prefect server at the address of its API, and how to log in to it."""

    api: str
    login: Login

    def call(self, method: str, path: str, body: object = None) -> Any:
        """Send a request to the API; fail with its response if that is an error."""
        answer = httpx.request(method, f"{self.api}{path}", json=body, timeout=60, auth=self.login)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text[:500]}"
        return answer.json() if answer.content else None

    def run(self, deployment: str, **parameters: object) -> str:
        """Send a deployment's form as the UI does, and return the run's id."""
        found = self.call("GET", f"/deployments/name/{deployment}")
        return str(self.call("POST", f"/deployments/{found['id']}/create_flow_run", {"parameters": parameters})["id"])

    def state(self, run: str) -> dict[str, Any]:
        return dict(self.call("GET", f"/flow_runs/{run}")["state"])

    def runs(self, **wanted: object) -> list[dict[str, Any]]:
        """Return the newest runs, oldest first."""
        body = {**wanted, "sort": "EXPECTED_START_TIME_DESC", "limit": 200}
        return list(reversed(self.call("POST", "/flow_runs/filter", body)))

    def runs_of(self, flow: str) -> list[dict[str, Any]]:
        """Return the newest runs of a flow, oldest first."""
        return self.runs(flows={"name": {"any_": [flow]}})

    def cycles(self, council: str) -> list[dict[str, Any]]:
        """Return every run of a council's cycle for the tested quarter, oldest first; the real schedule may start others."""
        parameters = {"council": council, "quarter": QUARTER}
        return [run for run in self.runs_of("quarterly-cycle") if parameters.items() <= run["parameters"].items()]

    def is_round_over(self) -> bool:
        """Return whether a round of all councils has ended, so that no further check of it is scheduled."""
        newest = self.runs_of("all-councils")[-1]
        return newest["state_type"] in FINAL and "looked at again" not in newest["state"]["message"]

    def cycles_of(self, round_: str) -> list[dict[str, Any]]:
        """Return the runs of the cycle that a run of all councils started."""
        return [run for run in self.runs_of("quarterly-cycle") if f"round:{round_}" in run["tags"]]

    def artifact(self, key: str) -> str:
        """Return the data of the newest artifact of a key."""
        return str(self.call("GET", f"/artifacts/{key}/latest")["data"])

    def workers(self) -> list[str]:
        """Return the names of all workers that are online."""
        found = self.call("POST", "/work_pools/quarterly/workers/filter", {})
        return [worker["name"] for worker in found if worker["status"] == "ONLINE"]

    @contextmanager
    def at_once(self, runs: int) -> Iterator[None]:
        """Limit the number of simultaneous runs within the block."""
        self.call("PATCH", "/work_pools/quarterly", {"concurrency_limit": runs})
        try:
            yield
        finally:
            self.call("PATCH", "/work_pools/quarterly", {"concurrency_limit": None})

    def shown(self) -> str:
        """Return the workers and a line for each run, to be printed when a wait times out."""
        try:
            runs, workers = self.runs(), self.workers()
        except (AssertionError, httpx.HTTPError) as error:
            return f"The server does not answer: {error!r}"
        states = Counter(run["state_name"] for run in runs)
        return "\n".join([f"workers: {workers}", f"runs: {dict(states)}", *map(_line, runs)])


def until(found: Callable[[], Any], show: Callable[[], str]) -> Any:
    """Wait until something is found and return it; fail with what `show` returns if the wait times out."""
    deadline = time.monotonic() + PATIENCE
    while not (it := found()):
        if time.monotonic() > deadline:
            pytest.fail(f"Nothing within {PATIENCE} seconds.\n{show()}")
        time.sleep(1)
    return it


def _line(run: dict[str, Any]) -> str:
    message = (run["state"] or {}).get("message") or ""
    begun = f"begun {run['run_count']} times, last by {run['labels'].get(WORKER)}"
    return f"{run['id']} {run['name']}: {run['state_name']}, {begun}, {run['start_time']} to {run['end_time']}. {message[:200]}"
