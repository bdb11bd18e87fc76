"""A quarter's ratings as values: what was rated, how, from which cell, and what was not. The report puts them into words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from quarterly.collecting.returns.two_services import Part
from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.source import Source
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.judgement import Judgement
from quarterly.configuration.rules import Amount
from quarterly.configuration.targets.target import Target
from quarterly.scoring.at_risk import AtRisk
from quarterly.scoring.benchmarking.comparators import BenchmarkPosition
from quarterly.scoring.caveats import Caveat
from quarterly.scoring.chart_data import HistoryPoint
from quarterly.scoring.confidence import Confidence
from quarterly.scoring.engine import Quantities
from quarterly.scoring.figures import Control
from quarterly.scoring.series.forecast import Forecast
from quarterly.scoring.series.points import Point
from quarterly.scoring.series.travel import Travel
from quarterly.scoring.why_unknown import Unknown
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.suppressed import SUPPRESSED, Suppressed
from quarterly.vocabulary.text_opt_outs import Key, WorkedOut


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
class Lacking:
    """What a service's return does not hold: the `part` of a figure that it sends, or without one the indicator's whole row."""

    service: str
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Variance:
    """The favourable distance from target, better is positive: in the indicator's unit, and in per cent of the target if any.

    `counted_in_per_cent` tells which of the two the indicator's rule counts in.
    """

    amount: Fraction
    per_cent: Fraction | None
    counted_in_per_cent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """How a rating came about: the rule, its version, the number of the band that held, and every figure the rule was given.

    `numbers` are unrounded and in the indicator's unit, distances favourable; `references` are what distances in per cent are
    percentages of. `limits` and `thresholds` are the bounds they were held against. `unknown` says why what the rule could have
    asked is not known, and `undecided` names the quantity that left it without a rating. `outcome` is that of the rule alone.
    """

    rule: str
    version: str
    band: int
    outcome: RatingStatus
    undecided: str = ""
    numbers: Mapping[str, Fraction] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    references: Mapping[str, Fraction] = field(default_factory=dict)
    unknown: Mapping[str, Unknown] = field(default_factory=dict)
    strict: bool = False
    limits: Mapping[str, Amount] = field(default_factory=dict)
    thresholds: Mapping[str, Fraction] = field(default_factory=dict)

    @property
    def quantities(self) -> Quantities:
        """What was known, as the engine asks it."""
        return Quantities(self.numbers, self.words, self.references, self.unknown, self.strict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One indicator's quarter, in exact numbers.

    `sent` is the figure as it was sent, None where there is none to show, and `numerator` and `denominator` the cases behind it,
    where known or where one follows from the other. `rated_value` is the value the rating is of, where that is on another basis
    than the one printed. `mechanical` is what the rule gives and `final` what is reported: another where `judgement` says so;
    `before` is what the quarter before would be rated today, `judged` what a service judged it to be. `lacking` says whose return
    does not hold what. `at_risk` says why it may come to be rated worse. `warnings` were sent to the service, `confidence` and
    `caveats` are for every reader of the figure. `history` ends with the quarter itself.

    Whatever the public may not see is SUPPRESSED, or not there. A field of text is redacted and checked unless its type opts out.
    """

    indicator: Key
    standing: RatingStatus
    sent: WorkedOut[Point | Suppressed | None] = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    rated_value: Fraction | Suppressed | None = None
    lacking: WorkedOut[tuple[Lacking, ...]] = ()
    target: WorkedOut[Target | Suppressed | None] = None
    variance: WorkedOut[Variance | Suppressed | None] = None
    mechanical: Key = ""
    final: Key = ""
    before: Key = ""
    judgement: Judgement | None = None
    judged: Key = ""
    travel_previous: WorkedOut[Travel | Suppressed | None] = None
    travel_year: WorkedOut[Travel | Suppressed | None] = None
    travel_window: WorkedOut[Travel | Suppressed | None] = None
    forecast: WorkedOut[Forecast | None] = None
    expected: Fraction | None = None
    at_risk: WorkedOut[tuple[AtRisk, ...]] = ()
    benchmark: WorkedOut[BenchmarkPosition | None] = None
    control: WorkedOut[Control | None] = None
    confidence: WorkedOut[Confidence | None] = None
    caveats: WorkedOut[tuple[Caveat | Suppressed, ...]] = ()
    trail: WorkedOut[Trail | None] = None
    history: WorkedOut[tuple[HistoryPoint, ...]] = ()
    comment: str = ""
    source: Source | None = None
    warnings: WorkedOut[tuple[str, ...]] = ()

    @property
    def value(self) -> Fraction | Suppressed | None:
        """The value as it was sent."""
        return self.sent.value if isinstance(self.sent, Point) else self.sent

    @property
    def figure(self) -> Fraction | None:
        """The value, where there is one that may be seen."""
        return None if isinstance(self.value, Suppressed) else self.value

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What stands beside the value: provisional, revised, estimated."""
        return self.sent.marks if isinstance(self.sent, Point) else ()

    @property
    def is_rating_suppressed(self) -> bool:
        """Whether the rating is left out, with its value or beside it, so that nothing may tell of it."""
        return SUPPRESSED in (self.value, self.variance)


def rated_figure(score: Score, indicator: Indicator) -> Fraction | None:
    """Return the value on the basis that is rated, where there is one that may be seen."""
    rated = score.rated_value if indicator.rated_on_another_basis else score.value
    return None if isinstance(rated, Suppressed) else rated


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
