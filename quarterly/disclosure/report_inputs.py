"""What the renderings of a report are built from: for council staff, for the public, and for members who see exempt matter.

Each has a type of its own, and mypy refuses to build a public page from anything but `PublicInputs`, or an exempt pack from
anything but `ExemptInputs`. Only this module can make those, since it alone has the seal that they require.
"""

from collections.abc import Callable
from dataclasses import InitVar, dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import ClassVar, final

from quarterly.collecting.answers.records import AnsweredFinding
from quarterly.collecting.carry_forward import CarryForward
from quarterly.collecting.narrative.records import Narrative, Undertaking
from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.written import with_typed
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.disclosure.coarser import printing_whole_per_cent
from quarterly.disclosure.exempt import (
    members_card,
    members_council,
    members_narrative,
    members_undertakings,
    open_card,
    open_council,
    open_narrative,
    open_undertakings,
)
from quarterly.disclosure.free_text import TextRules, text_rules
from quarterly.disclosure.narrative import redact_narrative, redact_undertakings
from quarterly.disclosure.scorecard import redact_scorecard
from quarterly.disclosure.screened_score import ScreenedScore
from quarterly.disclosure.suppression import screen
from quarterly.scoring.background import Background
from quarterly.scoring.earlier_versions import EarlierVersion
from quarterly.scoring.score import RatingStatus, Score, Scorecard, Variance
from quarterly.screening.screening import Screening
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.renderings import Rendering


@dataclass(frozen=True, kw_only=True)
class ReportInputs:
    """What a report is built from, as far as its readers may see it.

    `awaited` are the indicators whose owners have not sent commentary, `promised` the undertakings that were still open at the
    end of the quarter before, `findings` those of the consistency checks, and `left` is the carry-forward to the next quarter.
    `answered` are the questions that were answered or accepted, of returns and of the report, and `earlier` are the published
    versions that have been corrected since. Only council staff see either.
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
    answered: tuple[AnsweredFinding, ...] = ()
    earlier: tuple[EarlierVersion, ...] = ()

    @property
    def meeting(self) -> date | None:
        """The day the committee considers the report, where one is agreed."""
        return self.council.profile.calendar.meetings.get(str(self.quarter))

    def scored(self) -> list[tuple[Indicator, Score]]:
        """Return the indicators of the report's suite (all, where it names none) with their scores, in catalogue order."""
        suite = self.council.profile.report.suite
        pairs = zip(self.council.catalogue.indicators, self.card.scores, strict=True)
        return [(indicator, score) for indicator, score in pairs if not suite or suite in indicator.suites]

    def due(self) -> list[tuple[Indicator, Score]]:
        """Return the indicators that are reported in this quarter of the year, with their scores."""
        return [(indicator, score) for indicator, score in self.scored() if score.standing is not RatingStatus.NOT_DUE]

    def awaits(self, score: Score) -> bool:
        """Whether commentary on a score is awaited; False beside a suppressed rating, which it would reveal to be off target."""
        return bool(score.final) and score.indicator in self.awaited

    def off_target(self) -> list[tuple[Indicator, Score]]:
        """Return the off-target indicators: worst status first, then the furthest from target, last those without a distance."""
        return list(self._off_target)

    @cached_property
    def _off_target(self) -> tuple[tuple[Indicator, Score], ...]:
        # Every card asks where else its indicator stands, and there may be a hundred.
        states = [state.status for state in self.council.profile.scales.indicators.states]
        explained = {state.status for state in self.council.profile.scales.indicators.states if state.explain}
        found = [(indicator, score) for indicator, score in self.scored() if score.final in explained]
        return tuple(sorted(found, key=lambda pair: _urgency(pair[1], states)))


