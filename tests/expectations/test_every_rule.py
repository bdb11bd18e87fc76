"""Every rule of expectations/, by the examples of examples.yaml."""

from functools import cache
from string import Formatter

import pytest

from adapters.expectations import load_layout, load_rulebook
from quarterly.collecting.returns.checks import checks
from quarterly.collecting.returns.records import ReadReturn, ServiceReturn
from quarterly.collecting.sheets.rulebook import Rule
from tests.expectations.examples import QUARTER, REST, Example, checked, council, examples, received, sheet
from tests.workbooks import workbook

# Those of whole reports have examples of their own: test_report_rules.py.
RULES = {code: rule for code, rule in load_rulebook().rules.items() if not code.startswith("R")}
EXAMPLES = examples().examples
each_example = pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
each_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)

# What our own code fills into the rules it raises itself.
FILLED_IN = {
    "F01": {"found", "wanted"},
    "F02": {"found"},
    "F04": {"wanted"},
    "F06": set(),
    "F07": {"quoted", "quarter", "period"},
    "F08": {"ending", "kind"},
    "F09": set(),
    "F10": {"row"},
    "F11": {"kind"},
    "C01": {"field", "indicator", "read"},
    "C02": {"field", "indicator", "kind", "held", "do"},
    "C03": {"field", "indicator"},
    "C04": {"field", "indicator", "given", "needed"},
    "C06": {"typed_ref"},
    "C08": {"unit"},
    "C09": {"statuses"},
    "C10": {"indicator"},
    "C11": {"header"},
    "C12": {"field", "indicator"},
    "C13": {"indicator"},
    "C14": {"field", "indicator"},
    "C15": set(),
    "C16": {"field"},
    "C17": {"field"},
    "C18": {"field"},
    "C19": {"indicator"},
    "C20": {"indicator"},
    "C21": {"indicator"},
    "C22": set(),
    "C23": set(),
    "C24": {"sheet_name"},
    "C25": {"field", "indicator", "typed"},
    "C26": {"field", "indicator", "typed"},
    "C27": {"heading"},
    "C28": {"indicator"},
    "C29": set(),
    "C30": {"field"},
    "C31": {"indicator"},
    "C32": {"field", "indicator", "typed"},
    "C33": {"indicator"},
    "C34": {"indicator"},
    "L01": {"layout", "problem"},
    "L02": {"field", "indicator"},
    "L03": {"indicator"},
    "L04": {"field", "indicator"},
    "L05": {"rows", "layout"},
    "L06": {"layout"},
    "P01": {"kinds", "sentence"},
    "P02": {"kinds", "sentence"},
    "P04": {"position", "kinds"},
    "P05": {"property", "kinds"},
    "V16": {"indicator", "numerator", "denominator", "numerator_from", "denominator_from"},
    "N01": {"typed", "known"},
    "N02": {"typed", "wanted", "known"},
    "N03": {"typed", "known"},
    "N04": {"implication"},
    "N05": {"typed", "rated", "known"},
    "N06": {"typed", "wanted", "known"},
    "N07": {"typed"},
    "N08": {"typed", "known"},
    "N09": {"typed"},
    "N10": {"typed", "known"},
    "N11": {"most"},
    "N12": {"ref"},
    "N14": {"needed"},
    "N15": {"missing"},
    "Q01": {"left_out"},
    "Q02": {"owed"},
    "Q03": {"ref"},
    "Q04": {"blank"},
    "Q05": {"indicators"},
    "Q06": {"indicators"},
    "Q07": {"indicator"},
    "Q08": {"indicator", "value", "before", "other"},
    "Y01": {"reference"},
    "Y03": {"until", "came"},
    "Y06": {"typed"},
}


@cache
def failing(code: str) -> ServiceReturn:
    """Return what is in force after the failing rows of an example were sent."""
    return received(EXAMPLES[code].fails, EXAMPLES[code].service)


