"""What the tests of this folder do not ask twice, and a new council folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.answers import answers, remember
from tests.cli.new_council import TODAY, quarterly


@pytest.fixture(scope="module", autouse=True)
def _known_answers(run_folder: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        remember(patch, answers(run_folder))
        yield


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that `quarterly new` makes, in the councils folder of an installation."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(tmp_path))
    monkeypatch.setattr("cli.new.today", lambda: TODAY)
    assert quarterly("new", "./sampleshire", "--title", "Sampleshire County Council").exit_code == 0
    return tmp_path / "sampleshire"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a test writes the table that it gives to `quarterly stats`."""
    return tmp_path / "table.csv"
