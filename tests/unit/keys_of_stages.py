"""The keys of a council's stages, made as the stages make them, and which of them a field should change."""

from fractions import Fraction
from functools import cached_property

from adapters.checking_keys import validation_key
from adapters.councils import load_council
from adapters.cycle_context import CycleContext
from adapters.settings import load_settings
from quarterly.collecting.carry_forward import CarryForward
from quarterly.collecting.check_scope import ValidationInputs
from quarterly.collecting.narrative.records import Narrative
from quarterly.collecting.past.figures import Past, PastFigure
from quarterly.collecting.received import ArchivedFile, RawReturn
from quarterly.configuration.council import Council
from quarterly.reporting.report_scope import ReportSources, config_for_report
from quarterly.scoring.background import Background
from quarterly.scoring.score_scope import ScoringInputs, config_for_scoring
from quarterly.screening.council_words import cleared_names
from quarterly.screening.lexicon import Lexicon
from quarterly.screening.screening import Screening
from quarterly.vocabulary.quarter import Quarter
from tests.unit.changed_fields import Field, at

FILE = ArchivedFile("return.xlsx", "digest", "key", "2012-07-02T09:00:00+00:00")
VALIDATE, SCORE, COMPILE = "validate_return", "score_indicators", "compile_report"
SENDERS = {
    "sampleshire": ("education",),
    "dudley": ("children-in-care", "safeguarding", "schools", "cover"),
    "central-bedfordshire": ("youth",),
}

# A return is checked against these only so far as an indicator comes to be judged by its service, or no longer is.
WHETHER_JUDGED = ("profile.rule", "profile.rules.", "catalogue.indicators.*.rule")

SCREENED_WITH = "profile.known_names"  # not in a projection: what screens texts is a part of the key of its own


class Keys:
    """The keys of a council's stages, and what each sees of the council."""

    def __init__(self, name: str, quarter: str, council: Council | None = None) -> None:
        self.name, self.quarter = name, quarter
        self.council = council or load_council(name, Quarter.parse(quarter))

    def of(self, council: Council) -> "Keys":
        return Keys(self.name, self.quarter, council)

    @cached_property
    def seen(self) -> dict[str, Council]:
        """What each stage sees of the council, a validation by its sender."""
        returns = {f"{VALIDATE} {each}": self._validated(each).council for each in SENDERS[self.name]}
        return {**returns, SCORE: config_for_scoring(self.council), COMPILE: config_for_report(self.council, self._period)}

    def key(self, stage: str) -> str:
        """Return the key of a stage as the stage itself makes it."""
        cycle = CycleContext(self.council, self._period, load_settings())
        if stage == SCORE:
            return cycle.output_key(SCORE, ScoringInputs(self.seen[SCORE], (), Background(), ()))
        if stage == COMPILE:
            return cycle.output_key(
                COMPILE, ReportSources(self.seen[COMPILE], "", "", Narrative(), CarryForward(), "", self.screening.key)
            )
        return validation_key(cycle, self._validated(stage.removeprefix(f"{VALIDATE} ")))

    def changes(self, now: "Keys") -> set[str]:
        """Return the stages that see another council, or screen texts with other cleared names."""
        screened = {stage for stage in self.seen if stage != SCORE} if self.screening.key != now.screening.key else set()
        return screened | {stage for stage, council in self.seen.items() if council != now.seen[stage]}

    def expected(self, field: Field, now: "Keys") -> set[str]:
        """Return the stages whose projection holds a field, and those of returns where it decides what is judged."""
        found = {stage for stage, council in self.seen.items() if _holds(council, field)}
        if field.kind.startswith(SCREENED_WITH):
            return {stage for stage in self.seen if stage != SCORE} if self.screening.key != now.screening.key else set()
        if field.kind.startswith(WHETHER_JUDGED):
            returns = {stage for stage in self.seen if stage.startswith(VALIDATE)}
            return found | returns if _judged(self.council) != _judged(now.council) else found - returns
        # What is empty is there to be added to, but not with a target of another service or a meeting of another quarter.
        if field.of == ("Indicator", "targets") and not field.value:
            return found - {f"{VALIDATE} {each}" for each in SENDERS[self.name] if not self._sends(each, field)}
        return set() if field.of == ("Calendar", "meetings") and not field.value else found

    @cached_property
    def screening(self) -> Screening:
        """What texts are screened with, but for what is taken from every text and address of a council's files."""
        return Screening(cleared_names(self.council), Lexicon())

    def _sends(self, sender: str, field: Field) -> bool:
        return at(self.council, field.path[:-1]) in self.council.catalogue.of_service(sender)

    def _validated(self, sender: str) -> ValidationInputs:
        return ValidationInputs.of(self.council, RawReturn(sender, (FILE,)), self.screening, self.pasts)

    @cached_property
    def pasts(self) -> dict[str, Past]:
        """An earlier figure of every indicator."""
        figure = PastFigure(quarter=self._period.previous, value=Fraction(50))
        return {indicator.id: (figure,) for indicator in self.council.catalogue.indicators}

    @property
    def _period(self) -> Quarter:
        return Quarter.parse(self.quarter)


def _holds(council: Council, field: Field) -> bool:
    try:
        return bool(at(council, field.path) == field.value)
    except LookupError:
        return False


def _judged(council: Council) -> list[bool]:
    return [council.profile.is_judged(indicator) for indicator in council.catalogue.indicators]
