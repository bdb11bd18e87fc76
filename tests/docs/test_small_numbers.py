"""The examples of docs/small-numbers.md are what the program prints."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.app import app
from tests.docs.pages import ROOT, section, table
from tests.unit.disclosure.deduction.tables import print_group

PAGE = ROOT / "docs/small-numbers.md"
EXAMPLE = section(PAGE, "An example")


def test_the_table_is_printed_as_shown(tmp_path: Path) -> None:
    given, shown = re.findall(r"^```\n(.*?)^```$", EXAMPLE, re.DOTALL | re.MULTILINE)
    (tmp_path / "table.csv").write_text(given)
    command = re.search(r"`quarterly (suppress) table\.csv (.*?)`", EXAMPLE)
    assert command
    result = CliRunner().invoke(app, [command[1], str(tmp_path / "table.csv"), *command[2].split()])
    assert result.stdout == shown


@pytest.mark.parametrize("row", table(EXAMPLE), ids=lambda row: row[0])
def test_a_group_is_printed_as_shown(row: list[str]) -> None:
    counts = [int(each) for each in row[0].split(", ")]
    assert ", ".join(map(str, print_group(counts)[:-1])) == row[1]
