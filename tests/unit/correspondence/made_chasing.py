"""The town with a plan for reminders, deputies, heads of services and a director, and what its people owe."""

from datetime import date
from typing import Any

from quarterly.configuration.chasing import Chasing
from quarterly.configuration.contacts import Contact
from quarterly.configuration.council import Council
from quarterly.configuration.deadlines import Calendar, Step
from quarterly.correspondence.owed import Owed, OwedKind
from quarterly.vocabulary.quarter import Quarter
from tests.unit.town import TOWN

Q1 = Quarter(2012, 1)
CARE, SAFE = "children-in-care-data", "safeguarding-data"
DIRECTOR, MEMBER, DEPUTY, HEAD = "director", "lead-member", "care-deputy", "head-of-children-in-care"
DUE = date(2012, 7, 20)  # a Friday
STEPS = (
    Step(what="Returns sent", who="Services", working_days_before=20),
    Step(what="Commentary written", who="Owners", working_days_before=12),
    Step(what="Implications cleared", who="Finance", working_days_before=10),
)


def council(**plan: Any) -> Council:
    """Return the town with these fields of its plan; its meeting on Quarter 1 is on 10 September 2012."""
    profile = TOWN.profile
    contacts = {
        **profile.contacts,
        CARE: profile.contacts[CARE].model_copy(update={"deputy": DEPUTY}),
        DEPUTY: Contact(role="Deputy data lead", email="deputy.data@milton.example"),
        DIRECTOR: Contact(role="Director of children's services", email="director@milton.example"),
        MEMBER: Contact(role="Lead member for children", email="member@milton.example"),
    }
    services = {
        **profile.services,
        "children-in-care": profile.services["children-in-care"].model_copy(update={"head": HEAD}),
        "safeguarding": profile.services["safeguarding"].model_copy(update={"head": DIRECTOR}),
    }
    calendar = Calendar(meetings={"2012-13 Q1": date(2012, 9, 10)}, steps=STEPS, closed=(date(2012, 7, 27),))
    changed = {"contacts": contacts, "services": services, "calendar": calendar, "chasing": Chasing(**plan)}
    return TOWN.model_copy(update={"profile": profile.model_copy(update=changed)})


def owes(contact: str = CARE, kind: OwedKind = OwedKind.RETURN, **fields: Any) -> Owed:
    """Return what a contact owes, asked for on 2 July and due on 20 July 2012."""
    usual = {"quarter": Q1, "service": "children-in-care", "names": ("Children in care",), "asked": date(2012, 7, 2), "due": DUE}
    return Owed(**{**usual, "kind": kind, "contact": contact, **fields})