@final
@dataclass(frozen=True, kw_only=True)
class RestrictedInputs(ReportInputs):
    """Everything, for council staff.

    `background` is what the quarter was scored against, `screening` what its texts are screened for personal data with.
    """

    rendering: ClassVar[Rendering] = "restricted"

    screening: Screening
    background: Background = field(default_factory=Background)

    def with_every_text(self, change: Callable[[str], str]) -> "RestrictedInputs":
        """Return the inputs with everything changed that somebody typed."""
        scores = tuple(with_typed(each, change) for each in self.card.scores)
        actions = tuple(with_typed(each, change) for each in self.card.actions)
        return replace(
            self,
            card=replace(self.card, scores=scores, actions=actions),
            narrative=with_typed(self.narrative, change),
            promised=tuple(with_typed(each, change) for each in self.promised),
        )

    @cached_property
    def cleared(self) -> "RestrictedInputs":
        """The inputs without any sentence that holds personal data and is not cleared."""
        return self.with_every_text(self.screening.for_public)

    @cached_property
    def opened(self) -> "RestrictedInputs":
        """The inputs without exempt matter: everything that decides what the public sees is decided on these."""
        council = self.council
        if not council.has_exempt_matter:
            return self
        return replace(
            self,
            council=open_council(council),
            card=open_card(self.card, council),
            awaited=self.awaited - council.exempt_indicators,
            narrative=open_narrative(self.narrative, council),
            promised=open_undertakings(self.promised, council),
        )

    @cached_property
    def screened(self) -> tuple[ScreenedScore, ...]:
        """Every score with what is suppressed of it: worked out once for the public rendering and for whoever releases it."""
        return tuple(screen(self.card, self.council, self.background))

    @cached_property
    def text_rules(self) -> TextRules:
        """What the sentences of the public rendering are held against."""
        return text_rules(self.screened, self.council, self.quarter)

    @property
    def suppressed(self) -> tuple[str, ...]:
        """The ids of the indicators whose values the public rendering does not give: they are suppressed, or exempt."""
        hidden = {each.score.indicator for each in self.screened if each.why} | self.council.exempt_indicators
        return tuple(score.indicator for score in self.card.scores if score.indicator in hidden)


class _Seal:
    """A token that only this module has."""


_SEAL = _Seal()


@final
@dataclass(frozen=True, kw_only=True)
class PublicInputs(ReportInputs):
    """What the public may see: made by `redact` alone, and not to be changed by `dataclasses.replace`."""

    rendering: ClassVar[Rendering] = "public"

    seal: InitVar[_Seal]

    def __post_init__(self, seal: _Seal) -> None:
        if seal is not _SEAL:
            raise TypeError("what the public may see is made by quarterly.disclosure alone")


@final
@dataclass(frozen=True, kw_only=True)
class ExemptInputs(ReportInputs):
    """What is exempt, in full, and nothing else: made by `for_members` alone."""

    rendering: ClassVar[Rendering] = "exempt"

    seal: InitVar[_Seal]

    def __post_init__(self, seal: _Seal) -> None:
        if seal is not _SEAL:
            raise TypeError("what the committee's members may see is made by quarterly.disclosure alone")


def for_members(whole: RestrictedInputs) -> ExemptInputs | None:
    """Return the exempt matter as the committee's members see it, None where nothing is exempt.

    It is not redacted: whoever exempts a part decides that members read it as it is, small numbers included. Sentences with
    personal data stay out, as out of the public report.
    """
    council = whole.council
    if not council.has_exempt_matter:
        return None
    whole = whole.cleared
    return ExemptInputs(
        council=members_council(council),
        quarter=whole.quarter,
        card=members_card(whole.card, council),
        awaited=whole.awaited & council.exempt_indicators,
        narrative=members_narrative(whole.narrative, council),
        promised=members_undertakings(whole.promised, council),
        seal=_SEAL,
    )


def redact(whole: RestrictedInputs) -> PublicInputs:
    """Return the inputs as the public may see them, before anything is worded or drawn.

    Sentences with personal data go first, as what is left of a text is then redacted as any other is. Exempt matter goes next, so
    that nothing that is suppressed follows from it.

    Who is asked for commentary is redacted too: only owners of off-target indicators are. An intruder who reads "[c]" and
    "Commentary awaited" for the 6 care leavers, beside a target of 60%, knows that 3 or fewer of them are in work.
    """
    whole = whole.cleared.opened
    coarser = frozenset(each.indicator.id for each in whole.screened if each.is_coarser)
    card = redact_scorecard(whole.card, whole.screened, whole.council, whole.background)
    return PublicInputs(
        council=printing_whole_per_cent(whole.council, coarser),
        quarter=whole.quarter,
        card=card,
        awaited=whole.awaited - {score.indicator for score in card.scores if score.is_rating_suppressed},
        narrative=redact_narrative(whole.narrative, whole.text_rules),
        promised=redact_undertakings(whole.promised, whole.text_rules),
        seal=_SEAL,
    )


def _urgency(score: Score, states: list[str]) -> tuple[int, bool, Fraction]:
    # By what readers see and nothing else: in an order that no column shows they would look for a mistake.
    per_cent = score.variance.per_cent if isinstance(score.variance, Variance) else None
    return -states.index(score.final), per_cent is None, per_cent or Fraction(0)
