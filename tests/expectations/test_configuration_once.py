"""Is a rule asked for its arguments in one go given what the library, which asks for each by itself, would give it?"""

from typing import Any

import pytest

from adapters.expectation_kwargs import make_configuration_once
from adapters.expectation_runner import suites_of
from adapters.expectations import load_rulebook

FORMATS: tuple[dict[str, Any] | None, ...] = (
    None,
    {"result_format": "BOOLEAN_ONLY"},
    {"result_format": {"result_format": "COMPLETE", "partial_unexpected_count": 0, "return_unexpected_index_query": False}},
    {"result_format": "SUMMARY", "catch_exceptions": False},
)


def expectations() -> list[Any]:
    return [each for suite in suites_of(load_rulebook())._suites.values() for each in suite.expectations]


@pytest.mark.parametrize("asked", FORMATS, ids=["nothing", "whether", "rows", "a summary"])
def test_the_arguments_of_every_rule_are_those_that_the_library_finds(asked: dict[str, Any] | None) -> None:
    rules = expectations()
    of_the_library = type(rules[0])._get_runtime_kwargs.__wrapped__
    assert [rule._get_runtime_kwargs(asked) for rule in rules] == [of_the_library(rule, asked) for rule in rules]


def test_arguments_of_the_validation_before_are_not_those_of_this_one() -> None:
    rule = expectations()[0].copy(deep=True)
    before = rule._get_runtime_kwargs()
    rule.mostly = 0.5
    assert (before["mostly"], rule._get_runtime_kwargs()["mostly"]) == (1, 0.5)


def test_each_configuration_is_made_once() -> None:
    made = list[str]()

    class Rule:
        runtime_keys, success_keys, domain_keys = ("result_format", "catch_exceptions"), ("value_set", "mostly"), ("column",)

        @property
        def configuration(self) -> Any:
            made.append("configuration")
            return type("Configuration", (), {"kwargs": {"column": "rating", "value_set": [1]}})

        def _get_default_value(self, name: str) -> Any:
            return {"mostly": 1, "catch_exceptions": True}[name]

        def _get_runtime_kwargs(self, _: Any = None) -> Any:
            raise AssertionError("the library's own way")

    make_configuration_once(Rule, lambda format: {"result_format": format})
    found = Rule()._get_runtime_kwargs({"result_format": "BASIC"})
    assert made == ["configuration"]
    assert found == {
        "result_format": {"result_format": "BASIC"},
        "catch_exceptions": True,
        "value_set": [1],
        "mostly": 1,
        "column": "rating",
    }
