"""What every letter has: its kind, addressee, subject and text, the files enclosed, a greeting and a signature."""

from dataclasses import dataclass
from enum import StrEnum

from quarterly.commentary.asked_figures import AskedFigure
from quarterly.configuration.contacts import Contact
from quarterly.configuration.council import Council


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file sent with a letter: the name its reader sees, and its key in the restricted store."""

    name: str
    key: str


class LetterKind(StrEnum):
    """The occasion of a letter."""

    RETURN = "return"
    REQUEST = "request"
    CHECKS = "checks"
    SIGN_OFF = "sign-off"
    RELEASE = "release"
    INCIDENT = "incident"
    GIVEN_UP = "given-up"
    CALL = "call"
    REMINDER = "reminder"
    ASK = "ask"
    THANKS = "thanks"
    CHALLENGE = "challenge"
    OFFICER = "officer"
    DEMOCRATIC = "democratic-services"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter, worded and addressed; `about` are the indicators it is about.

    `asks` are its questions about the past, by rule and place, or other questions by their references. Without those about the
    past two letters with the same `beside` say the same.

    `figures` are those of the indicators as the letter gives them.

    Two letters with the same content have the same `id`, so that each is sent once however often a cycle is run.
    """

    id: str
    kind: LetterKind
    to: str
    reply_to: str
    subject: str
    text: str
    attachments: tuple[Attachment, ...] = ()
    about: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    beside: str = ""
    figures: tuple[AskedFigure, ...] = ()


def asks_nothing_new(letter: Letter, before: Letter) -> bool:
    """Whether all that a letter asks was asked in an earlier one that says the same beside, if in other words."""
    # A restated figure of last year words a question anew, or settles it. Neither is news to who was asked.
    return bool(letter.beside) and letter.beside == before.beside and set(letter.asks) <= set(before.asks)


def greeting(contact: Contact) -> str:
    """Return how a letter addresses a role."""
    return f"To the {contact.role[0].lower()}{contact.role[1:]}"


def officer_of(council: Council) -> Contact:
    """Return the contact of the performance officer, who signs letters and gets the replies."""
    return council.profile.contacts[council.profile.performance_officer]


def signature(council: Council) -> str:
    """Return the end of a letter: who wrote it, for which council, and where to answer."""
    officer = officer_of(council)
    return f"{officer.role}, {council.profile.name}, {officer.email}"
