"""`quarterly receive`: what it puts into the inbox, what it refuses, what it says to do next."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.app import app
from tasks.collect_returns import collect_returns
from tests.desk import COUNCIL, KEY, LAC, QUARTER, Desk, indicator_return

SERVICE = "children-in-care"
GOOD = indicator_return(SERVICE, [LAC])
OTHER = indicator_return(SERVICE, [[*LAC[:4], 104.2, 98.8, "Recounted."]])


def receive(*files: Path, council: str = COUNCIL, quarter: str = QUARTER, service: str = SERVICE) -> Result:
    return CliRunner(env={"COLUMNS": "250"}).invoke(app, ["receive", council, quarter, service, *map(str, files)])


@pytest.fixture(autouse=True)
def _inbox(desk: Desk) -> None:
    (desk.folder / "inbox").mkdir()


def written(folder: Path, name: str, body: bytes) -> Path:
    path = folder / name
    path.write_bytes(body)
    return path


def inbox(desk: Desk) -> dict[str, bytes]:
    folder = desk.folder / "inbox" / COUNCIL / KEY / SERVICE
    return {path.name: path.read_bytes() for path in folder.glob("*")} if folder.is_dir() else {}


def counting(desk: Desk) -> list[bytes]:
    """Run the first stage, and return the contents of the service in the order they count."""
    (raw,) = collect_returns.fn(COUNCIL, QUARTER).received
    return [desk.restricted.read(file.key) for file in raw.files]


def test_a_file_is_put_into_the_inbox_and_the_next_step_named(desk: Desk) -> None:
    answer = receive(written(desk.folder, "return.xlsx", GOOD))
    assert inbox(desk) == {"return.xlsx": GOOD}
    assert f'Run the cycle now: quarterly run {COUNCIL} "{QUARTER}"' in answer.stdout


def test_a_service_may_be_given_by_its_name(desk: Desk) -> None:
    receive(written(desk.folder, "return.xlsx", GOOD), service="Children in care")
    assert list(inbox(desk)) == ["return.xlsx"]


def test_another_content_of_the_same_name_gets_a_name_of_its_own(desk: Desk) -> None:
    for body in (GOOD, OTHER, OTHER):
        receive(written(desk.folder, "return.xlsx", body))
    assert inbox(desk) == {"return.xlsx": GOOD, "return-2.xlsx": OTHER}


@pytest.mark.parametrize("tidied", [False, True], ids=["all lies there still", "the inbox was tidied"])
def test_a_correction_is_taken_back_by_sending_the_first_file_again(desk: Desk, tidied: bool) -> None:
    for body in (GOOD, OTHER, GOOD):
        answer = receive(written(desk.folder, "return.xlsx", body))
        assert "Run the cycle now" in answer.stdout
        assert counting(desk)[-1] == body
        for name in inbox(desk) if tidied else ():
            (desk.folder / "inbox" / COUNCIL / KEY / SERVICE / name).unlink()
    assert len(counting(desk)) == 2


def test_what_was_tidied_away_and_counts_last_is_not_taken_again(desk: Desk) -> None:
    path = written(desk.folder, "return.xlsx", GOOD)
    receive(path)
    counting(desk)
    (desk.folder / "inbox" / COUNCIL / KEY / SERVICE / "return.xlsx").unlink()
    assert "Nothing is new, so nothing is run." in receive(path).stdout
    assert inbox(desk) == {}


def test_the_same_file_again_runs_nothing(desk: Desk) -> None:
    path = written(desk.folder, "return.xlsx", GOOD)
    receive(path)
    assert "Nothing is new, so nothing is run." in receive(path).stdout


def test_several_files_sent_again_run_nothing_and_a_new_one_after_them_is_all_that_is_taken(desk: Desk) -> None:
    first, second = written(desk.folder, "a.xlsx", GOOD), written(desk.folder, "b.xlsx", OTHER)
    receive(first)
    assert "a.xlsx  (received already, and nothing has come after it)" in receive(first, second).stdout
    assert "Nothing is new, so nothing is run." in receive(first, second).stdout
    assert inbox(desk) == {"a.xlsx": GOOD, "b.xlsx": OTHER}


def test_of_several_files_one_that_would_be_refused_stops_all(desk: Desk) -> None:
    wrong = written(desk.folder, "wrong.xlsx", indicator_return("schools", []))
    answer = receive(written(desk.folder, "return.xlsx", GOOD), wrong)
    assert (answer.exit_code, inbox(desk)) == (3, {})
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
def test_nonsense_is_told_and_nothing_is_taken(desk: Desk, council: str, quarter: str, service: str, name: str) -> None:
    answer = receive(written(desk.folder, name, GOOD), council=council, quarter=quarter, service=service)
    assert (answer.exit_code, inbox(desk)) == (2, {})


def test_a_file_that_is_not_there(desk: Desk) -> None:
    answer = receive(desk.folder / "none.xlsx")
    assert (answer.exit_code, "cannot be read" in answer.stderr) == (2, True)
