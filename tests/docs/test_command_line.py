"""docs/command-line.md names every command, option and column of the program, and none that it does not have."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import typer

from cli.app import EXIT_CODES, app
from quarterly.reporting.wording.score_records import COLUMNS
from tests.docs.pages import ROOT, section, table

PAGE = ROOT / "docs/command-line.md"
NOT_OF_ERRORS = {0, 1, 6}  # done, something was found, nothing published


def commands(command: Any, name: str) -> Iterator[tuple[str, set[str]]]:
    """Yield every command below a group, with its options."""
    for below, each in command.commands.items():
        if hasattr(each, "commands"):
            yield from commands(each, f"{name} {below}")
        else:
            yield f"{name} {below}", {option for given in each.params for option in given.opts if option.startswith("--")}


COMMANDS = dict(commands(typer.main.get_command(app), "quarterly"))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_described_with_exactly_its_options(name: str) -> None:
    described = set(re.findall(r"`(--[a-z-]+)", section(PAGE, name)))
    assert described == COMMANDS[name]


def test_no_command_is_described_that_does_not_exist() -> None:
    described = re.findall(r"^### (quarterly .+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(described) == sorted(COMMANDS)


def test_options_of_the_program_itself_are_named() -> None:
    own = {option for given in typer.main.get_command(app).params for option in given.opts}
    assert {option for option in own if f"`{option}`" not in PAGE.read_text(encoding="utf-8")} == set()


def test_every_exit_code_is_explained() -> None:
    assert {int(row[0]) for row in table(section(PAGE, "Exit codes"))} == NOT_OF_ERRORS | set(EXIT_CODES.values())


def test_every_column_of_printed_ratings_is_explained() -> None:
    printed = section(PAGE, "Ratings of any table").partition("`--format csv` prints")[2]
    named = {column for row in table(printed) for column in re.findall(r"`(\w+)`", row[0])}
    assert named == set(COLUMNS)
