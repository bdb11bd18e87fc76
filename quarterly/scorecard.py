"""A quarter's ratings as they are kept: what was rated, how, from which cell, and what was not."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from quarterly.findings import Finding
from quarterly.returns import Source


class Standing(StrEnum):
    """Whether an indicator has a rating, and if not, why."""

    RATED = "rated"
    UNDER_QUERY = "under query"
    NOT_RECEIVED = "not received"
    NO_DATA = "no data this quarter"
    NO_TARGET = "no target agreed"
    TARGET_ZERO = "not rated against a target of 0"


@dataclass(frozen=True, slots=True)
class Score:
    """One indicator's quarter. `value`, `target` and `distance` are as printed; the exact ones are fractions as text.

    `distance` is the favourable distance from target in per cent of target: better is positive. `mechanical` is what the
    rule gives and `final` what is reported. `numerator` and `denominator` are the cases behind the value, where known or where
    one follows from the other.
    """

    indicator: str
    standing: Standing
    value: str = ""
    value_exact: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    target: str = ""
    distance: str = ""
    distance_exact: str = ""
    mechanical: str = ""
    final: str = ""
    explanation: str = ""
    comment: str = ""
    source: Source | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionScore:
    """One key activity: `status` on the actions' own scale, empty where it was not received or is under query."""

    ref: str
    standing: Standing
    status: str = ""
    progress: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Every indicator and action of the catalogue, in its order, whether anything was received for it or not."""

    council: str
    quarter: str
    scores: tuple[Score, ...]
    actions: tuple[ActionScore, ...]
    findings: tuple[Finding, ...]
    received: tuple[str, ...]
    missing: tuple[str, ...]
    validated: bool = True
