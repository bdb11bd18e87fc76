"""Dated values: configuration that changes with time, and the version of it that is in force in a quarter.

Anywhere in a council's files a value may be written as a list of versions, oldest first:

    owner:
      - {is: head-of-children-in-care}
      - {since: 2013-14 Q1, is: head-of-corporate-parenting, approved_by: Director, reason: Restructure}

Reading the files for a quarter replaces the list by the version in force then. A new definition, unit or basis is a break in
series, unless its version has `comparable: true`.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from quarterly.configuration.yaml_files.files import ConfigurationModel
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.quarter import Quarter, quarters_in

_KEYS = {"since", "is", "approved_by", "reason", "comparable"}
_TARGETS = "targets"  # versions of a target need an approver and a reason, and have a model of their own (`TargetPlan`)
BREAKING = ("definition", "unit", "basis")


def _quarter(text: object) -> object:
    if not isinstance(text, str | int | date):  # YAML reads “2012” and “2012-04-01” as a number and a day
        return text
    try:
        return str(Quarter.parse(str(text)))
    except SetupError as error:
        raise ValueError(str(error)) from error


def _financial_year(text: str) -> str:
    # A target under "2012/13" would never be looked up, and its indicator never rated.
    if not re.fullmatch(r"\d{4}-\d{2}", text) or (int(text[:4]) + 1) % 100 != int(text[5:]):
        raise ValueError(f"“{text}” is not a financial year. Write it like this: 2012-13")
    return text


def _year(text: str) -> str:
    return text if re.fullmatch(r"\d{4}", text) else _financial_year(text)


QuarterText = Annotated[str, BeforeValidator(_quarter)]
FinancialYearText = Annotated[str, AfterValidator(_financial_year)]
YearText = Annotated[str, BeforeValidator(lambda typed: str(typed) if isinstance(typed, int) else typed), AfterValidator(_year)]


class TimeLimited(ConfigurationModel):
    """A service or indicator that exists from one quarter to another, both included; without these quarters always."""

    since: QuarterText | None = Field(None, description="The first quarter it is there. Left out, it always was.")
    until: QuarterText | None = Field(None, description="The last quarter it is there. Left out, it has no end.")

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.since and self.until and Quarter.parse(self.until) < Quarter.parse(self.since):
            raise ValueError(
                f"it ends ({self.until}) before it begins ({self.since}), so it is never there. Correct since or until"
            )
        return self

    def is_active(self, quarter: Quarter | None) -> bool:
        """Whether it exists in a quarter; without a quarter, whether it has no end."""
        begins, ends = (Quarter.parse(text) if text else None for text in (self.since, self.until))
        if quarter is None:
            return ends is None
        return (begins is None or begins <= quarter) and (ends is None or quarter <= ends)


def is_dated(value: object) -> bool:
    """Whether a value is written as a list of versions."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(version, dict) and "is" in version and set(version) <= _KEYS for version in value)
    )


def in_force(content: Any, quarter: Quarter | None) -> Any:
    """Return the content with each dated value's version in force in a quarter, without a quarter the newest.

    A value none of whose versions is in force yet is left out.
    """
    if isinstance(content, dict):
        current = {key: value if key == _TARGETS else in_force(value, quarter) for key, value in content.items()}
        return {key: value for key, value in current.items() if value is not _ABSENT}
    if is_dated(content):
        begun = [version for version in content if quarter is None or (starts(version) or quarter) <= quarter]
        return in_force(begun[-1]["is"], quarter) if begun else _ABSENT
    if isinstance(content, list):
        return [value for item in content if (value := in_force(item, quarter)) is not _ABSENT]
    return content


def turning_points(content: Any) -> list[Quarter]:
    """Return, in order, every quarter from which a dated value, or the list of services or indicators, is another."""
    dated = {since for _, versions in dated_values(content) for version in versions if (since := starts(version))}
    return sorted(dated | set(_additions_and_removals(content)))


def _additions_and_removals(content: Any) -> Iterator[Quarter]:
    """Yield the first quarter with, and the first without, each service or indicator that is `TimeLimited`."""
    if isinstance(content, dict):
        if "is" not in content:
            yield from quarters_in(str(content.get("since", "")))
            yield from (last.next for last in quarters_in(str(content.get("until", ""))))
        for value in (value for key, value in content.items() if key != _TARGETS):
            yield from _additions_and_removals(value)
    for item in content if isinstance(content, list) else ():
        yield from _additions_and_removals(item)


def dated_values(content: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], list[dict[str, Any]]]]:
    """Yield the path and the versions of every dated value below a path."""
    if isinstance(content, dict):
        for key, value in content.items():
            if key != _TARGETS:
                yield from dated_values(value, (*path, key))
    elif is_dated(content):
        yield path, content
        for number, version in enumerate(content):
            yield from dated_values(version["is"], (*path, number, "is"))
    elif isinstance(content, list):
        for number, item in enumerate(content):
            yield from dated_values(item, (*path, number))


def starts(version: dict[str, Any]) -> Quarter | None:
    """Return the quarter from which a version is in force; None for a first version, which always was."""
    return Quarter.parse(str(version["since"])) if "since" in version else None


def problems(versions: list[dict[str, Any]]) -> str:
    """Return what is wrong with the dates of a value's versions, or ""."""
    try:
        begins = [starts(version) for version in versions]
    except SetupError as error:
        return str(error)
    if any(since is None for since in begins[1:]):
        return "every version but the first needs “since”, the quarter from which it is in force."
    known = [since for since in begins if since]
    if known != sorted(set(known)):
        return "write the versions oldest first, each from a later quarter than the one before."
    if any(not isinstance(version.get("comparable", False), bool) for version in versions):
        return "write “comparable: true” if the new values can be compared with the earlier ones, else leave it out."
    return ""


def breaks(indicator: dict[str, Any], fields: tuple[str, ...] = BREAKING) -> list[Quarter]:
    """Return the quarters from which an indicator's values cannot be compared with earlier ones, by its dated fields."""
    versions = [v for field in fields if is_dated(indicator.get(field)) for v in indicator[field][1:] if not v.get("comparable")]
    return sorted({since for version in versions if (since := starts(version))})


class _Absent:
    """A value none of whose versions is in force yet."""


_ABSENT = _Absent()
