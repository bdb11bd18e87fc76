"""Validation rules of a council's own, and what it changes of those that every council has."""

from collections.abc import Iterator
from string import Formatter
from typing import Any, Literal

from pydantic import Field, model_validator

from quarterly.configuration.yaml_files.dated import TimeLimited
from quarterly.configuration.yaml_files.files import ConfigurationModel, CouncilFiles
from quarterly.configuration.yaml_files.unknown import unknown
from quarterly.vocabulary.quarter import Quarter

OWN = "X"  # the letter of their codes
# What a rule may be about; the value is worked out where only counts are sent.
COLUMNS = ("value", "numerator", "denominator", "comment")
WORDS = ("indicator", "name", "unit", "year", "value", "target", "agreed", "numerator", "denominator", "worked_out")
Weight = Literal["critical", "warning", "info"]
TypedRow = dict[str, str | int | float | None]


class OwnRule(TimeLimited):
    """A rule of a council's own about rows of indicators: a Great Expectations expectation, with its message and its examples.

    Braces in `message` and `remedy` are filled in from the row, such as {indicator} and {value}. `passes` and `fails` are tables
    of a return, a row each with the headings of a return as keys: no row of the first breaks the rule, each of the second does.
    """

    code: str = Field(pattern=rf"^{OWN}\d\d$", description="Its code: X and two digits. Never used again for another rule.")
    severity: Weight = Field(description="Its weight: critical holds the figure, a warning asks, an info says.")
    message: str = Field(min_length=1, description="What is wrong, for the sender: “{indicator} is {value}, above 40%.”")
    remedy: str = Field(min_length=1, description="What the sender is to do.")
    type: str = Field(
        description="The expectation, such as expect_column_values_to_be_between.",
        pattern=r"^expect_column_value",
    )
    kwargs: dict[str, Any] = Field(description="What the expectation needs: its column and bounds.")
    cell: Literal["indicator", "name", "value", "numerator", "denominator", "comment", "target"] = Field(
        "value", description="The column to whose cell it points."
    )
    asks: tuple[str, ...] = Field((), description="The words that make it another question, so that it can be answered.")
    indicators: tuple[str, ...] = Field((), description="The indicators it is about, by their ids. Left out, all.")
    passes: tuple[TypedRow, ...] = Field(min_length=1, description="Rows that pass: {PI ref: WF1, Actual: 15}.")
    fails: tuple[TypedRow, ...] = Field(min_length=1, description="Rows each of which fails.")

    @model_validator(mode="after")
    def _can_be_run_and_worded(self) -> "OwnRule":
        braces = {name for text in (self.message, self.remedy) for _, name, _, _ in Formatter().parse(text) if name is not None}
        if unknown := sorted({*braces, *self.asks} - set(WORDS)):
            raise ValueError(f"“{unknown[0]}” is no word of a row. Use one of: {', '.join(WORDS)}")
        if self.kwargs.get("column") not in COLUMNS:
            raise ValueError(f"kwargs names no column that a rule can be about. Use one of: {', '.join(COLUMNS)}")
        if self.asks and self.severity == "critical":
            raise ValueError("what is critical is corrected, and no answer lifts it: leave out asks, or make it a warning")
        return self


class ChangedRule(TimeLimited):
    """Another weight for a rule that every council has, or none at all (off), with the reason."""

    code: str = Field(pattern=r"^[A-Z]\d\d$", description="The code of the rule.")
    severity: Literal["critical", "warning", "info", "off"] = Field(description="Its weight here; off for a rule not asked.")
    reason: str = Field(min_length=10, description="Why, for whoever asks later.")


class OwnExpectations(ConfigurationModel):
    """One file of the folder expectations/ of a council, or all of them together."""

    rules: tuple[OwnRule, ...] = Field((), description="Rules of the council's own.")
    changes: tuple[ChangedRule, ...] = Field((), description="What is changed of the rules that every council has.")

    def in_force(self, quarter: Quarter | None) -> "OwnExpectations":
        """Return what is in force in a quarter."""
        rules = tuple(each for each in self.rules if each.is_active(quarter))
        return OwnExpectations(rules=rules, changes=tuple(each for each in self.changes if each.is_active(quarter)))

    @property
    def weights(self) -> dict[str, str]:
        """The weights that are changed, by code."""
        return {each.code: each.severity for each in self.changes}


def together(files: tuple[OwnExpectations, ...]) -> OwnExpectations:
    """Return the content of all files of a council."""
    return OwnExpectations(
        rules=tuple(rule for file in files for rule in file.rules),
        changes=tuple(change for file in files for change in file.changes),
    )


def own_rule_problems(files: CouncilFiles) -> Iterator[str]:
    """Yield the mistakes in a council's own rules that no file shows alone: a code used twice, an indicator that is not there."""
    known = [str(each.get("id")) for each in files.indicators.content.get("indicators", ()) if isinstance(each, dict)]
    seen: set[str] = set()
    for file in files.expectations:
        read: OwnExpectations = file.read(OwnExpectations)
        for number, rule in enumerate(read.rules):
            if rule.code in seen:
                yield file.problem(["rules", number, "code"], f"{rule.code} is used by two rules. Give one a new code.")
            seen.add(rule.code)
            for position, id in enumerate(rule.indicators):
                if id not in known:
                    yield file.problem(["rules", number, "indicators", position], unknown(id, known))
