"""Rules of a council's own: are they held to their examples, and run over its returns?"""

from pathlib import Path

import pytest

from tests.cli.new_council import quarterly
from tests.unit.configuration.test_own_rules import CHANGE, RULE
from tests.workbooks import workbook


def rule_about(indicator: str) -> str:
    """Return the rule of the tests without a council's folder, about another indicator."""
    return RULE.replace('"1180"', indicator)


@pytest.fixture
def own(folder: Path) -> Path:
    """The file of a new council's own rules."""
    (folder / "expectations").mkdir()
    return folder / "expectations" / "ours.yaml"


def percentage(folder: Path) -> str:
    """Return the id of an indicator that is a percentage."""
    from adapters.councils import load_council

    return next(each.id for each in load_council(str(folder)).catalogue.indicators if each.unit == "percent")


def test_a_rule_that_finds_what_it_should_is_counted(folder: Path, own: Path) -> None:
    own.write_text(rule_about(percentage(folder)) + CHANGE % ("V12", '"off"'), encoding="utf-8")
    done = quarterly("check", str(folder))
    assert done.exit_code == 0, done.stderr
    assert "1 rule of its own, 1 changed rule" in done.stdout
    assert "V12 is off here: Targets here are of the year." in done.stdout


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("Actual: 50", "Actual: 35", "X01 → fails: the rule does not find row 1."),
        ("Actual: 30", "Actual: 45", "X01 → passes: the rule finds row 1."),
        ("max_value: 40", "most: 40", "rule X01 cannot be used: Great Expectations does not take its kwargs."),
    ],
)
def test_a_rule_that_does_not_is_a_mistake(folder: Path, own: Path, old: str, new: str, problem: str) -> None:
    own.write_text(rule_about(percentage(folder)).replace(old, new), encoding="utf-8")
    done = quarterly("check", str(folder))
    assert (done.exit_code, problem in done.stderr) == (2, True), done.stderr


def test_a_return_is_asked_by_it(folder: Path, own: Path, tmp_path: Path) -> None:
    indicator = percentage(folder)
    own.write_text(rule_about(indicator), encoding="utf-8")
    path = tmp_path / "return.xlsx"
    path.write_bytes(workbook({"Return": [["Period: Quarter 1 2026/27"], ["PI ref", "Actual"], [indicator, 55]]}))
    done = quarterly("check", str(folder), str(path), "--service", "social-care")
    assert "X01" in done.stdout, done.stderr
