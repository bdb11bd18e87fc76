"""A council's profile: everything about its report that is not a figure."""

from decimal import Decimal
from fnmatch import fnmatch
from typing import Literal

from pydantic import Field

from quarterly.configuration import Settled
from quarterly.scales import Rating, Scales


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
