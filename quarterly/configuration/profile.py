"""A council's profile: everything about its report that is neither an indicator nor a figure."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.chasing import Chasing
from quarterly.configuration.commentary_plan import CommentaryPlan
from quarterly.configuration.contacts import Contact, Service
from quarterly.configuration.deadlines import Calendar
from quarterly.configuration.democratic_services import DemocraticServices
from quarterly.configuration.gates import Gates
from quarterly.configuration.ids import ShortKey, ShortName
from quarterly.configuration.known_names import ClearedNames
from quarterly.configuration.mail import MailPlan
from quarterly.configuration.products import ProductPlan, once_each
from quarterly.configuration.report_plan import ReportPlan
from quarterly.configuration.rules import RatingRule
from quarterly.configuration.scales import Scales
from quarterly.configuration.sign_off import DraftPlan
from quarterly.configuration.site import Site, SitePlan
from quarterly.configuration.travel import TravelPlan
from quarterly.configuration.yaml_files.files import ConfigurationModel
from quarterly.configuration.year_ends import YearEnds, closed_too_early
from quarterly.vocabulary.counted import Counted

PERIOD = r"^[1-9][0-9]{0,2} (day|week|month|year)s?$"


class Action(ConfigurationModel):
    """A key activity of the Council Plan, reported on the scale of actions."""

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

    id: ShortName = Field(
        description="A short name that never changes: letters, digits and hyphens. In quotes if it is a number."
    )
    name: str = Field(description="As readers see it.")
    objectives: tuple[Objective, ...] = ()


class Retention(ConfigurationModel):
    """How long things are stored, such as "6 years" or "14 days", before `quarterly retain` deletes them.

    Returns and letters are counted from the quarter's end, drafts and quarantined files from the day they were stored. What was
    published, and the acts that explain it, are never deleted by age. `backups` are made and deleted by others: `quarterly purge`
    says of each until when it may hold a copy of what was removed.
    """

    returns: str = Field("6 years", pattern=PERIOD, description="Returns in the archive, with their receipts.")
    letters: str = Field("2 years", pattern=PERIOD, description="Letters with what was enclosed, and forms for commentary.")
    drafts: str = Field(
        "1 year", pattern=PERIOD, description="Outputs of stages, drafts among them; they can be worked out again."
    )
    quarantine: str = Field("14 days", pattern=PERIOD, description="Files that were refused, unless they are held.")
    backups: dict[str, Annotated[str, Field(pattern=PERIOD)]] = Field(
        default_factory=dict,
        description="The backups of the stores, by a name each, with how long one is kept, such as 35 days.",
    )


class Suite(ConfigurationModel):
    """A selection of indicators, with who made it and when."""

    title: str = Field(description="As it is printed.")
    chosen_by: str = Field(description="The role that chose the indicators.")
    on: str = Field("", description="When, as people write it.")


def _with_sensitive(protected: tuple[Counted, ...]) -> tuple[Counted, ...]:
    if Counted.SENSITIVE not in protected:
        raise ValueError(f"“{Counted.SENSITIVE}” is always protected: add it to the list")
    return protected


class SmallNumbers(ConfigurationModel):
    """The policy on small numbers: counts from 1 to `largest` of what it protects are suppressed.

    `zero` and `all` say whether none (0 of 6) and everybody (6 of 6) are shown of a group of at most `small_group`. Tables that
    `quarterly suppress` prints have counts rounded to the nearest `rounding`; a report gives counts as they are. Where further
    values have to go so that a suppressed one cannot be worked out, `order` says which go first. If more than `most_suppressed`
    per cent of the values go, `quarterly check` proposes to publish less detail: 25 suits a small unitary council. In free text,
    `not_people` are nouns that count no children ("purchases"), `safe` are phrases whose digits count nothing ("Key Stage 4").
    """

    largest: int = Field(5, ge=1, le=20, description="Counts from 1 to this are held back from the public.")
    protect: Annotated[tuple[Counted, ...], AfterValidator(_with_sensitive)] = Field(
        (Counted.SENSITIVE,), description="Whose small counts are held back, by what indicators count."
    )
    zero: Literal["show", "suppress"] = Field("show", description="Whether none of a small group is shown, such as 0 of 6.")
    all: Literal["show", "suppress"] = Field(
        "suppress", description="Whether all of a small group are shown, such as 6 of 6, which tells of each of them."
    )
    small_group: int = Field(10, ge=1, le=100, description="A group is small up to this many.")
    rounding: Literal[0, 5, 10] = Field(
        0, description="What counts in the tables of quarterly suppress are rounded to: 5, 10, or 0 for exact."
    )
    order: Literal["smallest first", "largest first"] = Field(
        "smallest first", description="Which further values go where a suppressed one could be worked out otherwise."
    )
    most_suppressed: int = Field(
        10,
        ge=0,
        le=100,
        description="Per cent of values: if more would be suppressed, quarterly check proposes longer periods and fewer groups.",
    )
    not_people: tuple[str, ...] = Field((), description="Nouns whose counts are no counts of children, such as purchases.")
    safe: tuple[str, ...] = Field((), description="Phrases whose digits count nothing, such as Key Stage 4.")

    def with_nouns(self, nouns: Sequence[str]) -> "SmallNumbers":
        """Return the policy with further nouns that count no children."""
        return self.model_copy(update={"not_people": (*self.not_people, *nouns)})


class PassageKind(ConfigurationModel):
    """One kind of narrative; its title is the heading under which people write it.

    There is one text `by` service, by priority (or outcome), or for the whole report. `spellings` are other headings used for
    it. It may be required always, or for every priority that has an indicator off target.
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


