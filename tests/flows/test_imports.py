"""What does a run load before it has anything to do?"""

import os
import subprocess
import sys

HEAVY = {"great_expectations", "pandas", "numpy", "openpyxl", "scipy", "boto3"}


def test_a_run_in_which_nothing_changed_loads_no_library_that_only_work_needs() -> None:
    code = f"import flows.quarterly_cycle, sys; print(sorted({HEAVY!r} & set(sys.modules)))"
    environment = {**os.environ, "PREFECT_API_URL": "http://127.0.0.1:1/api"}  # asked nothing
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_command_and_a_worker_s_run_look_for_garbage_rarely() -> None:
    for module in ("cli", "tasks._stage"):
        done = subprocess.run(
            [sys.executable, "-c", f"import {module}, gc; print(gc.get_threshold())"], capture_output=True, check=True
        )
        assert done.stdout.splitlines()[-1] == b"(50000, 10, 10)"
