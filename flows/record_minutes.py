"""Record what the committee decided on a report, pasted from its published minutes; shared by the form and the command."""

import re
from dataclasses import dataclass, replace
from datetime import date

from adapters.audit import record
from adapters.cycle_context import CycleContext
from adapters.screening import screening_for
from flows.audit_events import new_event
from flows.form_checks import require_nothing_personal, require_text
from flows.record_agenda import LINK
from quarterly.collecting.narrative.minutes import items_of
from quarterly.configuration.council import Council
from quarterly.publishing.authority import role_of
from quarterly.publishing.meeting import KIND
from quarterly.screening.screening import described
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.days import day_of
from quarterly.vocabulary.errors import MustNotBeStored, SetupError
from quarterly.vocabulary.form_fields import field
from quarterly.vocabulary.meeting_record import MeetingItem, MeetingRecord
from quarterly.vocabulary.quarter import long_date
from tasks.today import today


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesForm:
    """The fields of the form: what was pasted from the minutes, where they can be read, when the meeting was, who says so."""

    minutes: str
    link: str
    officer: str
    held: str = ""


def record_minutes(cycle: CycleContext, form: MinutesForm) -> AuditEvent:
    """Record what was decided; the same sent again is not recorded twice, and anything else takes the place of what was.

    Raise SetupError, and record nothing, if the form is not filled in correctly.
    """
    require_text(link=form.link, officer=form.officer, held=form.held)
    link = form.link.strip()
    require_nothing_personal(cycle.council, link=link, held=form.held)
    if not link or not re.fullmatch(LINK, link):
        raise MustNotBeStored(
            f"{field('link')} must be the address of the minutes, such as https://democracy.northshire.gov.uk/minutes."
        )
    event = new_event(cycle, KIND, role_of(form.officer, "officer", cycle.council))
    items = tuple(_checked(each, number, cycle.council) for number, each in enumerate(items_of(form.minutes), start=1))
    return record(cycle.restricted, replace(event, link=link, meeting=MeetingRecord(_held(cycle, form.held), items)))


def _checked(item: MeetingItem, number: int, council: Council) -> MeetingItem:
    """Return an item with its lead as the profile has the role."""
    if kinds := screening_for(council).kinds_in(item.text):
        raise MustNotBeStored(f"Item {number} seems to hold {described(kinds)}. Word it so that nobody can be recognised.")
    return replace(item, lead=role_of(item.lead, f"The lead of item {number}", council)) if item.lead else item


def _held(cycle: CycleContext, typed: str) -> str:
    quarter, day = cycle.quarter, day_of(typed)
    if not typed.strip():
        day = cycle.council.profile.calendar.meetings.get(str(quarter))
    if day is None:
        raise SetupError(f"Say under {field('held')} on which day the meeting was, such as 31 March 2027.")
    return _not_to_come(day, quarter.ends)


def _not_to_come(day: date, ends: date) -> str:
    if not ends < day <= today():
        wrong = "still to come" if day > ends else "before the quarter ended"
        raise SetupError(f"The meeting on {long_date(day)} is {wrong}. Record it once it was, with the day on which it was.")
    return day.isoformat()
