"""What of its process can a run choose, and how many processes does it begin with?"""

import asyncio
import sys
from pathlib import Path
from typing import Any

import yaml
from prefect.client.orchestration import PrefectClient
from prefect.workers.process import ProcessJobConfiguration

from serving.pool import TEMPLATE

ROOT = Path(__file__).parents[2]


def job(**variables: Any) -> ProcessJobConfiguration:
    """Return the job that a worker makes of the pool's template for a run that has these variables."""

    nobody = PrefectClient("http://127.0.0.1:1/api")  # who is asked only for blocks and variables, of which there are none
    return asyncio.run(ProcessJobConfiguration.from_template_and_values(TEMPLATE, variables, client=nobody))


def test_a_run_chooses_nothing_of_its_process() -> None:
    chosen = job(command="sh -c true", working_dir="/tmp", env={"PATH": "/tmp"}, stream_output=False)
    assert chosen == job()


def test_a_run_is_one_process_that_loads_prefect_once() -> None:
    # A worker that is given no command, or a deployment with steps that fetch the program, starts another process before it.
    assert job().command == f"{sys.executable} -m prefect.engine"
    assert yaml.safe_load((ROOT / "deployments/prefect.yaml").read_text())["pull"] == []
