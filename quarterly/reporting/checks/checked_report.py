"""What the consistency checks read: a quarter's report, and the texts and undertakings of the quarter before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from quarterly.collecting.narrative.records import Narrative, Undertaking
from quarterly.collecting.sheets.findings import Finding
from quarterly.configuration.council import Council
from quarterly.reporting.checks.texts import ReportText, texts_of
from quarterly.scoring.earlier_versions import EarlierVersion
from quarterly.scoring.score import Scorecard
from quarterly.vocabulary.quarter import Quarter

COVER = "cover workbook"


@dataclass(frozen=True)
class CheckedReport:
    """A report: `card` includes commentary from replies, `own` are the profile's own texts with the section each is in.

    `answered` are findings of the returns that their senders have answered, `earlier` the published versions corrected since.
    `previous_texts` are the texts of the quarter before by key (`texts_by_key`), `previous_undertakings` those it left open.
    """

    council: Council
    quarter: Quarter
    card: Scorecard
    narrative: Narrative = field(default_factory=Narrative)
    meeting: date | None = None
    previous_texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    previous_undertakings: tuple[Undertaking, ...] = ()
    own: tuple[tuple[str, str], ...] = ()
    answered: tuple[Finding, ...] = ()
    earlier: tuple[EarlierVersion, ...] = ()

    @cached_property
    def texts(self) -> tuple[ReportText, ...]:
        """Every text of the report with its location."""
        return texts_of(self.council, self.card, self.narrative, self.own)

    @property
    def asked_before(self) -> tuple[Finding, ...]:
        """What the checks of the returns have asked their senders already, answered or not."""
        return (*self.card.findings, *self.answered)

    @property
    def read_on(self) -> date:
        """The day of the committee meeting, or without one the last day of the quarter, before which nobody reads the report."""
        return self.meeting or self.quarter.ends
