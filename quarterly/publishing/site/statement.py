"""The accessibility statement of a council's site, in the order of the model statement for public bodies in England."""

from typing import TypedDict

from quarterly.configuration.contacts import Contact
from quarterly.configuration.profile import Profile
from quarterly.configuration.site import SitePlan
from quarterly.vocabulary.quarter import long_date
from quarterly.vocabulary.wording import counted

_MADE_TO_MEET = "the Web Content Accessibility Guidelines version 2.2, level AA"


class StatementPart(TypedDict):
    """One part of the statement: paragraphs below a heading, then a list."""

    title: str
    paragraphs: list[str]
    items: list[str]


def contact_of(profile: Profile, plan: SitePlan) -> Contact:
    """Return the role that answers readers."""
    return profile.contacts[plan.contact or profile.performance_officer]


def statement(profile: Profile, plan: SitePlan) -> list[StatementPart]:
    """Return the parts of the statement, as far as the council has reviewed it."""
    contact = contact_of(profile, plan)
    days = counted(plan.answer_within, "working day")
    return [
        _part(
            "How accessible these pages are",
            f"This statement is about the pages on which {profile.name} publishes its figures: the list of quarters, the page of "
            "each indicator, and the web pages of the reports.",
            "You can enlarge them to 400% without losing text, use them with a keyboard alone, and have them read out. Every "
            "rating has a word and a shape besides its colour, and every chart a sentence; its figures stand in that sentence or "
            "in a table. Nothing needs a script: without one, the box in which you type a word is not there, and the list is "
            "complete.",
        ),
        _part("What is not accessible", *([] if plan.limits else [_no_limits(plan)]), items=list(plan.limits)),
        _part("Compliance", _compliance(plan)),
        _part(
            "Another format, and questions",
            "If you need a figure or a report in another format, such as large print, or find something that is not accessible, "
            f"write to: {contact.role}, {profile.name}, {contact.email}. You will have an answer within {days}.",
        ),
        _part("Enforcement", plan.enforcement),
        _part(
            "How this statement was prepared",
            f"The council last reviewed this statement on {long_date(plan.reviewed)}."
            if plan.reviewed
            else "The council has not reviewed this statement yet.",
            "Pages of each kind are tested in Chromium whenever the program that makes them is changed: with the checker axe, by "
            "keyboard alone, without a script, and for what Chromium would tell a screen reader. The PDF files of the reports "
            "are tested with the checker outloud. Those who make the program have tried neither with a screen reader.",
        ),
    ]


def _part(title: str, *paragraphs: str, items: list[str] | None = None) -> StatementPart:
    return {"title": title, "paragraphs": list(paragraphs), "items": items or []}


def _no_limits(plan: SitePlan) -> str:
    return "We know of nothing." if plan.reviewed else "The council has listed nothing yet."


def _compliance(plan: SitePlan) -> str:
    if plan.limits:
        return f"These pages comply partially with {_MADE_TO_MEET}, because of what is listed above."
    if plan.reviewed:
        return f"These pages comply fully with {_MADE_TO_MEET}."
    return f"These pages are made to meet {_MADE_TO_MEET}. The council has not confirmed yet that they do."