def test_every_rule_has_an_example_and_every_example_a_rule() -> None:
    assert sorted(EXAMPLES) == sorted(RULES)


@each_example
def test_what_passes_has_no_finding_at_all(example: Example) -> None:
    sent = received(example.passes, example.service)
    assert ([file.refused for file in sent.files if file.refused], sent.findings) == ([], ())


@pytest.mark.parametrize("code", [code for code in EXAMPLES if EXAMPLES[code].at])
def test_what_fails_fails_this_rule_alone(code: str) -> None:
    example = EXAMPLES[code]
    findings = failing(code).findings
    told = [(f.code, f"{f.sheet}!{f.cell}" if f.sheet else f.file, f.severity, f.message, f.remedy) for f in findings]
    assert told == [(code, place, example.severity, example.message, example.remedy) for place in example.at]


@pytest.mark.parametrize("code", [code for code in EXAMPLES if not EXAMPLES[code].at])
def test_what_refuses_a_file_says_so_and_keeps_nothing_of_it(code: str) -> None:
    example = EXAMPLES[code]
    (file,) = failing(code).files
    assert (file.refused, file.indicators, file.findings) == (f"{example.message} {example.remedy}", (), ())


HOLDING_A_SENTENCE = [code for code, rule in RULES.items() if rule.holds == "sentence"]


def test_what_holds_a_sentence_alone_is_a_finding_of_personal_data() -> None:
    assert HOLDING_A_SENTENCE == ["P01", "P02"]


@pytest.mark.parametrize("code", HOLDING_A_SENTENCE)
def test_what_holds_a_sentence_lets_the_figure_stand(code: str) -> None:
    assert failing(code).under_query == ()


@pytest.mark.parametrize(
    "code",
    [
        code
        for code, rule in RULES.items()
        if rule.severity == "critical" and EXAMPLES[code].at and code not in HOLDING_A_SENTENCE
    ],
)
def test_a_critical_finding_holds_its_row(code: str) -> None:
    sent = failing(code)
    rows = {row.indicator: row for row in sent.indicators} | {row.ref: row for row in sent.actions}
    assert set(sent.under_query) == {key for key, row in rows.items() if row.source.sheet != REST}


@pytest.mark.parametrize("code", [code for code, rule in RULES.items() if rule.severity != "critical"])
def test_anything_less_lets_the_figure_stand(code: str) -> None:
    assert failing(code).under_query == ()


@each_rule
@pytest.mark.parametrize("field", ["message", "remedy", "together"])
def test_what_the_sender_reads_is_a_sentence(rule: Rule, field: str) -> None:
    text = getattr(rule, field) or "Nothing."  # together, of most rules
    assert (text[0].isupper() or text[0] in "{“", text[-1], "  " in text, text == text.strip()) == (True, ".", False, True)


@each_rule
def test_every_brace_of_a_rule_can_be_filled(rule: Rule) -> None:
    braces = {
        name
        for text in (rule.message, rule.remedy, rule.together)
        for _, name, _, _ in Formatter().parse(text)
        if name is not None
    }
    assert braces <= FILLED_IN.get(rule.code, set()) | (_words(rule) if rule.type else set())


@each_rule
def test_a_finding_points_at_a_column_returns_have(rule: Rule) -> None:
    assert rule.cell in load_layout().columns


def _words(rule: Rule) -> set[str]:
    return _words_of(next(table for table, rules in load_rulebook().suites.items() if rule in rules))


@cache
def _words_of(table: str) -> set[str]:
    """Return the words that the messages of a table's rules can be filled with."""
    rows = (
        [{"PI ref": "1180", "Actual": 50}] if table == "indicators" else [{"Ref": "YP2b", "Status": "✓", "Progress": "Agreed."}]
    )
    file = checked(workbook({"Return": sheet(rows)}))
    read = ReadReturn(indicators=file.indicators, actions=file.actions)
    (check,) = checks(read, council(), "children-in-care", QUARTER)
    return set(check.words[4])
