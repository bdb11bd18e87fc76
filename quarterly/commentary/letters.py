"""What every letter has: its kind, addressee and subject, what is to be done until when, its paragraphs, the files enclosed.

A letter is values. Its plain text is made of them here, its page for mail programs in `adapters/mail/html.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from textwrap import fill

from quarterly.commentary.asked_figures import AskedFigure
from quarterly.configuration.contacts import Contact
from quarterly.configuration.council import Council
from quarterly.vocabulary.quarter import long_date

_WIDTH = 88  # characters of a line of plain text


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
    TAKEN_BACK = "taken-back"
    AGENDA = "agenda"
    BRIEFING = "briefing"


# What these ask for is done by a form or a command, and an answer to them is for a person.
_NOT_ANSWERED = (
    LetterKind.CHECKS,
    LetterKind.RELEASE,
    LetterKind.INCIDENT,
    LetterKind.GIVEN_UP,
    LetterKind.OFFICER,
    LetterKind.TAKEN_BACK,
)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a numbered list below a paragraph that introduces it; of a list alone, `text` is ""."""

    text: str
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter, worded and addressed; `about` are the indicators it is about, or what somebody owes, by id.

    `subject` is what it is about. `to_do` is the one thing that its reader is asked to do, a sentence, "" if there is nothing,
    and `by` the last day for it. `asks` are its questions about the past, by rule and place, or other questions by their
    references. Without those about the past two letters with the same `beside` say the same. `figures` are those of the
    indicators as the letter or its form gives them. `signature` has lines.

    Two letters with the same content have the same `id`, so that each is sent once however often a cycle is run.
    """

    id: str
    kind: LetterKind
    to: str
    reply_to: str
    subject: str
    greeting: str
    blocks: tuple[Block, ...]
    signature: str
    to_do: str = ""
    by: date | None = None
    attachments: tuple[Attachment, ...] = ()
    about: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    beside: str = ""
    figures: tuple[AskedFigure, ...] = ()

    @property
    def headline(self) -> str:
        """The subject as its reader sees it first: it says whether anything has to be done, and by when."""
        if not self.to_do:
            return f"For information: {self.subject}"
        return f"Action{f' by {long_date(self.by, year=False, weekday=True)}' if self.by else ''}: {self.subject}"

    @property
    def to_do_heading(self) -> str:
        """The line above what is to be done."""
        return f"What to do by {long_date(self.by, weekday=True)}" if self.by else "What to do"

    @property
    def is_answered_by_mail(self) -> bool:
        """Whether an answer to it does something by itself."""
        return self.kind not in _NOT_ANSWERED

    @property
    def text(self) -> str:
        """The letter as plain text."""
        to_do = [f"{self.to_do_heading}: {self.to_do}"] if self.to_do else []
        paragraphs = [self.greeting, *to_do, *(line for block in self.blocks for line in lines_of(block))]
        end = "\n".join(map(_wrapped, self.signature.splitlines()))
        return "\n\n".join([*map(_wrapped, paragraphs), end]) + "\n"


def _wrapped(text: str) -> str:
    return fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def lines_of(block: Block) -> list[str]:
    """Return the paragraphs of a block in plain text, points with their numbers unless there is one alone."""
    points = block.points if len(block.points) == 1 else (f"{at}. {each}" for at, each in enumerate(block.points, start=1))
    return [*([block.text] if block.text else []), *points]


def paragraphs(texts: Sequence[str]) -> tuple[Block, ...]:
    """Return texts as blocks, each a paragraph of its own."""
    return tuple(Block(text) for text in texts)


def asks_nothing_new(letter: Letter, before: Letter) -> bool:
    """Whether all that a letter asks was asked in an earlier one that says the same beside, if in other words."""
    # A restated figure of last year words a question anew, or settles it. Neither is news to who was asked.
    return bool(letter.beside) and letter.beside == before.beside and set(letter.asks) <= set(before.asks)


def greeting(contact: Contact) -> str:
    """Return how a letter addresses a role."""
    return f"To the {lowered(contact.role)}"


def lowered(role: str) -> str:
    """Return a role as it stands within a sentence: "head of safeguarding", "SEND data officer", "Executive Director"."""
    second = role.partition(" ")[2][:2]
    is_title = second[:1].isupper() and second[1:].islower()
    return role[:1].lower() + role[1:] if role[1:2].islower() and not is_title else role


def officer_of(council: Council) -> Contact:
    """Return the contact of the performance officer, who signs letters and gets the replies."""
    return council.profile.contacts[council.profile.performance_officer]


def signature(council: Council) -> str:
    """Return the end of a letter, in lines: who wrote it, for which council, and where to answer."""
    officer = officer_of(council)
    return f"{officer.role}\n{council.profile.name}\n{officer.email}"
