"""What does `quarterly receive` put into the inbox and refuse, and what does it print?"""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.app import app
from tasks.collect_returns import collect_returns
from tests.installation import COUNCIL, KEY, LAC, QUARTER, Installation, indicator_return
from tests.stages.chain import plain

SERVICE = "children-in-care"
GOOD = indicator_return(SERVICE, [LAC])
OTHER = indicator_return(SERVICE, [[*LAC[:4], 104.2, 98.8, "Recounted."]])


def receive(*files: Path, council: str = COUNCIL, quarter: str = QUARTER, service: str = SERVICE) -> Result:
    return CliRunner(env={"COLUMNS": "250"}).invoke(app, ["receive", council, quarter, service, *map(str, files)])


@pytest.fixture(autouse=True)
def _inbox(installation: Installation) -> None:
    (installation.folder / "inbox").mkdir()


def written(folder: Path, name: str, body: bytes) -> Path:
    path = folder / name
    path.write_bytes(body)
    return path


def inbox(installation: Installation) -> dict[str, bytes]:
    folder = installation.folder / "inbox" / COUNCIL / KEY / SERVICE
    return {path.name: path.read_bytes() for path in folder.glob("*")} if folder.is_dir() else {}


def counting(installation: Installation) -> list[bytes]:
    """Run the first stage and return the service's file contents in order."""
    (raw,) = plain(collect_returns)(COUNCIL, QUARTER).received
    return [installation.restricted.read(file.key) for file in raw.files]


def test_a_file_is_put_into_the_inbox_and_the_next_step_named(installation: Installation) -> None:
    answer = receive(written(installation.folder, "return.xlsx", GOOD))
    assert inbox(installation) == {"return.xlsx": GOOD}
    assert f'Run the cycle now: quarterly run {COUNCIL} "{QUARTER}"' in answer.stdout


def test_a_service_may_be_given_by_its_name(installation: Installation) -> None:
    receive(written(installation.folder, "return.xlsx", GOOD), service="Children in care")
    assert list(inbox(installation)) == ["return.xlsx"]


def test_another_content_of_the_same_name_gets_a_name_of_its_own(installation: Installation) -> None:
    for body in (GOOD, OTHER, OTHER):
        receive(written(installation.folder, "return.xlsx", body))
    assert inbox(installation) == {"return.xlsx": GOOD, "return-2.xlsx": OTHER}


@pytest.mark.parametrize("tidied", [False, True], ids=["all lies there still", "the inbox was tidied"])
def test_a_correction_is_taken_back_by_sending_the_first_file_again(installation: Installation, tidied: bool) -> None:
    for body in (GOOD, OTHER, GOOD):
        answer = receive(written(installation.folder, "return.xlsx", body))
        assert "Run the cycle now" in answer.stdout
        assert counting(installation)[-1] == body
        for name in inbox(installation) if tidied else ():
            (installation.folder / "inbox" / COUNCIL / KEY / SERVICE / name).unlink()
    assert len(counting(installation)) == 2


def test_what_was_tidied_away_and_counts_last_is_not_taken_again(installation: Installation) -> None:
    path = written(installation.folder, "return.xlsx", GOOD)
    receive(path)
    counting(installation)
    (installation.folder / "inbox" / COUNCIL / KEY / SERVICE / "return.xlsx").unlink()
    assert "Nothing is new, so nothing is run." in receive(path).stdout
    assert inbox(installation) == {}


def test_the_same_file_again_runs_nothing(installation: Installation) -> None:
    path = written(installation.folder, "return.xlsx", GOOD)
    receive(path)
    assert "Nothing is new, so nothing is run." in receive(path).stdout


def test_several_files_sent_again_run_nothing_and_a_new_one_after_them_is_all_that_is_taken(installation: Installation) -> None:
    first, second = written(installation.folder, "a.xlsx", GOOD), written(installation.folder, "b.xlsx", OTHER)
    receive(first)
    assert "a.xlsx  (received already, and nothing has come after it)" in receive(first, second).stdout
    assert "Nothing is new, so nothing is run." in receive(first, second).stdout
    assert inbox(installation) == {"a.xlsx": GOOD, "b.xlsx": OTHER}


def test_of_several_files_one_that_would_be_refused_stops_all(installation: Installation) -> None:
    wrong = written(installation.folder, "wrong.xlsx", indicator_return("schools", []))
    answer = receive(written(installation.folder, "return.xlsx", GOOD), wrong)
    assert (answer.exit_code, inbox(installation)) == (3, {})
    assert "wrong.xlsx would be refused, and nothing was taken." in answer.stderr


@pytest.mark.parametrize(
    ("council", "quarter", "service", "name"),
    [
        ("wessex", QUARTER, SERVICE, "return.xlsx"),
        (COUNCIL, "2098-99 Q1", SERVICE, "return.xlsx"),
        (COUNCIL, QUARTER, "housing", "return.xlsx"),
        (COUNCIL, QUARTER, SERVICE, "return.txt"),
        (COUNCIL, QUARTER, SERVICE, "~$return.xlsx"),
    ],
)
def test_nonsense_is_told_and_nothing_is_taken(
    installation: Installation, council: str, quarter: str, service: str, name: str
) -> None:
    answer = receive(written(installation.folder, name, GOOD), council=council, quarter=quarter, service=service)
    assert (answer.exit_code, inbox(installation)) == (2, {})


def test_a_file_that_is_not_there(installation: Installation) -> None:
    answer = receive(installation.folder / "none.xlsx")
    assert (answer.exit_code, "cannot be read" in answer.stderr) == (2, True)