class Profile(ConfigurationModel):
    """How one council reports in one quarter.

    `rules` are the rating rules by name and `rule` the usual one; a council without indicators has none. `suites` and `sets`
    group indicators: a suite is a selection, a set tells national indicators from local ones. `narrative` are the kinds of text
    people write, `implications` the titles of the blocks every report must fill, in order. `area` is DfE's number of the
    authority, by which its own and its neighbours' figures are found; `travel_window` is the number of quarters in a regression.
    `spc_outliers` decides whether far outliers widen the limits of a control chart: "kept" as in the Excel tool of Making Data
    Count, "screened" as in the R package NHSRplotthedots. `questions` are the weights of questions about the past.
    """

    name: str = Field(description="The council's full name.")
    short_name: str = Field(
        description="The part of the council's name by which the headings of returns are known to be its own."
    )
    committee: str = Field(description="The committee the report goes to.")
    contacts: dict[ShortKey, Contact] = Field(description="The roles that are written to, by a key of the council's choice.")
    performance_officer: str = Field(description="Who prepares the report: one of the contacts, by its key.")
    services: dict[ShortKey, Service] = Field(description="Who sends returns, by the name of their folder in the inbox.")
    priorities: tuple[Priority, ...]
    scales: Scales
    rules: dict[str, RatingRule] = Field(default_factory=dict, description="The council's ways of rating, by name.")
    rule: str = Field("", description="The usual rating rule, by its name under rules.")
    suites: dict[ShortKey, Suite] = Field(default_factory=dict, description="Choices of indicators, by a key each.")
    sets: dict[ShortKey, str] = Field(
        default_factory=dict, description="Sets of indicators, such as a national one and local ones, by a key each."
    )
    narrative: dict[ShortKey, PassageKind] = Field(
        default_factory=dict, description="The kinds of text people write beside the figures, by a key each."
    )
    implications: dict[ShortKey, str] = Field(
        default_factory=dict, description="The titles of the blocks every report must fill, by a key each, in order."
    )
    area: str = Field(
        "",
        description="DfE's number of the authority, such as 332, by which its own and its neighbours' figures are found.",
    )
    travel_window: int = Field(8, ge=4, le=20, description="How many quarters a regression looks back over.")
    travel: TravelPlan = Field(
        TravelPlan(), description="What values are compared with besides the quarter before and the same quarter last year."
    )
    neighbours_average: Literal["mean", "median"] = Field(
        "mean", description="Whether the neighbours' average is their mean or their median."
    )
    spc_outliers: Literal["screened", "kept"] = Field(
        "screened", description="Whether far outliers widen the limits of a control chart (kept) or not (screened)."
    )
    gates: Gates = Gates()
    drafts: DraftPlan = DraftPlan()
    democratic_services: DemocraticServices = DemocraticServices()
    calendar: Calendar = Calendar()
    years: Annotated[YearEnds, AfterValidator(closed_too_early)] = Field(
        default_factory=dict, description="Years that are over, such as 2025-26: whether they are provisional or final."
    )
    commentary_working_days: int = Field(
        5, ge=1, le=60, description="How many working days an owner has to answer a request for commentary."
    )
    commentary: CommentaryPlan = CommentaryPlan()
    chasing: Chasing | None = Field(
        None,
        description="When people are called for returns and reminded of what they owe. Left out, the program reminds nobody.",
    )
    small_numbers: SmallNumbers = SmallNumbers()
    retention: Retention = Retention()
    mail: MailPlan = Field(MailPlan(), description="What proves who sent a mail that is read from the mailbox.")
    known_names: ClearedNames = Field(
        default_factory=ClearedNames,
        description="Names in texts that are no finding: of no person, or of people who may be named.",
    )
    questions: dict[Annotated[str, Field(pattern=r"^H\d\d$")], Literal["critical", "warning", "info", "off"]] = Field(
        default_factory=dict,
        description="The weight of questions about the past (expectations/past.yaml) by code, where it is not the usual one.",
    )
    report: ReportPlan
    products: Annotated[tuple[ProductPlan, ...], AfterValidator(once_each)] = Field(
        (), description="Products of the same figures besides the report: a summary, a supplement, a digest, a scorecard."
    )
    site: Site = Field(
        SitePlan(),
        description="The site of all published quarters and indicators; none for no site, with the address of the agenda.",
    )
    agenda: str = Field(
        "",
        pattern=r"^(https?://\S+)?$",
        description="The address of the committee's agendas, to which the site leads, or which readers get in place of a site.",
    )

    def actions(self) -> list[Action]:
        """Return every action, in the order of the Council Plan."""
        return [a for priority in self.priorities for objective in priority.objectives for a in objective.actions]

    @property
    def releasing_role(self) -> str:
        """The role that releases a report."""
        return self.gates.released_by or self.contacts[self.performance_officer].role

    def rule_of(self, indicator: Indicator) -> RatingRule:
        """Return the rating rule of an indicator."""
        return self.rules[indicator.rule or self.rule]

    def is_judged(self, indicator: Indicator) -> bool:
        """Whether an indicator's rating is a status that its service decides."""
        return "judged" in self.rule_of(indicator).quantities
