"""Is the sheet of answers, sent alone, checked as whose it is said to be?"""

import io
from pathlib import Path

import pytest
from openpyxl import Workbook
from typer.testing import CliRunner, Result

from adapters.workbook.request import RequestItem, commentary_workbook
from cli.app import app
from tests.installation import COUNCIL, QUARTER

WHOSE = ["--service", "children-in-care", "--quarter", QUARTER]


def check(folder: Path, *said: str) -> Result:
    book = Workbook()
    book.active.title = "What to check"
    for row in (["Reference", "Your answer", "Good until"], ["V12-3f9a1c", "Two families with four children each.", None]):
        book.active.append(row)
    body = io.BytesIO()
    book.save(body)
    path = folder / "answers.xlsx"
    path.write_bytes(body.getvalue())
    return CliRunner(env={"COLUMNS": "300"}).invoke(app, ["check", COUNCIL, str(path), *said])


def test_answers_alone_are_checked(tmp_path: Path) -> None:
    found = check(tmp_path, *WHOSE)
    assert (found.exit_code, "2012-13 Q1: 1 answer." in found.output) == (0, True)


@pytest.mark.parametrize("said", [[], WHOSE[:2], WHOSE[2:]])
def test_answers_alone_name_both_things_that_they_do_not_say(tmp_path: Path, said: list[str]) -> None:
    found = check(tmp_path, *said)
    assert (found.exit_code, "answers alone" in found.stderr, "--service and --quarter" in found.stderr) == (2, True, True)


@pytest.mark.parametrize(
    ("why", "held", "said"),
    [
        ("Two families with four children each.", "comments on 1 indicator", "It can be sent."),
        ("", "nothing to read", "There is nothing to send."),
    ],
)
def test_the_form_of_an_owner_is_checked_without_saying_whose_it_is(tmp_path: Path, why: str, held: str, said: str) -> None:
    item = RequestItem(ref="1178", name="LAC", value="104.9", target="98.8", against_target="6.2", rating="Red", why=why)
    path = tmp_path / "commentary.xlsx"
    path.write_bytes(commentary_workbook("Dudley: commentary for Quarter 1 2012/13", "Write why.", [item], for_head=bool(why)))
    found = CliRunner(env={"COLUMNS": "300"}).invoke(app, ["check", COUNCIL, str(path)])
    assert (found.exit_code, f"Commentary, {QUARTER}: {held}." in found.output, said in found.output) == (0, True, True)
