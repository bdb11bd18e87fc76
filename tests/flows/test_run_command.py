"""What does `quarterly run` print of a run that ends without a publication, and with which exit code?"""

import os
from pathlib import Path

import pytest
from prefect.settings import PREFECT_API_URL

from tests.cli.new_council import QUARTER, TODAY, quarterly


def test_a_new_council_waits_for_returns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "environ", os.environ.copy())  # a command sets up Prefect for its whole process
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(tmp_path))
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PREFECT_API_URL", str(PREFECT_API_URL.value()))  # the server of these tests
    monkeypatch.setattr("cli.new.today", lambda: TODAY)
    assert quarterly("new", "./sampleshire").exit_code == 0
    found = quarterly("run", str(tmp_path / "sampleshire"), QUARTER)
    assert (found.exit_code, found.stderr, "AwaitingReturns" in found.stdout) == (6, "", True)
