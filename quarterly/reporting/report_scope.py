"""The parts of a council that a report is made from: no other change compiles it again."""

from dataclasses import dataclass, field

from quarterly.collecting.answers.of_report import ReportAnswers
from quarterly.collecting.carry_forward import CarryForward
from quarterly.collecting.narrative.records import Narrative
from quarterly.configuration.council import Council
from quarterly.configuration.projection import Parts, project, whole
from quarterly.reporting.changes import Corrections
from quarterly.vocabulary.further_figure import FurtherFigure
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.renderings import Rendering

_INDICATOR = whole(
    "id", "ref", "name", "service", "denominator_service", "priority", "unit", "decimals", "polarity", "polarity_rationale",
    "basis", "status_basis", "targets", "rule", "limits", "thresholds", "stable", "forecast", "owner", "suites", "set", "due",
    "target_origin", "breaks", "rebased", "definition", "notes", "counts", "population", "exempt",
)  # fmt: skip
_RELATIONS = whole("parts_of", "of_which", "same_denominator", "denominator_is", "same_count", "populations")
_COUNCIL: Parts = {
    **whole("key", "judgements"),
    "catalogue": {"indicators": _INDICATOR, **_RELATIONS},
    "profile": {
        **whole("name", "short_name", "committee", "contacts", "performance_officer", "priorities", "scales", "rules", "rule"),
        **whole("suites", "travel", "years"),
        **whole("sets", "implications", "spc_outliers", "small_numbers", "report", "products"),
        "services": whole("name"),
        "narrative": whole("title", "by", "required"),
        "gates": whole("blocking"),
        "calendar": whole("meetings", "closed"),
    },
}


@dataclass(frozen=True, slots=True)
class ReportSources:
    """Everything a report follows from: its council, scorecard and commentary by digest, narrative, and the quarter before.

    `before` is what the quarter before left to this one, `background` the digest of what the quarter was compared with, and
    `screened_by` is what texts are screened for personal data with (`Screening.key`). `decided` are the further figures that an
    officer decided to suppress, or that stay suppressed since an earlier version, `answers` what was answered of its questions,
    and `earlier` the published versions that have been corrected since, each with its number and the digest of its scorecard.
    """

    council: Council
    scorecard: str
    commentary: str
    narrative: Narrative
    before: CarryForward
    background: str
    screened_by: tuple[tuple[str, ...], ...] = ()
    decided: tuple[FurtherFigure, ...] = ()
    answers: ReportAnswers = field(default_factory=ReportAnswers)
    earlier: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CompileInputs:
    """Everything a pack follows from: its sources, the corrections of each rendering and how many are exempt, and files refused.

    `refused` are their digests. No report has anything of them; whoever releases it is told. `word_template` is the digest of the
    council's own template, "" for ours.
    """

    sources: ReportSources
    corrected: dict[Rendering, Corrections | None]
    exempt_corrections: int = 0
    refused: tuple[str, ...] = ()
    word_template: str = ""


def config_for_report(council: Council, quarter: Quarter) -> Council:
    """Return the council as the report of a quarter sees it.

    Owners are named by role, and only the performance officer is written to; of the meetings only this quarter's is there.
    """
    seen, officer = project(council, _COUNCIL), council.profile.performance_officer
    # An owner's mail address is printed nowhere. That texts may quote it is a part of what they are screened with.
    owners = {indicator.owner for indicator in council.catalogue.indicators}
    contacts = {
        key: project(each, whole("role", "email") if key == officer else whole("role"))
        for key, each in council.profile.contacts.items()
        if key in {officer, *owners}
    }
    meetings = {key: day for key, day in council.profile.calendar.meetings.items() if key == str(quarter)}
    calendar = seen.profile.calendar.model_copy(update={"meetings": meetings})
    profile = seen.profile.model_copy(update={"contacts": contacts, "calendar": calendar})
    return seen.model_copy(update={"profile": profile})
