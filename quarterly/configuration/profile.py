"""A council's profile: everything about its report that is not a figure."""

from fnmatch import fnmatch
from typing import Literal

from pydantic import Field

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.deadlines import Calendar
from quarterly.configuration.rules import RatingRule
from quarterly.configuration.scales import Scales
from quarterly.configuration.yaml_files.dated import Lasting
from quarterly.configuration.yaml_files.files import Settled


class Contact(Settled):
    """A role and where it is written to; people appear by role, never by name."""

    role: str
    email: str = Field(pattern=r"^[^@\s]+@[^@\s]+$")


class Service(Lasting):
    """One sender of returns: the inbox folder is its key, `files` are the names it may use there."""

    name: str
    contact: str
    files: tuple[str, ...] = ("*.xlsx",)

    def accepts(self, file_name: str) -> bool:
        """Whether a file of this name is a return of this service."""
        return any(fnmatch(file_name.casefold(), pattern.casefold()) for pattern in self.files)


class Action(Settled):
    """A key activity of the Council Plan, reported on the actions' own scale."""

    ref: str
    activity: str
    lead: str
    directorate: str
    service: str


class Objective(Settled):
    """An objective with the number it has in the Council Plan, which is never renumbered."""

    number: int
    title: str
    actions: tuple[Action, ...] = ()


class Priority(Settled):
    """A Council Plan priority with its objectives."""

    id: str
    name: str
    objectives: tuple[Objective, ...] = ()


class Gates(Settled):
    """What holds a publication back: "report" prints what is missing and goes on, "hold" waits for it.

    `sign_off` is the role that must have signed off exactly this pack; `considered_by` is who must have considered the report
    before the public sees it, as the cover workbook then says.
    `blocking` are the codes of consistency checks that hold the report back besides those that always do.
    """

    commentary: Literal["report", "hold"]
    returns: Literal["report", "hold"]
    sign_off: str = ""
    considered_by: str = ""
    blocking: tuple[str, ...] = ()


class Suite(Settled):
    """A choice of indicators, and who made it when."""

    title: str
    chosen_by: str
    on: str = ""


class SmallNumbers(Settled):
    """Counts from 1 to `largest` are held back from the public.

    `not_people` are nouns whose counts are no counts of children ("purchases"), `safe` phrases whose digits count nothing
    ("Key Stage 4").
    """

    largest: int = Field(default=5, ge=1, le=20)
    not_people: tuple[str, ...] = ()
    safe: tuple[str, ...] = ()


class PassageKind(Settled):
    """One kind of text people write beside the figures, under the heading they write it under.

    It is written `by` service plan, by priority (or outcome), or once for the whole. `spellings` are other headings used for it.
    It may be required always, or of every priority that has an indicator to be explained.
    """

    title: str
    by: Literal["service", "priority", "whole"] = "whole"
    spellings: tuple[str, ...] = ()
    required: Literal["no", "off target", "always"] = "no"


class SectionPlan(Settled):
    """One section of the report, in the council's order: which content, under which heading.

    `kinds` are the kinds of narrative it holds, `of` the implications, papers or undertakings, `sets` the indicators' sets.
    Left out, it holds all; papers then are background papers, and priorities have no narrative. `numbered` says whether its
    paragraphs take part in the numbering of paragraphs.
    """

    content: Literal[
        "text", "passages", "implications", "recommendations", "glance", "exceptions", "legend", "priorities", "scorecard",
        "trackers", "priority-ratings", "schools", "undertakings", "claims", "attendance", "decisions", "papers", "trends",
        "not-due", "quality", "returns", "method",
    ]  # fmt: skip
    title: str
    text: str = ""
    kinds: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()
    numbered: bool = True


class AppendixPlan(Settled):
    """An appendix: a part of the report that is also a file of its own, "appendix-<key>"."""

    key: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str
    sections: tuple[SectionPlan, ...]


class ReportPlan(Settled):
    """What the report is called and what stands in it: the cover report, then the appendices.

    `details` is its header block, in order. `numbering` counts sections (1, 2, 2.1), paragraphs on through the cover report
    (1, 2, 3), or paragraphs within sections (1.1, 1.2). `recommendations` stand where the cover workbook has none; `lettered`
    marks them (a), (b). `suite` keeps to the indicators of one suite.
    """

    title: str
    subtitle: str
    accent: str = Field(default="#1d4f73", pattern=r"^#[0-9a-f]{6}$")
    numbering: Literal["none", "sections", "paragraphs", "paragraphs within sections"] = "sections"
    details: dict[str, str]
    recommendations: tuple[str, ...] = ()
    lettered: bool = False
    suite: str = ""
    cover: tuple[SectionPlan, ...]
    appendices: tuple[AppendixPlan, ...] = ()


class Profile(Settled):
    """One council's way of reporting, as it is in one quarter.

    `rules` are its ways of rating by name and `rule` the usual one; a council without indicators has none. `suites` and `sets`
    sort indicators: chosen ones, and those of a national set from local ones. `narrative` are the kinds of text people write,
    `implications` the titles of the blocks every report must fill, in order. `area` is DfE's number of the authority, by which it
    finds its own and its neighbours' figures; `travel_window` counts the quarters a regression looks back over. `spc_outliers`
    says whether far outliers widen the limits of a control chart: "kept", as in the Excel tool, or "screened", as in the R one.
    """

    name: str
    short_name: str
    committee: str
    contacts: dict[str, Contact]
    performance_officer: str
    services: dict[str, Service]
    priorities: tuple[Priority, ...]
    scales: Scales
    rules: dict[str, RatingRule] = Field(default_factory=dict)
    rule: str = ""
    suites: dict[str, Suite] = Field(default_factory=dict)
    sets: dict[str, str] = Field(default_factory=dict)
    narrative: dict[str, PassageKind] = Field(default_factory=dict)
    implications: dict[str, str] = Field(default_factory=dict)
    area: str = ""
    travel_window: int = Field(default=8, ge=4, le=20)
    neighbours_average: Literal["mean", "median"] = "mean"
    spc_outliers: Literal["screened", "kept"] = "screened"
    gates: Gates
    calendar: Calendar = Calendar()
    commentary_working_days: int = Field(default=5, ge=1, le=60)
    small_numbers: SmallNumbers = SmallNumbers()
    report: ReportPlan

    def actions(self) -> list[Action]:
        """Return every action, in the order of the Council Plan."""
        return [a for priority in self.priorities for objective in priority.objectives for a in objective.actions]

    def rule_of(self, indicator: Indicator) -> RatingRule:
        """Return the rule an indicator is rated by."""
        return self.rules[indicator.rule or self.rule]

    def is_judged(self, indicator: Indicator) -> bool:
        """Whether an indicator is rated by a status that its service decides."""
        return "judged" in self.rule_of(indicator).quantities
