"""What became of a mail: it was taken in, it needs nothing, or it waits for the performance officer, and why."""

from dataclasses import dataclass
from enum import StrEnum

from quarterly.vocabulary.quarter import Quarter


class Why(StrEnum):
    """Why a mail waits for the performance officer, who takes it in or throws it away."""

    SENDER_UNKNOWN = "sender-unknown"
    SENDER_NOT_PROVEN = "sender-not-proven"
    NOT_ASKED = "not-asked"  # it comes from somebody other than whom the letter went to
    ANSWERS_NOTHING = "answers-nothing"
    NOTHING_SAID = "nothing-said"
    IN_THE_QUOTATION = "in-the-quotation"
    NOTHING_ATTACHED = "nothing-attached"
    NO_RETURN = "no-return"
    NOT_READ = "not-read"  # a file with it is of no kind that its service may send
    UNCLEAR = "unclear"
    PUBLISHED = "published"
    OTHER_DRAFT = "other-draft"  # it speaks of a draft that is no longer the last one
    PERSONAL_DATA = "personal-data"
    NOT_READ_HERE = "not-read-here"  # it answers a letter whose answer nothing here reads
    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    DAMAGED = "damaged"
    BOUNCE = "bounce"
    INVITATION = "invitation"


@dataclass(frozen=True, slots=True)
class Taken:
    """A mail that was taken in: what was taken, in the words of `quarterly history`, and of which quarter."""

    what: str
    quarter: Quarter


@dataclass(frozen=True, slots=True)
class Noted:
    """A mail that asks nothing of anybody, such as an automatic reply: what it is, in the words of `quarterly history`."""

    what: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """A mail that waits for the performance officer. It is never answered."""

    why: Why
