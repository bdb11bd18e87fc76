"""When a council's people are reminded of what they owe, and who never is."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field

from quarterly.configuration.contacts import Contact
from quarterly.configuration.yaml_files.files import ConfigurationFile, ConfigurationModel
from quarterly.configuration.yaml_files.unknown import unknown

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")

Days = Annotated[int, Field(ge=1, le=40)]

# A program does not press those who answer to the public or direct the department: an officer does, if anybody.
_NOT_PRESSED = re.compile(
    r"\b(?:directors?|members?|councillors?|cllr|mayor|leader of the council|cabinet|portfolio holder|chief executive)\b", re.I
)


class Chasing(ConfigurationModel):
    """When people are called for returns and reminded of what they owe, in working days; a council without it is left alone.

    `before` and `after` count from the day on which something is due. From `deputy_after` on the deputy is reminded as well, and
    from `head_after` on the officer is asked whether to turn to the head of the service. `answers_within` is how long a service
    has to put right what is critical. `grants` is how many working days more somebody is given by itself who asks by mail; with 0
    each request waits for the officer. `clears` says who states each implication, `never` who is never reminded by the program,
    besides directors, members and the chief executive.
    """

    before: tuple[Days, ...] = Field((2,), description="Reminded so many working days before it is due.")
    after: tuple[Days, ...] = Field((1, 3, 5), description="Reminded so many working days after it was due.")
    deputy_after: Days = Field(3, description="From so many working days after it was due the deputy is reminded as well.")
    head_after: Days = Field(
        5, description="From so many working days after it was due the officer is asked whether to turn to the head of service."
    )
    answers_within: Days = Field(5, description="How many working days a service has to put right what is critical.")
    grants: Annotated[int, Field(ge=0, le=10)] = Field(
        0, description="How many working days more somebody is given by itself who asks by mail; with 0 you grant each."
    )
    officer_hears: Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"] = Field(
        "Monday", description="The day of the week on which the performance officer gets the list of who owes what."
    )
    clears: dict[str, str] = Field(
        default_factory=dict, description="Who states each implication, a contact by its key: financial: head-of-finance."
    )
    never: tuple[str, ...] = Field(
        (), description="Contacts who are never reminded by the program, besides directors, members and the chief executive."
    )


def may_be_reminded(key: str, contact: Contact, plan: Chasing) -> bool:
    """Whether the program may remind a contact: no director, no member, and nobody whom the profile leaves out."""
    return key not in plan.never and not _NOT_PRESSED.search(contact.role)


def chasing_problems(
    plan: Chasing | None, contacts: Mapping[str, Contact], implications: Mapping[str, str], file: ConfigurationFile
) -> Iterator[str]:
    """Yield what is wrong with whom the plan names."""
    if plan is None:
        return
    for implication, contact in plan.clears.items():
        if implication not in implications:
            yield file.problem(["chasing", "clears", implication], unknown(implication, implications))
        if contact not in contacts:
            yield file.problem(["chasing", "clears", implication], unknown(contact, contacts))
    for contact in plan.never:
        if contact not in contacts:
            yield file.problem(["chasing", "never"], unknown(contact, contacts))
