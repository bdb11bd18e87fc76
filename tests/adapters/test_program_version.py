"""Does the program say which version and commit it is, also where there is no git?"""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from typer.testing import CliRunner

from adapters.program_version import program_version
from cli.app import app

INSTALLED = version("quarterly")


def test_a_checkout_names_its_commit(tmp_path: Path) -> None:
    for arguments in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "First"]):
        identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *identity, *arguments], cwd=tmp_path, check=True)
    commit = subprocess.check_output(["git", "rev-parse", "--short", "HEAD"], cwd=tmp_path, text=True).strip()
    assert program_version(tmp_path) == f"{INSTALLED}, commit {commit}"


def test_a_folder_that_is_no_checkout_has_the_installed_version_alone(tmp_path: Path) -> None:
    assert program_version(tmp_path) == INSTALLED


def test_a_checkout_without_a_commit_has_the_installed_version_alone(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert program_version(tmp_path) == INSTALLED


def test_without_git_it_is_the_installed_version_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert program_version(tmp_path) == INSTALLED


def test_the_command_prints_it_and_ends() -> None:
    found = CliRunner().invoke(app, ["--version"])
    assert (found.exit_code, found.stdout) == (0, f"quarterly {program_version()}\n")


def test_the_command_imports_nothing_heavy_for_it() -> None:
    asked = "import sys; from cli.app import app; app(['--version'], standalone_mode=False); print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", asked], text=True).split()
    assert {"pandas", "prefect", "great_expectations", "boto3", "pydantic"} & set(loaded) == set()
