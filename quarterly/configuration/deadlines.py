"""The statutory clock: the last day of every step of a quarter, counted back from the committee's meeting.

In England an agenda and its reports are open to the public five clear days before the meeting (Local Government Act 1972, s100B,
as amended by SI 2002/715). The day of publication and that of the meeting do not count, nor do weekends, bank holidays and days
on which the council's offices are closed.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from pydantic import Field

from quarterly.configuration.yaml_files.dated import QuarterText
from quarterly.configuration.yaml_files.files import Settled
from quarterly.vocabulary.working_days import working_days_before

CLEAR_DAYS = 5


class Step(Settled):
    """Something that must be done before publication: what, by whom, and how many working days before."""

    what: str
    who: str
    working_days_before: int = Field(ge=0, le=90)


class Calendar(Settled):
    """A council's meetings by the quarter they consider, its steps towards publication, and the days its offices are closed."""

    meetings: dict[QuarterText, date] = Field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    closed: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """One step: what must be done, by whom, and on which day at the latest; `how` says how the day was counted."""

    step: str
    who: str
    day: date
    how: str


def publication_deadline(meeting: date, closed: Collection[date] = ()) -> date:
    """Return the last day on which the agenda can be published with five clear days before the meeting."""
    return working_days_before(meeting, CLEAR_DAYS + 1, closed)


def deadlines(meeting: date, steps: Collection[Step], closed: Collection[date] = ()) -> list[Deadline]:
    """Return every step, then publication and the meeting itself, in the order of time."""
    published = publication_deadline(meeting, closed)
    found = [_deadline(step, published, closed) for step in steps]
    how = f"{CLEAR_DAYS} clear days before the meeting"
    found.append(Deadline("Agenda and report published", "Democratic Services", published, how))
    found.append(Deadline("Meeting", "The committee", meeting, ""))
    return sorted(found, key=lambda deadline: deadline.day)


def _deadline(step: Step, published: date, closed: Collection[date]) -> Deadline:
    days = step.working_days_before
    how = f"{days} working {'day' if days == 1 else 'days'} before publication" if days else "the day of publication"
    return Deadline(step.what, step.who, working_days_before(published, days, closed), how)
