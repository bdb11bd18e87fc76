"""Does a run import what reads, checks and draws only where something has changed?"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.profile_choices import A_COMMAND

ROOT = Path(__file__).parent.parent.parent
READS = ("python_calamine", "openpyxl", "quarterly.collecting.layouts.of_file")
CHECKS = ("great_expectations", "pandas", "scipy")
DRAWS = ("typst", "pikepdf", "docx", "lxml", "markdown_it", "quarterly.reporting.build", "quarterly.reporting.transcript")
OF_THE_SERVER = ("fastapi", "sqlalchemy", "prefect.server")


@pytest.mark.parametrize("named", [READS, CHECKS, DRAWS, OF_THE_SERVER])
def test_a_run_begins_without(named: tuple[str, ...]) -> None:
    ask = f"import sys, flows.quarterly_cycle; print(*(each for each in {named} if each in sys.modules))"
    environment = {**os.environ, A_COMMAND: "1"}  # which shows no form
    found = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert found.stdout.split() == []
