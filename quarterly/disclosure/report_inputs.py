"""What a report is made from, for those who may see everything, and for the public.

The two are types of their own. Only `redact` makes what the public rendering is built from: it takes a seal that nobody outside
this module has, and mypy refuses to build a public page from anything else.
"""

from dataclasses import InitVar, dataclass, field
from datetime import date
from fractions import Fraction
from typing import ClassVar, final

from quarterly.collecting.narrative.carry_forward import CarryForward
from quarterly.collecting.narrative.records import Narrative, Undertaking
from quarterly.collecting.sheets.findings import Finding
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.disclosure.narrative import redact_narrative, redact_undertakings
from quarterly.disclosure.scorecard import redact_scorecard, suppressed_indicators, suppressed_secrets
from quarterly.scoring.background import Background
from quarterly.scoring.score import RatingStatus, Score, Scorecard, Variance
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.renderings import Rendering


@dataclass(frozen=True, kw_only=True)
class ReportInputs:
    """What a report is made from, as far as its readers may see it.

    `awaited` are the indicators whose owners have not answered. `promised` are undertakings of the quarter before that were still
    open then, `findings` what the consistency checks found, `left` what the next quarter is held to.
    """

    rendering: ClassVar[Rendering]

    council: Council
    quarter: Quarter
    card: Scorecard
    awaited: frozenset[str] = frozenset()
    narrative: Narrative = field(default_factory=Narrative)
    promised: tuple[Undertaking, ...] = ()
    findings: tuple[Finding, ...] = ()
    left: CarryForward = field(default_factory=CarryForward)

    @property
    def meeting(self) -> date | None:
        """The day the committee considers the report, where one is agreed."""
        return self.council.profile.calendar.meetings.get(str(self.quarter))

    def scored(self) -> list[tuple[Indicator, Score]]:
        """Return the indicators the report keeps to, each with its score, in catalogue order."""
        suite = self.council.profile.report.suite
        pairs = zip(self.council.catalogue.indicators, self.card.scores, strict=True)
        return [(indicator, score) for indicator, score in pairs if not suite or suite in indicator.suites]

    def due(self) -> list[tuple[Indicator, Score]]:
        """Return those of them that are reported in this quarter of the year."""
        return [(indicator, score) for indicator, score in self.scored() if score.standing is not RatingStatus.NOT_DUE]

    def awaits(self, score: Score) -> bool:
        """Whether commentary on a score is awaited; never said beside a rating that is suppressed, which it would give away."""
        return bool(score.final) and score.indicator in self.awaited

    def off_target(self) -> list[tuple[Indicator, Score]]:
        """Return what calls for an explanation: worst status first, of one status those at risk of a worse, then the furthest."""
        states = [state.status for state in self.council.profile.scales.indicators.states]
        explained = {state.status for state in self.council.profile.scales.indicators.states if state.explain}
        found = [(indicator, score) for indicator, score in self.scored() if score.final in explained]
        return sorted(found, key=lambda pair: _urgency(pair[1], states))


@final
@dataclass(frozen=True, kw_only=True)
class RestrictedInputs(ReportInputs):
    """All there is; `background` is what the quarter was scored against."""

    rendering: ClassVar[Rendering] = "restricted"

    background: Background = field(default_factory=Background)

    @property
    def suppressed(self) -> tuple[str, ...]:
        """The ids of the indicators whose value the public is not shown."""
        return suppressed_indicators(self.card, self.council, self.background)


class _Seal:
    """What only this module has."""


_SEAL = _Seal()


@final
@dataclass(frozen=True, kw_only=True)
class PublicInputs(ReportInputs):
    """What the public may see. Made by `redact` alone; `dataclasses.replace` cannot change it either."""

    rendering: ClassVar[Rendering] = "public"

    seal: InitVar[_Seal]

    def __post_init__(self, seal: _Seal) -> None:
        if seal is not _SEAL:
            raise TypeError("what the public may see is made by quarterly.disclosure alone")


def redact(whole: RestrictedInputs) -> PublicInputs:
    """Return the inputs as the public may see them, before anything is worded or drawn."""
    policy = whole.council.profile.small_numbers
    secrets = suppressed_secrets(whole.card, whole.council, whole.background)
    card = redact_scorecard(whole.card, whole.council, whole.background)
    return PublicInputs(
        council=whole.council,
        quarter=whole.quarter,
        card=card,
        # That commentary is asked for at all would tell that a suppressed rating is off target.
        awaited=whole.awaited - {score.indicator for score in card.scores if score.is_rating_suppressed},
        narrative=redact_narrative(whole.narrative, policy, secrets),
        promised=redact_undertakings(whole.promised, policy, secrets),
        seal=_SEAL,
    )


def _urgency(score: Score, states: list[str]) -> tuple[int, bool, Fraction]:
    per_cent = score.variance.per_cent if isinstance(score.variance, Variance) else None
    return -states.index(score.final), not score.at_risk, per_cent or Fraction(0)
