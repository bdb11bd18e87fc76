"""What is declared in expectations/ is what is run, or nothing is: a rule that cannot be used is named by its code."""

from typing import Any

import pytest

from adapters.expectation_runner import Suites, suites_of
from adapters.expectations import load_rulebook
from quarterly.collecting.returns.checks import Check
from quarterly.collecting.sheets.findings import Severity
from quarterly.collecting.sheets.rulebook import Rule, Rulebook, RuleFile, rulebook
from quarterly.configuration.yaml_files.files import ConfigurationFile
from quarterly.vocabulary.errors import SetupError

IN_SET = "expect_column_values_to_be_in_set"
CONDITION = {"type": "comparison", "column": {"name": "nmber"}, "operator": "==", "parameter": 1}
ROWS = Check(
    table="cases", facts={5: {"number": 1}, 6: {"number": 2}}, parameters={"allowed": ["1"]}, words={}, about={}, sources={}
)


def rule(**changed: Any) -> Rule:
    declared = {"type": IN_SET, "kwargs": {"column": "number", "value_set": [1]}}
    return Rule(code="X01", severity=Severity.WARNING, message="It is wrong.", remedy="Correct it.", **{**declared, **changed})


def failures(declared: Rule) -> dict[str, list[int]]:
    return Suites(Rulebook([RuleFile(table="cases", rules=(declared,))])).failures(ROWS)


def refusal(declared: Rule) -> str:
    with pytest.raises(SetupError) as refused:
        failures(declared)
    return str(refused.value)


def refused_yaml(text: str) -> str:
    with pytest.raises(SetupError) as refused:
        rulebook([ConfigurationFile("expectations/cases.yaml", text)])
    return str(refused.value)


def test_failing_rows_are_named_by_their_row_of_the_sheet() -> None:
    assert failures(rule()) == {"X01": [6]}


def test_every_declared_expectation_is_loaded() -> None:
    rules = load_rulebook()
    loaded = {table: [e.meta["code"] for e in suite.expectations] for table, suite in suites_of(rules)._suites.items()}
    assert loaded == {table: [rule.code for rule in declared] for table, declared in rules.suites.items()}


def test_every_expectation_is_loaded_with_its_own_severity() -> None:
    rules = load_rulebook()
    loaded = {e.meta["code"]: str(e.severity.value) for suite in suites_of(rules)._suites.values() for e in suite.expectations}
    assert loaded == {code: rule.severity.value for code, rule in rules.rules.items() if rule.type}


def test_a_misspelt_type_is_refused() -> None:
    assert refusal(rule(type="expect_colum_values_to_be_in_set")) == (
        "expectations/: rule X01 cannot be used: Great Expectations does not know it as expect_colum_values_to_be_in_set, "
        "warning. Correct its type or severity."
    )


def test_a_severity_great_expectations_does_not_know_is_refused() -> None:
    assert refusal(rule().model_copy(update={"severity": "fatal"})) == (
        f"expectations/: rule X01 cannot be used: Great Expectations does not know it as {IN_SET}, fatal. "
        "Correct its type or severity."
    )


@pytest.mark.parametrize("kwargs", [{"colum": "number", "value_set": [1]}, {"column": "number"}], ids=["misspelt", "missing"])
def test_wrong_kwargs_are_refused(kwargs: dict[str, Any]) -> None:
    assert refusal(rule(kwargs=kwargs)) == (
        "expectations/: rule X01 cannot be used: Great Expectations does not take its kwargs. Correct its kwargs."
    )


@pytest.mark.parametrize(
    "kwargs",
    [{"column": "nmber", "value_set": [1]}, {"column": "number", "value_set": [1], "row_condition": CONDITION}],
    ids=["rule", "condition"],
)
def test_a_rule_of_a_missing_column_is_never_a_rule_that_passes(kwargs: dict[str, Any]) -> None:
    assert refusal(rule(kwargs=kwargs)) == (
        "expectations/: rule X01 cannot be used: it could not be run over the cases of a return. Correct its column or bounds."
    )


def test_a_parameter_nobody_gives_is_refused() -> None:
    assert refusal(rule(kwargs={"column": "number", "value_set": {"$PARAMETER": "known"}})) == (
        "expectations/: rule X01 cannot be used: the check of cases gives no parameter “known”. Correct its $PARAMETER."
    )


def test_an_expectation_about_a_whole_table_is_refused_before_it_is_run() -> None:
    assert refusal(rule(type="expect_table_row_count_to_equal", kwargs={"value": 2})) == (
        "expectations/: rule X01 cannot be used: expect_table_row_count_to_equal judges a table as a whole and names no row. "
        "Correct its type."
    )


def test_an_expectation_that_fails_without_naming_a_row_is_refused() -> None:
    assert refusal(rule(type="expect_column_values_to_be_of_type", kwargs={"column": "number", "type_": "str"})) == (
        "expectations/: rule X01 cannot be used: it fails over the cases of a return without naming a row. Correct its type."
    )


def test_an_unknown_severity_is_refused_by_file_and_line() -> None:
    text = "rules:\n- code: X01\n  severity: fatal\n  message: It is wrong.\n  remedy: Correct it.\n"
    assert refused_yaml(text) == (
        "expectations/cases.yaml, line 3: rules → 0 → severity: Input should be 'critical', 'warning' or 'info'."
    )


def test_an_unknown_key_is_refused_by_file_and_line() -> None:
    text = "rules:\n- code: X01\n  severity: info\n  mesage: It is wrong.\n  message: It is wrong.\n  remedy: Correct it.\n"
    assert refused_yaml(text) == (
        "expectations/cases.yaml, line 4: rules → 0 → mesage: Extra inputs are not permitted: "
        "remove “mesage”, or correct its spelling."
    )


def test_a_code_is_used_once() -> None:
    entry = "- {code: X01, severity: info, message: It is wrong., remedy: Correct it.}\n"
    assert refused_yaml(f"rules:\n{entry}{entry}") == ("expectations/: the code X01 is used by two rules. Give one a new code.")
