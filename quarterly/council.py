"""A council's profile: everything about its report that is not a figure."""

from decimal import Decimal
from fnmatch import fnmatch
from typing import Literal

from pydantic import Field

from quarterly.catalogue import Catalogue, Indicator, Number, bare
from quarterly.configuration import ConfigurationFile, Settled
from quarterly.errors import SetupError
from quarterly.report.model import Shape

Bound = Literal["tolerance", "-tolerance"] | Number


class Contact(Settled):
    """A role and where it is written to; people appear by role, never by name."""

    role: str
    email: str = Field(pattern=r"^[^@\s]+@[^@\s]+$")


class Service(Settled):
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


class State(Settled):
    """One status of a scale, told by word, shape and colour; `explain` asks the owner for commentary."""

    status: str
    word: str
    shape: Shape
    colour: str = Field(pattern=r"^#[0-9a-f]{6}$")
    meaning: str
    explain: bool = False


class Scale(Settled):
    """The statuses of one kind of thing, best first. Indicators and actions never share a scale."""

    title: str
    states: tuple[State, ...]

    def state(self, status: str) -> State:
        """Return the state with this status."""
        return next(state for state in self.states if state.status == status)

    def find(self, text: str) -> State | None:
        """Return the state a sender meant by its status, its word or any part of it before a slash, or None."""
        wanted = " ".join(text.casefold().split())
        for state in self.states:
            names = [state.status, state.word, *state.word.split("/"), *state.word.split(",")]
            if wanted in {" ".join(name.casefold().split()) for name in names}:
                return state
        return None


class Scales(Settled):
    """The council's two scales, kept apart even where they share a symbol."""

    indicators: Scale
    actions: Scale


class Band(Settled):
    """One line of a rating rule; it holds when the distance from target is above, or at least, a bound.

    The bound is a number in per cent of target, "tolerance" or "-tolerance"; a band without a bound always holds.
    """

    status: str
    above: Bound | None = None
    at_least: Bound | None = None

    @property
    def always(self) -> bool:
        """Whether it has no bound."""
        return self.above is None and self.at_least is None


class Tolerance(Settled):
    """How far from target still counts as on target, and where that figure comes from."""

    per_cent: Number = Field(ge=0, le=100)
    source: Literal["published", "assumption"]
    note: str


class Rating(Settled):
    """How an indicator is rated: the first band that holds, over its favourable distance from target in per cent."""

    rule: str
    tolerance: Tolerance
    bands: tuple[Band, ...] = Field(min_length=1)


class Gates(Settled):
    """What holds a publication back: "report" prints what is missing and goes on, "hold" waits for it."""

    commentary: Literal["report", "hold"]
    returns: Literal["report", "hold"]


class SmallNumbers(Settled):
    """Counts from 1 to `largest` are held back from the public.

    `not_people` are nouns whose counts are no counts of children ("purchases"), `safe` phrases whose digits count nothing
    ("Key Stage 4").
    """

    largest: int = Field(default=5, ge=1, le=20)
    not_people: tuple[str, ...] = ()
    safe: tuple[str, ...] = ()


class SectionPlan(Settled):
    """One section of the report, in the council's order: which content, under which heading."""

    content: Literal["text", "glance", "legend", "priorities", "quality", "returns", "method", "recommendations"]
    title: str
    text: str = ""


class ReportPlan(Settled):
    """What the report is called and what stands in it; `details` is its header block, in order."""

    title: str
    subtitle: str
    accent: str = Field(default="#1d4f73", pattern=r"^#[0-9a-f]{6}$")
    numbered: bool = True
    details: dict[str, str]
    recommendations: tuple[str, ...] = ()
    sections: tuple[SectionPlan, ...]
    cover: tuple[SectionPlan, ...]


class Profile(Settled):
    """One council's way of reporting."""

    name: str
    short_name: str
    committee: str
    contacts: dict[str, Contact]
    performance_officer: str
    services: dict[str, Service]
    priorities: tuple[Priority, ...]
    scales: Scales
    rating: Rating
    gates: Gates
    commentary_working_days: int = Field(default=5, ge=1, le=60)
    small_numbers: SmallNumbers = SmallNumbers()
    report: ReportPlan

    def actions(self) -> list[Action]:
        """Return every action, in the order of the Council Plan."""
        return [a for priority in self.priorities for objective in priority.objectives for a in objective.actions]

    @property
    def tolerance(self) -> Decimal:
        """The tolerance in per cent of target."""
        return self.rating.tolerance.per_cent


