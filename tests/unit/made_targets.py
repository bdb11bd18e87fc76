"""Targets written as a council would write them, made for a test."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from quarterly.configuration.targets.plan import TargetPlan, Versions
from quarterly.configuration.targets.target import Target, target_at
from quarterly.configuration.targets.text import TargetKind
from quarterly.configuration.targets.words import target_note, target_printed
from quarterly.configuration.yaml_files.files import ConfigurationFile, ConfigurationModel
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter

Q1, Q2, Q3, Q4 = (Quarter(2014, number) for number in (1, 2, 3, 4))
HIGH, LOW = Polarity.HIGH, Polarity.LOW
PERCENT, COUNT = Unit.PERCENT, Unit.COUNT
CABINET = {"approved_by": "Cabinet", "reason": "the contract was renewed"}


class Targets(ConfigurationModel):
    targets: dict[str, Versions]


def versions(written: Any) -> tuple[TargetPlan, ...]:
    return Targets.model_validate({"targets": {"2014-15": written}}).targets["2014-15"]


def plan(**written: Any) -> TargetPlan:
    return TargetPlan.model_validate(written)


def at(
    quarter: Quarter,
    *,
    last_year: Sequence[int | None] = (),
    averages: Mapping[TargetKind, Fraction] | None = None,
    **written: Any,
) -> Target:
    amounts = [None if amount is None else Fraction(amount) for amount in last_year]
    return target_at(plan(**written), quarter, last_year=amounts, averages=averages or {})


def text(quarter: Quarter, unit: Unit = COUNT, **written: Any) -> str:
    """Return a quarter's target as it is printed."""
    return target_printed(at(quarter, **written), unit)


def note(quarter: Quarter, unit: Unit = COUNT, **written: Any) -> str:
    """Return what is said beside a quarter's target, or why there is none."""
    return target_note(at(quarter, **written), quarter, unit)


def figures(target: Target) -> Target:
    """Return a target without what was agreed, for comparison of its figures alone."""
    return replace(target, plan=None)


def lows(**written: Any) -> list[Fraction | None]:
    return [at(quarter, **written).low for quarter in (Q1, Q2, Q3, Q4)]


def mistake(yaml: str) -> str:
    with pytest.raises(SetupError) as error:
        ConfigurationFile("indicators.yaml", f"targets:\n  2014-15: {yaml}\n").read(Targets)
    return str(error.value)
