"""A new council folder, and what the tests that change it begin with."""

from datetime import date
from pathlib import Path

from typer.testing import CliRunner, Result

from cli.app import app

ROOT = Path(__file__).parent.parent.parent
TODAY = date(2026, 7, 15)  # by which the examples are dated
QUARTER, QUARTER_KEY = "2026-27 Q1", "2026-27-q1"
VALUES = """indicator,quarter,numerator,denominator,value
assessments-on-time,2026-27 Q1,70,80,
children-in-care,2026-27 Q1,,,73.2
families-supported,2026-27 Q1,,,160
"""


def quarterly(*arguments: str) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, list(arguments))


def change(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text()
    assert old in text
    (folder / file).write_text(text.replace(old, new))


def check(folder: Path) -> list[str]:
    """Return the lines that checking a folder prints."""
    found = quarterly("check", str(folder))
    return [line for line in f"{found.stdout}{found.stderr}".splitlines() if line]
