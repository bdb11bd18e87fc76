"""What is checked: a quarter's report with all its texts, and what was said and promised the quarter before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from quarterly.collecting.narrative.records import Narrative, Undertaking
from quarterly.configuration.council import Council
from quarterly.reporting.checks.texts import ReportText, texts_of
from quarterly.scoring.score import Scorecard
from quarterly.vocabulary.quarter import Quarter

COVER = "cover workbook"


@dataclass(frozen=True)
class Subject:
    """A report: `card` has the commentary merged, `own` are the texts of the profile's sections by place.

    `previous_texts` is what `texts.kept` gave for the quarter before, `previous_undertakings` those it left open.
    """

    council: Council
    quarter: Quarter
    card: Scorecard
    narrative: Narrative = field(default_factory=Narrative)
    meeting: date | None = None
    previous_texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    previous_undertakings: tuple[Undertaking, ...] = ()
    own: tuple[tuple[str, str], ...] = ()

    @cached_property
    def texts(self) -> tuple[ReportText, ...]:
        """Every text of the report with its place."""
        return texts_of(self.council, self.card, self.narrative, self.own)

    @property
    def read_on(self) -> date:
        """The day the committee reads it; without a meeting the quarter's last, since nobody reads it before."""
        return self.meeting or self.quarter.ends
