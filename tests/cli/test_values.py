"""What does `quarterly values` copy, and what does it say of what is left?"""

from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner, Result

from cli.app import app
from tests.installation import LAC, Installation, indicator_return
from tests.stages.test_what_is_stored import beside_a_case_list
from tests.workbooks import with_parts, workbook

SERVICE = "children-in-care"
GOOD = indicator_return(SERVICE, [LAC])


def values(path: Path, *options: str) -> Result:
    return CliRunner(env={"COLUMNS": "250"}).invoke(app, ["values", str(path), *options])


def written(installation: Installation, body: bytes) -> Path:
    path = installation.folder / "return.xlsx"
    path.write_bytes(body)
    return path


def test_the_copy_has_the_sheets_of_the_return_alone(installation: Installation) -> None:
    done = values(written(installation, beside_a_case_list(GOOD)))
    copy = installation.folder / "return-values.xlsx"
    assert (done.exit_code, openpyxl.load_workbook(copy).sheetnames) == (0, ["PI return"])
    assert "Left out: the sheet “Case list”." in done.stdout
    assert b"Sedgley" not in copy.read_bytes()


@pytest.mark.parametrize("part", ["xl/model/item.data", "xl/embeddings/object1.bin", "xl/vbaProject.bin"])
def test_what_a_refusal_names_is_left_out(installation: Installation, part: str) -> None:
    path = written(installation, with_parts(GOOD, {part: b"rows of children"}))
    assert values(path, "--to", str(installation.folder / "copy.xlsx")).exit_code == 0
    assert openpyxl.load_workbook(installation.folder / "copy.xlsx")["PI return"]["A6"].value == "1178"


def test_a_heading_with_the_quarter_in_it_is_known(installation: Installation) -> None:
    book = workbook({"Return": [["Period: Quarter 1 2012/13"], ["PI ref", "Actual Q1"], ["1178", 5]]})
    assert "“Return”" in values(written(installation, book)).stdout


def test_what_identifies_a_child_in_the_cells_is_named(installation: Installation) -> None:
    done = values(written(installation, indicator_return(SERVICE, [[*LAC[:6], "The child born on 03/04/2009 moved."]])))
    assert (done.exit_code, "date of birth at PI return!G6" in done.stdout) == (1, True)


def test_nothing_is_written_over(installation: Installation) -> None:
    path = written(installation, GOOD)
    values(path)
    again = values(path)
    assert (again.exit_code, "exists already" in again.stderr) == (2, True)


def test_a_folder_that_is_not_there_is_named(installation: Installation) -> None:
    done = values(written(installation, GOOD), "--to", str(installation.folder / "nowhere" / "copy.xlsx"))
    assert (done.exit_code, "nowhere/copy.xlsx cannot be written: No such file or directory." in done.stderr) == (2, True)


def test_a_data_model_and_connections_are_named_among_what_is_left_out(installation: Installation) -> None:
    path = written(installation, with_parts(GOOD, {"xl/model/item.data": b"rows", "xl/connections.xml": b"<connections/>"}))
    assert "Left out: a data model and the connections to databases." in values(path).stdout


def test_a_workbook_without_a_return_gives_no_copy(installation: Installation) -> None:
    done = values(written(installation, workbook({"Cases": [["Child"], ["Kim"]]})))
    assert (done.exit_code, "nothing to copy" in done.stderr) == (2, True)
