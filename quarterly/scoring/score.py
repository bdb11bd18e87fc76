"""Scores and scorecards as exact values, which `reporting` words."""

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
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.series.forecast import Forecast
from quarterly.scoring.series.points import Point
from quarterly.scoring.series.travel import Travel
from quarterly.scoring.why_unknown import Unknown
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.suppressed import SUPPRESSED, Suppressed
from quarterly.vocabulary.text_opt_outs import Key, WorkedOut


class RatingStatus(StrEnum):
    """Whether an indicator has a rating, and if not, why; what is printed of it is worded in `reporting/wording/statuses.py`."""

    # The values are those of stored scorecards and of the column `standing`, which other programs read.
    RATED = "rated"
    UNDER_QUERY = "under query"
    NOT_RECEIVED = "not received"
    NOT_DUE = "not due this quarter"
    NO_DATA = "no data this quarter"
    TAKEN_BACK = "figure taken back"
    NO_TARGET = "no target agreed"
    TARGET_ZERO = "not rated against a target of 0"
    NOT_RATED = "not rated"
    EXEMPT = "exempt"  # in a public score alone


@dataclass(frozen=True, slots=True)
class Lacking:
    """What is missing from a service's return: the `part` of a figure that it sends, or the indicator's whole row (None)."""

    service: str
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Variance:
    """The favourable distance from target (better is positive), in the indicator's unit and in per cent of the target, if any.

    `counted_in_per_cent` is whether the indicator's rule counts in per cent.
    """

    amount: Fraction
    per_cent: Fraction | None
    counted_in_per_cent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """How a rating was worked out: the rule, its version, the number of the band that applied, and every figure that was used.

    `numbers` are unrounded and in the indicator's unit, with favourable distances; `references` are the figures that distances in
    per cent are percentages of. `limits` and `thresholds` are the bounds they were compared with. `unknown` is why the other
    quantities of the rule are not known, and `undecided` the one for lack of which there is no rating. `outcome` is what the rule
    gave, before any judgement.
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
        """The quantities in the form that the rule engine reads."""
        return Quantities(
            numbers=self.numbers, words=self.words, references=self.references, unknown=self.unknown, strict=self.strict
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Everything worked out about one indicator in a quarter, in exact numbers.

    `sent` is the figure as it was sent, None where there is none to show; `numerator` and `denominator` are the cases behind it,
    sent or worked out from each other. `rated_value` is the value that was rated, where that is on another basis than the printed
    one. `mechanical` is the rating by the rule and `final` the one reported, which a `judgement` may have replaced; `before` is
    the rating of the quarter before by today's rules, `judged` the status that a service judged the indicator to have. `lacking`
    is what is missing from whose return, and `at_risk` why the rating may soon be worse. `warnings` were sent to the service;
    `confidence` and `caveats` are for every reader. `history` ends with the quarter itself. `illustrative` are the parts that
    were made up for a sample or follow from what was; whatever prints one of them prints its sign.

    In a public score, whatever is suppressed is SUPPRESSED or left out. A field of text is redacted and checked unless its type
    opts out.
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
    travel_year_end: WorkedOut[Travel | Suppressed | None] = None
    travel_since: WorkedOut[Travel | Suppressed | None] = None
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
    illustrative: WorkedOut[tuple[ScorePart, ...]] = ()

    @property
    def value(self) -> Fraction | Suppressed | None:
        """The value as it was sent."""
        return self.sent.value if isinstance(self.sent, Point) else self.sent

    @property
    def figure(self) -> Fraction | None:
        """The value, None where there is none or it is suppressed."""
        return None if isinstance(self.value, Suppressed) else self.value

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks beside the value: provisional, revised, estimate."""
        return self.sent.marks if isinstance(self.sent, Point) else ()

    @property
    def is_rating_suppressed(self) -> bool:
        """Whether the rating is suppressed, with its value or alone, so that nothing else may reveal it."""
        return SUPPRESSED in (self.value, self.variance)

    def invents(self, *parts: ScorePart) -> bool:
        """Whether any of these parts is illustrative."""
        return any(part in self.illustrative for part in parts)


def rated_figure(score: Score, indicator: Indicator) -> Fraction | None:
    """Return the value on the rated basis, None where there is none or it is suppressed."""
    rated = score.rated_value if indicator.rated_on_another_basis else score.value
    return None if isinstance(rated, Suppressed) else rated


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionScore:
    """One action of the Council Plan; `status` is on the scale for actions, empty if not received or under query."""

    ref: Key
    standing: RatingStatus
    status: Key = ""
    progress: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """The scores of a quarter: every indicator and action in the order of the catalogue, whether or not anything was received."""

    council: str
    quarter: str
    scores: tuple[Score, ...]
    actions: tuple[ActionScore, ...]
    findings: tuple[Finding, ...]
    received: tuple[str, ...]
    missing: tuple[str, ...]
    validated: bool = True
