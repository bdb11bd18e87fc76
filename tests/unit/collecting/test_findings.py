"""Findings: where they are, in what order a letter lists them, and the rules that word them."""

import pytest

from quarterly.collecting.sheets.findings import Finding, Severity, counts_by_severity, worst_first
from quarterly.collecting.sheets.rulebook import rulebook
from quarterly.collecting.sheets.sheets import cell_name
from quarterly.configuration.yaml_files.files import ConfigurationFile
from quarterly.vocabulary.errors import PublishConflict, ReturnError, ServiceUnavailable, SetupError, is_temporary
from tests.unit.made import RULES, finding

TWICE = "rules:\n  - {code: X01, severity: info, message: a, remedy: b}\n"


def test_the_worst_come_first_then_the_place() -> None:
    found = [
        finding("a", "K03", "warning", row=2),
        finding("a", "V02", row=10),
        finding("a", "V02", row=9),
        finding("a", "S05", "info", row=1),
        finding("a", "V01", row=9, file="a.xlsx"),
    ]
    assert [(f.code, f.file, f.cell) for f in worst_first(found)] == [
        ("V01", "a.xlsx", "E9"),
        ("V02", "return.xlsx", "E9"),
        ("V02", "return.xlsx", "E10"),
        ("K03", "return.xlsx", "E2"),
        ("S05", "return.xlsx", "E1"),
    ]


def test_all_severities_are_counted() -> None:
    assert counts_by_severity([finding("a"), finding("b")]) == {"critical": 2, "warning": 0, "info": 0}


@pytest.mark.parametrize(
    ("sheet", "cell", "place"),
    [("PI return", "E7", "PI return, cell E7"), ("PI return", None, "PI return"), (None, None, "a.xlsx")],
)
def test_the_place_of_a_finding(sheet: str | None, cell: str | None, place: str) -> None:
    assert (
        Finding(code="X01", severity=Severity.INFO, message="", remedy="", file="a.xlsx", sheet=sheet, cell=cell).position
        == place
    )


def test_a_finding_is_worded_by_its_rule() -> None:
    words = {"field": "value", "indicator": "PI 1180", "kind": "a figure", "held": "text", "do": "Type it"}
    found = RULES.finding("C02", file="a.xlsx", sheet="S", cell="E7", about="1180", **words)
    assert (found.severity, found.message, found.indicator) == (
        "critical",
        "The value of PI 1180 should be a figure, and is text.",
        "1180",
    )


def test_a_code_belongs_to_one_rule() -> None:
    with pytest.raises(SetupError, match="the code X01 is used by two rules"):
        rulebook([ConfigurationFile("a.yaml", TWICE), ConfigurationFile("b.yaml", TWICE)])


@pytest.mark.parametrize("code", ["x01", "X1", "X001", "01"])
def test_a_code_is_a_letter_and_two_digits(code: str) -> None:
    with pytest.raises(SetupError, match=r"a\.yaml, line 2: rules → 0 → code: "):
        rulebook([ConfigurationFile("a.yaml", TWICE.replace("X01", code))])


@pytest.mark.parametrize(
    ("row", "column", "name"), [(1, 0, "A1"), (12, 5, "F12"), (3, 25, "Z3"), (3, 26, "AA3"), (9, 702, "AAA9")]
)
def test_the_name_of_a_cell(row: int, column: int, name: str) -> None:
    assert cell_name(row, column) == name


@pytest.mark.parametrize(
    ("error", "again"),
    [(ServiceUnavailable(), True), (ReturnError(), False), (SetupError(), False), (PublishConflict(), False), (OSError(), False)],
)
def test_only_a_server_that_did_not_answer_is_tried_again(error: Exception, again: bool) -> None:
    assert is_temporary(error) is again


def _weighed(**weights: str) -> str:
    text = "table: indicators\nrules:\n  - {code: H02, severity: warning, message: a, remedy: b, type: any}\n"
    rules = rulebook([ConfigurationFile("past.yaml", text)]).weighed(weights)
    return rules.finding("H02", file="a.xlsx").severity if rules.suites["indicators"] else "not asked"


@pytest.mark.parametrize(("weight", "asked"), [("info", "info"), ("critical", "critical"), ("off", "not asked")])
def test_a_council_gives_a_question_another_weight(weight: str, asked: str) -> None:
    assert (_weighed(H02=weight), _weighed()) == (asked, "warning")


def test_a_weight_for_a_rule_there_is_not_says_so() -> None:
    with pytest.raises(
        SetupError, match=r"^profile\.yaml, questions: there is no rule H99 in expectations/\. Correct the code\.$"
    ):
        _weighed(H99="info")
