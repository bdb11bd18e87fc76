"""Rules of a council's own as they are written, and what a council may change of those that every council has."""

from typing import Any

import pytest

from adapters.reference import reference
from quarterly.collecting.returns.checks import checks, findings_of
from quarterly.collecting.returns.records import ReadReturn
from quarterly.configuration.council import council_from
from quarterly.configuration.own_rules import OwnExpectations
from quarterly.configuration.yaml_files.files import ConfigurationFile, CouncilFiles
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import CARE, Q1, RULES, TOWN, row
from tests.unit.town import INDICATORS, PROFILE

RULE = """\
rules:
  - code: X01
    severity: warning
    message: "{indicator} is {value}, above 40%."
    remedy: Say who was told.
    type: expect_column_values_to_be_between
    kwargs: {column: value, max_value: 40}
    indicators: ["1180"]
    passes: [{PI ref: "1180", Actual: 30}]
    fails: [{PI ref: "1180", Actual: 50}]
"""
CHANGE = "changes: [{code: %s, severity: %s, reason: Targets here are of the year.}]\n"


def own(*contents: str, quarter: Quarter | None = None) -> OwnExpectations:
    rules = tuple(ConfigurationFile(f"expectations/{number}.yaml", text) for number, text in enumerate(contents, start=1))
    files = CouncilFiles(ConfigurationFile("p.yaml", PROFILE), ConfigurationFile("i.yaml", INDICATORS), expectations=rules)
    return council_from("milton", files, reference(), quarter).expectations


def mistake(*contents: str) -> str:
    with pytest.raises(SetupError) as error:
        own(*contents)
    return str(error.value)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("code: X01", "code: V01", "code: String should match pattern"),
        ("{value}, above", "{values}, above", "“values” is no word of a row. Use one of: indicator, name, unit"),
        ("column: value", "column: rate", "kwargs names no column that a rule can be about. Use one of: value, numerator"),
        ("expect_column_values_to_be_between", "expect_table_row_count_to_equal", "type: String should match pattern"),
        ('    fails: [{PI ref: "1180", Actual: 50}]\n', "", "add “fails:” here"),
        ('indicators: ["1180"]', 'indicators: ["1181"]', "“1181” is not known here."),
        ("severity: warning", "severity: critical\n    asks: [value]", "what is critical is corrected, and no answer lifts it"),
    ],
)
def test_a_mistake_is_named_with_its_line(old: str, new: str, problem: str) -> None:
    said = mistake(RULE.replace(old, new))
    assert said.startswith("expectations/1.yaml, line ")
    assert problem in said


def test_a_code_of_two_files_is_a_mistake() -> None:
    assert "X01 is used by two rules. Give one a new code." in mistake(RULE, RULE)


def test_a_change_needs_its_reason() -> None:
    assert "reason" in mistake("changes: [{code: V12, severity: off, reason: none}]")


def test_a_rule_may_be_of_some_years() -> None:
    since = RULE.replace("severity: warning", "severity: warning\n    since: 2012-13 Q3")
    assert [len(own(since, quarter=Quarter(2012, number)).rules) for number in (2, 3)] == [0, 1]


def test_a_rule_that_ends_before_it_begins_is_a_mistake() -> None:
    never = RULE.replace("severity: warning", "severity: warning\n    since: 2012-13 Q3\n    until: 2012-13 Q2")
    assert "it ends (2012-13 Q2) before it begins (2012-13 Q3)" in mistake(never)


@pytest.mark.parametrize("code", ["F02", "P01", "C15", "S01", "S03", "Q07", "L03", "R01", "Z01"])
@pytest.mark.parametrize("weight", ["info", "off"])
def test_what_protects_children_and_decides_what_counts_cannot_be_changed(code: str, weight: str) -> None:
    with pytest.raises(SetupError, match=f"{code} is no rule that a council can change"):
        RULES.of_council(own(CHANGE % (code, weight)))


@pytest.mark.parametrize("code", ["V12", "V08", "K03", "H02"])
def test_a_rule_that_judges_figures_can_be_switched_off(code: str) -> None:
    rules = RULES.of_council(own(CHANGE % (code, "off")))
    assert code not in {rule.code for rule in rules.suites["indicators"]}
    assert code in {rule.code for rule in RULES.suites["indicators"]}


def test_a_rule_can_have_another_weight() -> None:
    assert RULES.of_council(own(CHANGE % ("V12", "critical"))).rules["V12"].severity == "critical"


def test_a_finding_is_worded_by_the_rule_and_about_its_indicators_alone() -> None:
    rules = RULES.of_council(own(RULE))
    read = ReadReturn(indicators=(row("1180", "50", row=7), row("adoption-matching", "174", row=8)))
    (check,) = checks(read, TOWN, CARE, Q1)
    found = [(each.code, each.indicator, each.message) for each in findings_of(check, {"X01": [7, 8]}, rules, read)]
    assert found == [("X01", "1180", "PI 1180 is 50%, above 40%.")]


def test_a_rule_may_be_about_any_word_that_a_row_has() -> None:
    read: Any = ReadReturn(indicators=(row("1180", "50", row=7),))
    (check,) = checks(read, TOWN, CARE, Q1)
    from quarterly.configuration.own_rules import COLUMNS, WORDS

    assert (set(WORDS) <= set(check.words[7]), set(COLUMNS) <= set(check.facts[7])) == (True, True)