class Council(Settled):
    """A council: the key used in stores (its folder's name), its profile and its catalogue."""

    key: str
    profile: Profile
    catalogue: Catalogue

    def owner(self, indicator: Indicator) -> Contact:
        """Return who answers for an indicator."""
        return self.profile.contacts[indicator.owner]


def council_from(key: str, profile_file: ConfigurationFile, indicators_file: ConfigurationFile) -> Council:
    """Read a council from its two files; raise SetupError listing every mistake of the first that has any."""
    profile: Profile = profile_file.read(Profile)
    catalogue: Catalogue = indicators_file.read(Catalogue)
    problems = _profile_problems(profile, profile_file) + _catalogue_problems(profile, catalogue, indicators_file)
    if problems:
        raise SetupError("\n".join(problems))
    return Council(key=key, profile=profile, catalogue=catalogue)


def _profile_problems(profile: Profile, file: ConfigurationFile) -> list[str]:
    problems = []
    if profile.performance_officer not in profile.contacts:
        problems.append(file.problem(["performance_officer"], _unknown(profile.performance_officer, profile.contacts)))
    for key, service in profile.services.items():
        if service.contact not in profile.contacts:
            problems.append(file.problem(["services", key, "contact"], _unknown(service.contact, profile.contacts)))
    refs: set[str] = set()
    priorities: set[str] = set()
    for p, priority in enumerate(profile.priorities):
        if priority.id in priorities:
            problems.append(file.problem(["priorities", p, "id"], f"“{priority.id}” is used twice. Ids must be unique."))
        priorities.add(priority.id)
        for o, objective in enumerate(priority.objectives):
            for a, action in enumerate(objective.actions):
                place: list[str | int] = ["priorities", p, "objectives", o, "actions", a]
                if action.service not in profile.services:
                    problems.append(file.problem([*place, "service"], _unknown(action.service, profile.services)))
                if action.ref in refs:
                    problems.append(file.problem([*place, "ref"], f"“{action.ref}” is used twice. Refs must be unique."))
                refs.add(action.ref)
    for name, scale in (("indicators", profile.scales.indicators), ("actions", profile.scales.actions)):
        for field in ("status", "word"):
            told = [getattr(state, field) for state in scale.states]
            for s in (s for s, text in enumerate(told) if text in told[:s]):
                problems.append(
                    file.problem(["scales", name, "states", s, field], f"“{told[s]}” is used twice. Every status needs its own.")
                )
    statuses = [state.status for state in profile.scales.indicators.states]
    for b, band in enumerate(profile.rating.bands):
        if band.status not in statuses:
            problems.append(file.problem(["rating", "bands", b, "status"], _unknown(band.status, statuses)))
    last = len(profile.rating.bands) - 1
    for b, band in enumerate(profile.rating.bands):
        if b < last and band.always:
            problems.append(file.problem(["rating", "bands", b], "the bands after this one would never hold: give it a bound."))
    if not profile.rating.bands[last].always:
        problems.append(file.problem(["rating", "bands", last], "the last band must hold always: remove its bound."))
    return problems


def _catalogue_problems(profile: Profile, catalogue: Catalogue, file: ConfigurationFile) -> list[str]:
    problems: list[str] = []
    ids: set[str] = set()
    priorities = [priority.id for priority in profile.priorities]
    for i, indicator in enumerate(catalogue.indicators):
        known = {"service": profile.services, "priority": priorities, "owner": profile.contacts}
        for field, allowed in known.items():
            value = getattr(indicator, field)
            if value not in allowed:
                problems.append(file.problem(["indicators", i, field], _unknown(value, allowed)))
        if bare(indicator.id) in ids:
            problems.append(file.problem(["indicators", i, "id"], f"“{indicator.id}” is used twice. Ids must be unique."))
        ids.add(bare(indicator.id))
    return problems


def _unknown(value: str, known: object) -> str:
    return f"“{value}” is not known here. Use one of: {', '.join(sorted(known))}."  # type: ignore[call-overload]
