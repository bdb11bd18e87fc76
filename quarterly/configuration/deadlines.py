"""The last day of every step of a quarter, counted back from the meeting at which the committee considers the report.

In England an agenda and its reports are open to the public five clear days before the meeting (Local Government Act 1972, s100B,
as amended by SI 2002/715). The day of publication and that of the meeting do not count, nor do weekends, bank holidays and days
on which the council's offices are closed.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from quarterly.configuration.elections import Election
from quarterly.configuration.yaml_files.dated import QuarterText
from quarterly.configuration.yaml_files.files import ConfigurationModel
from quarterly.vocabulary.local_day import local_day
from quarterly.vocabulary.london_time import EXAMPLE, PATTERN, in_london, london_moment
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import listed
from quarterly.vocabulary.working_days import working_days_after, working_days_before

CLEAR_DAYS = 5
CALL, LATE_CALL = 10, 5  # working days for a return
# Words by which steps of the calendar are known, in small letters.
RETURNS_STEP, COMMENTARY_STEP, CALL_STEP = ("return",), ("commentary",), ("call for",)
LONGEST_WAIT = timedelta(days=731)  # from the end of a quarter: a later moment is a slip of the pen


class Step(ConfigurationModel):
    """Something that must be done before publication: what, by whom, and how many working days before it."""

    what: str = Field(description="What must be done.")
    who: str = Field(description="The role or office that does it.")
    working_days_before: int = Field(ge=0, le=90, description="Working days before the day of publication; 0 is that day.")


def _moment(written: object) -> object:
    return london_moment(written) if isinstance(written, str | date) else written


LondonMoment = Annotated[
    datetime, BeforeValidator(_moment), WithJsonSchema({"type": "string", "pattern": PATTERN, "examples": [EXAMPLE]})
]


class Calendar(ConfigurationModel):
    """A council's meetings by the quarter they consider, the steps before publication, and the days its offices are closed.

    `not_before` is the moment before which a quarter's report stays private, such as the hour in which the agenda is published or
    an embargo ends.
    """

    meetings: dict[QuarterText, date] = Field(
        default_factory=dict, description="The date of the meeting that considers each quarter: 2026-27 Q1: 2026-09-15."
    )
    steps: tuple[Step, ...] = Field(
        (), description="What must be done before publication, by whom, and how many working days before."
    )
    not_before: dict[QuarterText, LondonMoment] = Field(
        default_factory=dict,
        description="Before which day and hour, in London, a quarter's report is not published: 2026-27 Q2: 2026-11-30 09:00.",
    )
    closed: tuple[date, ...] = Field((), description="Days on which the offices are closed, besides weekends and bank holidays.")
    elections: tuple[Election, ...] = Field(
        (),
        description="Polls, such as {poll: 2027-05-06}: what falls into the period before one is warned of, and never held back.",
    )


def moment_problem(moment: datetime, quarter: Quarter) -> str:
    """Return what is wrong with the moment before which a quarter's report stays private, "" if nothing is."""
    days = local_day(moment) - quarter.ends
    if timedelta(0) < days <= LONGEST_WAIT:
        return ""
    when = "before the quarter has ended" if days <= timedelta(0) else "more than two years after the quarter's end"
    return f"{in_london(moment)} is {when}, {quarter.period}. Give the day on which its report may become public."


@dataclass(frozen=True, slots=True)
class Deadline:
    """What must be done, by whom, and the last day for it; `how` explains in words how that day was counted."""

    step: str
    who: str
    day: date
    how: str


def publication_deadline(meeting: date, closed: Collection[date] = ()) -> date:
    """Return the last day on which the agenda can be published with five clear days before the meeting."""
    # Five whole days must lie between the two, so that the day itself is the sixth before the meeting.
    return working_days_before(meeting, CLEAR_DAYS + 1, closed)


def pre_election_warnings(calendar: Calendar, quarter: Quarter, today: date | None = None) -> list[str]:
    """Return a sentence for each election before which a quarter's agenda, meeting or publication falls, or today does."""
    meeting, moment = calendar.meetings.get(str(quarter)), calendar.not_before.get(str(quarter))
    days = {
        "today": today,
        "the last day to publish the agenda": publication_deadline(meeting, calendar.closed) if meeting else None,
        "the meeting": meeting,
        "the day of publication": local_day(moment) if moment else None,
    }
    return [
        f"Pre-election period from {election.period}: {listed(found)} {'falls' if len(found) == 1 else 'fall'} into it. Ask the "
        "Monitoring Officer what may be published, and how. Nothing is held back for it."
        for election in calendar.elections
        if (found := [what for what, day in days.items() if day and election.holds(day)])
    ]


def deadlines(meeting: date, steps: Collection[Step], closed: Collection[date] = ()) -> list[Deadline]:
    """Return the deadlines of every step, of publication and of the meeting itself, in order of time."""
    published = publication_deadline(meeting, closed)
    found = [_deadline(step, published, closed) for step in steps]
    how = f"{CLEAR_DAYS} clear days before the meeting"
    found.append(Deadline("Agenda and report published", "Democratic Services", published, how))
    found.append(Deadline("Meeting", "The committee", meeting, ""))
    return sorted(found, key=lambda deadline: deadline.day)


def step_deadline(calendar: Calendar, quarter: Quarter, words: Collection[str]) -> date | None:
    """Return the last day of the calendar's step whose text has one of these words, the earliest of several.

    None where no meeting is agreed for the quarter, or no step is so called.
    """
    meeting = calendar.meetings.get(str(quarter))
    if meeting is None:
        return None
    published = publication_deadline(meeting, calendar.closed)
    steps = (step for step in calendar.steps if any(word in step.what.casefold() for word in words))
    return min((_deadline(step, published, calendar.closed).day for step in steps), default=None)


def returns_deadline(calendar: Calendar, quarter: Quarter, called: date) -> date:
    """Return the day by which a service must send its return that is called for on the day `called` (in London).

    It is the day of the calendar's step whose text names returns, if that day is still to come. If it has passed, it is
    `LATE_CALL` working days after the call, and where the calendar has no such step `CALL` working days.
    """
    step = step_deadline(calendar, quarter, RETURNS_STEP)
    if step and step > called:
        return step
    return working_days_after(called, LATE_CALL if step else CALL, calendar.closed)


def commentary_deadline(calendar: Calendar, quarter: Quarter, asked: date, working_days: int) -> date:
    """Return the day by which an owner must answer who is asked for commentary on the day `asked` (in London).

    1. It is the day of the calendar's step whose text names commentary (the earliest of several), if that day is still to come.
    2. Else it is `working_days` after the request, but no later than publication, or than the meeting where the day of
       publication has passed as well.
    3. Where no meeting is agreed for the quarter, it is `working_days` after the request.
    """
    counted = working_days_after(asked, working_days, calendar.closed)
    meeting = calendar.meetings.get(str(quarter))
    if meeting is None:
        return counted
    step = step_deadline(calendar, quarter, COMMENTARY_STEP)
    if step and step > asked:
        return step
    published = publication_deadline(meeting, calendar.closed)
    return min(counted, next((day for day in (published, meeting) if day > asked), counted))


def _deadline(step: Step, published: date, closed: Collection[date]) -> Deadline:
    days = step.working_days_before
    how = f"{days} working {'day' if days == 1 else 'days'} before publication" if days else "the day of publication"
    return Deadline(step.what, step.who, working_days_before(published, days, closed), how)
