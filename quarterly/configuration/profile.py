"""A council's profile: everything about its report that is not a figure."""

from fnmatch import fnmatch
from typing import Literal

from pydantic import Field

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.deadlines import Calendar
from quarterly.configuration.rules import RatingRule
from quarterly.configuration.scales import Scales
from quarterly.configuration.yaml_files.dated import TimeLimited
from quarterly.configuration.yaml_files.files import ConfigurationModel


class Contact(ConfigurationModel):
    """A role and where it is written to; people appear by role, never by name."""

    role: str = Field(description="What somebody is, never who: no names.")
    email: str = Field(pattern=r"^[^@\s]+@[^@\s]+$", description="The role's mail address.")


class Service(TimeLimited):
    """One sender of returns: the inbox folder is its key, `files` are the names it may use there."""

    name: str = Field(description="As readers see it.")
    contact: str = Field(description="One of the contacts, by its key.")
    files: tuple[str, ...] = Field(("*.xlsx",), description="The file names a service may use, such as *.xlsx.")

    def accepts(self, file_name: str) -> bool:
        """Whether a file of this name is a return of this service."""
        return any(fnmatch(file_name.casefold(), pattern.casefold()) for pattern in self.files)


class Action(ConfigurationModel):
    """A key activity of the Council Plan, reported on the actions' own scale."""

    ref: str = Field(description="The number it has in the Council Plan.")
    activity: str = Field(description="What is to be done, as the Council Plan words it.")
    lead: str = Field(description="The role that answers for it.")
    directorate: str = Field(description="The directorate that answers for it.")
    service: str = Field(description="One of the profile's services, by its key.")


class Objective(ConfigurationModel):
    """An objective with the number it has in the Council Plan, which is never renumbered."""

    number: int = Field(description="The number it has in the Council Plan.")
    title: str = Field(description="As it is printed.")
    actions: tuple[Action, ...] = ()


class Priority(ConfigurationModel):
    """A Council Plan priority with its objectives."""

    id: str = Field(description="A short name that never changes: letters, digits and hyphens. In quotes if it is a number.")
    name: str = Field(description="As readers see it.")
    objectives: tuple[Objective, ...] = ()


class Gates(ConfigurationModel):
    """What holds a publication back: "report" prints what is missing and goes on, "hold" waits for it.

    `sign_off` is the role that must have signed off exactly this pack; `considered_by` is who must have considered the report
    before the public sees it, as the cover workbook then says.
    `blocking` are the codes of consistency checks that hold the report back besides those that always do.
    """

    commentary: Literal["report", "hold"] = Field(
        description="Without commentary that was asked for: report prints what is missing, hold waits."
    )
    returns: Literal["report", "hold"] = Field(
        description="Without a service's return: report prints what is missing, hold waits."
    )
    sign_off: str = Field(
        "",
        description="The role that signs off every draft before it is published, such as Director of children's services.",
    )
    considered_by: str = Field(
        "",
        description="Who must have considered the report before the public sees it; the day comes by the cover workbook.",
    )
    blocking: tuple[str, ...] = Field(
        (),
        description=(
            "Codes of consistency checks (expectations/report.yaml) that hold the report back, besides those that always do."
        ),
    )


class Suite(ConfigurationModel):
    """A choice of indicators, and who made it when."""

    title: str = Field(description="As it is printed.")
    chosen_by: str = Field(description="The role that chose the indicators.")
    on: str = Field("", description="When, as people write it.")


class SmallNumbers(ConfigurationModel):
    """Counts from 1 to `largest` are held back from the public.

    `not_people` are nouns whose counts are no counts of children ("purchases"), `safe` phrases whose digits count nothing
    ("Key Stage 4").
    """

    largest: int = Field(5, ge=1, le=20, description="Counts from 1 to this are held back from the public.")
    not_people: tuple[str, ...] = Field((), description="Nouns whose counts are no counts of children, such as purchases.")
    safe: tuple[str, ...] = Field((), description="Phrases whose digits count nothing, such as Key Stage 4.")


class PassageKind(ConfigurationModel):
    """One kind of text people write beside the figures, under the heading they write it under.

    It is written `by` service plan, by priority (or outcome), or once for the whole. `spellings` are other headings used for it.
    It may be required always, or of every priority that has an indicator to be explained.
    """

    title: str = Field(description="As it is printed.")
    by: Literal["service", "priority", "whole"] = Field(
        "whole", description="Whether each service or each priority has its own, or the whole one."
    )
    spellings: tuple[str, ...] = Field((), description="Other headings people write it under.")
    required: Literal["no", "off target", "always"] = Field(
        "no",
        description="Whether it must be there: no, always, or for every priority with an indicator to be explained (off target).",
    )


