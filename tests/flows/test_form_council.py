"""May a run that is deployed act for a folder that somebody put on the server?"""

import pytest

from adapters.councils import COUNCILS
from cli.receive import run_again
from flows.form_checks import opened
from flows.form_council import opened_for_run
from quarterly.vocabulary.errors import MustNotBeStored
from tests.installation import COUNCIL, QUARTER, Installation, own_council


@pytest.fixture
def folder(installation: Installation) -> str:
    """A folder with the name of a council and a profile of its own, below the inbox."""
    path = installation.folder / "inbox" / "a service" / COUNCIL
    own_council(path, [])
    return str(path)


def deployed(monkeypatch: pytest.MonkeyPatch, *, is_so: bool) -> None:
    monkeypatch.setattr("flows.form_council.is_deployed", lambda: is_so)


def test_a_form_takes_no_folder_by_its_path(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    deployed(monkeypatch, is_so=True)
    for typed in (folder, str(COUNCILS / COUNCIL), f"../{COUNCILS.name}/{COUNCIL}", f"{COUNCIL}/"):
        with pytest.raises(
            MustNotBeStored, match=r"^There is no such council in this installation, .* Choose one of: [a-z, -]+\.$"
        ):
            opened_for_run(typed, QUARTER)
    assert opened_for_run(COUNCIL, QUARTER).council.key == COUNCIL


def test_a_command_on_ones_own_machine_does(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    deployed(monkeypatch, is_so=False)
    assert opened_for_run(folder, QUARTER).council.key == COUNCIL


def test_after_a_command_for_such_a_folder_the_command_that_runs_it_is_printed(folder: str) -> None:
    assert run_again(folder, opened(folder, QUARTER), None).startswith("Run the cycle now: quarterly run ")
