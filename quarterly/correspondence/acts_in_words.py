"""What officers decided about reminders, in words for the history of a quarter."""

from datetime import date

from quarterly.commentary.letters import lowered
from quarterly.configuration.profile import Profile
from quarterly.correspondence.leave import EXTENSION, LEAVE, STEP_UP
from quarterly.vocabulary.audit_event import Kind
from quarterly.vocabulary.chasing_act import ChasingAct
from quarterly.vocabulary.quarter import long_date


def reminders_in_words(kind: Kind, act: ChasingAct, profile: Profile) -> str:
    """Return what was decided: "gave the data lead for schools until 20 July 2012 for the return"."""
    until = long_date(date.fromisoformat(act.until)) if act.until else ""
    contact = profile.contacts.get(act.whom)
    whom = lowered(contact.role) if contact else "role that is no longer in the profile"
    if kind == EXTENSION:
        return f"gave the {whom} until {until} for {f'the {act.of}' if act.of else 'everything'}"
    if kind == LEAVE:
        return f"said that the {whom} is on leave until {until}"
    if kind == STEP_UP:
        service = profile.services.get(act.service)
        return f"took what {service.name if service else act.service} owes to the head of the service"
    if kind == "chasing-resumed":
        return "let reminders go on"
    return f"paused all reminders{f' until {until}' if until else ''}"