class SectionPlan(ConfigurationModel):
    """One section of the report, in the council's order: which content, under which heading.

    `kinds` are the kinds of narrative it holds, `of` the implications, papers or undertakings, `sets` the indicators' sets.
    Left out, it holds all; papers then are background papers, and priorities have no narrative. `numbered` says whether its
    paragraphs take part in the numbering of paragraphs.
    """

    content: Literal[
        "text", "passages", "implications", "recommendations", "glance", "exceptions", "legend", "priorities", "scorecard",
        "trackers", "priority-ratings", "schools", "undertakings", "claims", "attendance", "decisions", "papers", "trends",
        "not-due", "quality", "returns", "method",
    ] = Field(description="What stands in this section.")  # fmt: skip
    title: str = Field(description="As it is printed.")
    text: str = Field("", description="Paragraphs. {period} and {title} are filled in.")
    kinds: tuple[str, ...] = Field((), description="The kinds of narrative that stand here, by their keys.")
    of: tuple[str, ...] = Field(
        (), description="Which of them stand here: implications by key, papers or undertakings by kind. Left out: all."
    )
    sets: tuple[str, ...] = Field((), description="The sets of indicators that stand here, a table each. Left out: all in one.")
    numbered: bool = Field(True, description="Whether its paragraphs take part in the numbering of paragraphs.")


class AppendixPlan(ConfigurationModel):
    """An appendix: a part of the report that is also a file of its own, "appendix-<key>"."""

    key: str = Field(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        description="A short name that never changes: lower case letters, digits and hyphens.",
    )
    title: str = Field(description="As it is printed.")
    sections: tuple[SectionPlan, ...] = Field(description="The sections of the report, in the council's order.")


class ReportPlan(ConfigurationModel):
    """What the report is called and what stands in it: the cover report, then the appendices.

    `details` is its header block, in order. `numbering` counts sections (1, 2, 2.1), paragraphs on through the cover report
    (1, 2, 3), or paragraphs within sections (1.1, 1.2). `recommendations` stand where the cover workbook has none; `lettered`
    marks them (a), (b). `suite` keeps to the indicators of one suite.
    """

    title: str = Field(description="As it is printed.")
    subtitle: str = Field(description="What stands below the report's title.")
    accent: str = Field("#1d4f73", pattern=r"^#[0-9a-f]{6}$", description="The report's colour, #rrggbb in lower case.")
    numbering: Literal["none", "sections", "paragraphs", "paragraphs within sections"] = Field(
        "sections", description="What is numbered: none, sections, paragraphs, or paragraphs within sections."
    )
    details: dict[str, str] = Field(description="The report's header block: a line each, in order.")
    recommendations: tuple[str, ...] = Field((), description="What the committee is asked to do.")
    lettered: bool = Field(False, description="Whether recommendations are marked (a), (b), (c).")
    suite: str = Field("", description="Keep to the indicators of this suite. Left out: all.")
    cover: tuple[SectionPlan, ...] = Field(description="The sections of the cover report, in the council's order.")
    appendices: tuple[AppendixPlan, ...] = Field(
        (), description="Parts of the report that are files of their own besides, in order."
    )

    @property
    def every_section(self) -> tuple[SectionPlan, ...]:
        """The sections of the cover report, then those of every appendix."""
        return (*self.cover, *(section for appendix in self.appendices for section in appendix.sections))


class Profile(ConfigurationModel):
    """One council's way of reporting, as it is in one quarter.

    `rules` are its ways of rating by name and `rule` the usual one; a council without indicators has none. `suites` and `sets`
    sort indicators: chosen ones, and those of a national set from local ones. `narrative` are the kinds of text people write,
    `implications` the titles of the blocks every report must fill, in order. `area` is DfE's number of the authority, by which it
    finds its own and its neighbours' figures; `travel_window` counts the quarters a regression looks back over. `spc_outliers`
    says whether far outliers widen the limits of a control chart: "kept", as in the Excel tool, or "screened", as in the R one.
    """

    name: str = Field(description="The council's full name.")
    short_name: str = Field(
        description="The part of the council's name by which the headings of returns are known to be its own."
    )
    committee: str = Field(description="The committee the report goes to.")
    contacts: dict[str, Contact] = Field(description="The roles that are written to, by a key of the council's choice.")
    performance_officer: str = Field(description="Who prepares the report: one of the contacts, by its key.")
    services: dict[str, Service] = Field(description="Who sends returns, by the name of their folder in the inbox.")
    priorities: tuple[Priority, ...]
    scales: Scales
    rules: dict[str, RatingRule] = Field(default_factory=dict, description="The council's ways of rating, by name.")
    rule: str = Field("", description="The usual rating rule, by its name under rules.")
    suites: dict[str, Suite] = Field(default_factory=dict, description="Choices of indicators, by a key each.")
    sets: dict[str, str] = Field(
        default_factory=dict, description="Sets of indicators, such as a national one and local ones, by a key each."
    )
    narrative: dict[str, PassageKind] = Field(
        default_factory=dict, description="The kinds of text people write beside the figures, by a key each."
    )
    implications: dict[str, str] = Field(
        default_factory=dict, description="The titles of the blocks every report must fill, by a key each, in order."
    )
    area: str = Field(
        "",
        description="DfE's number of the authority, such as 332, by which its own and its neighbours' figures are found.",
    )
    travel_window: int = Field(8, ge=4, le=20, description="How many quarters a regression looks back over.")
    neighbours_average: Literal["mean", "median"] = Field(
        "mean", description="Whether the neighbours' average is their mean or their median."
    )
    spc_outliers: Literal["screened", "kept"] = Field(
        "screened", description="Whether far outliers widen the limits of a control chart (kept) or not (screened)."
    )
    gates: Gates
    calendar: Calendar = Calendar()
    commentary_working_days: int = Field(
        5, ge=1, le=60, description="How many working days an owner has to answer a request for commentary."
    )
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
