"""A quarter's ratings as they are kept: what was rated, how, from which cell, and what was not."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.source import Source
from quarterly.collecting.written import Key
from quarterly.configuration.judgement import Judgement
from quarterly.scoring.chart_data import ChartData


class RatingStatus(StrEnum):
    """Whether an indicator has a rating, and if not, why."""

    RATED = "rated"
    UNDER_QUERY = "under query"
    NOT_RECEIVED = "not received"
    NOT_DUE = "not due this quarter"
    NO_DATA = "no data this quarter"
    NO_TARGET = "no target agreed"
    TARGET_ZERO = "not rated against a target of 0"
    NOT_RATED = "not rated"


@dataclass(frozen=True, slots=True)
class Trail:
    """How a rating came about, for programs: the rule, its version, the band that held, and every figure it was given.

    Numbers are exact fractions as text in the indicator's unit, distances favourable; `thresholds` are the bounds it was held
    against, as written. `unknown` says why what the rule could have asked is not known.
    """

    rule: str
    version: str
    band: int
    inputs: dict[str, str]
    thresholds: dict[str, str]
    unknown: dict[str, str]


@dataclass(frozen=True, slots=True)
class Score:
    """One indicator's quarter. `value`, `target`, `distance` and `forecast` are as printed; the exact ones are fractions as text.

    `year_target` is the target at the end of the year, where this quarter's is only a step to it, as `target_note` explains.
    `distance` is the favourable distance from target, better is positive, in per cent of target or in points as the rule counts;
    `variance_exact` is it in the indicator's unit, `distance_exact` in per cent of target. `mechanical` is what the rule gives
    and `final` what is reported: another where `judgement` says so; `before` is what the quarter before would be rated today.
    `numerator` and `denominator` are the cases behind the value, where known or where one follows from the other. `rated_value`
    is the value the rating is of, where that is on another basis than the one printed. `at_risk` says why it may come to be
    rated worse. `warnings` were sent to the service, `caveats` are for every reader of the figure. `course` is what its
    charts are drawn from.

    `withheld` are earlier values that tell of small counts, as printed, which nothing public may quote; `told_by_difference` says
    that the value minus an earlier one is such a count, `target_held_back` that the target follows from earlier values that are.
    `without` is the score as it would be worked out if nobody knew those values; None where there are none.
    """

    indicator: str
    standing: RatingStatus
    value: str = ""
    value_exact: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    marks: str = ""
    rated_value: str = ""
    target: str = ""
    year_target: str = ""
    target_note: str = ""
    distance: str = ""
    variance_exact: str = ""
    distance_exact: str = ""
    mechanical: str = ""
    final: str = ""
    before: str = ""
    judgement: Judgement | None = None
    travel_previous: str = ""
    travel_year: str = ""
    travel_window: str = ""
    forecast: str = ""
    forecast_note: str = ""
    expected: str = ""
    at_risk: tuple[str, ...] = ()
    benchmark: str = ""
    variation: str = ""
    assurance: str = ""
    explanation: str = ""
    comment: str = ""
    source: Source | None = None
    warnings: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    trail: Trail | None = None
    withheld: tuple[str, ...] = ()
    told_by_difference: bool = False
    target_held_back: bool = False
    course: ChartData | None = None
    without: "Score | None" = None


@dataclass(frozen=True, slots=True)
class ActionScore:
    """One key activity: `status` on the actions' own scale, empty where it was not received or is under query."""

    ref: Key
    standing: RatingStatus
    status: Key = ""
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
