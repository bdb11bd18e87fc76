"""Every rule of expectations/report.yaml, by the examples of report.yaml beside this file."""

import pytest

from adapters.expectations import load_rulebook
from quarterly.reporting.checks.run import contradictions
from tests.expectations.report_examples import Example, examples, subject

RULES = load_rulebook()
OF_REPORTS = {code: rule for code, rule in RULES.rules.items() if code.startswith("R")}
EXAMPLES = examples()
each_example = pytest.mark.parametrize(("code", "example"), EXAMPLES.items(), ids=EXAMPLES)


def test_every_rule_has_an_example_and_every_example_a_rule() -> None:
    assert sorted(EXAMPLES) == sorted(OF_REPORTS)


@each_example
def test_what_passes_has_no_finding_at_all(code: str, example: Example) -> None:
    assert contradictions(subject(example, example.passes), RULES) == []


@each_example
def test_what_fails_fails_this_rule_alone(code: str, example: Example) -> None:
    told = [
        (f.code, f.severity.value, f.file, f.message, f.remedy) for f in contradictions(subject(example, example.fails), RULES)
    ]
    assert told == [(code, example.severity, example.place, example.message, example.remedy)]


@pytest.mark.parametrize("code", OF_REPORTS)
@pytest.mark.parametrize("field", ["message", "remedy"])
def test_what_the_officer_reads_is_a_sentence(code: str, field: str) -> None:
    text = getattr(OF_REPORTS[code], field)
    assert (text[0].isupper() or text[0] in "{“", text[-1], "  " in text, text == text.strip()) == (True, ".", False, True)


def test_our_own_code_raises_all_of_them() -> None:
    assert [code for code, rule in OF_REPORTS.items() if rule.type] == []
