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
    MORE_TIME = "more-time"  # it asks for more time, or says that its writer is on leave
    NOTHING_OWED = "nothing-owed"  # it does, and nothing is awaited from its writer
    PUBLISHED = "published"
    TAKEN_BACK_LATE = "taken-back-late"  # it may take back an approval of a report that is published
    OTHER_DRAFT = "other-draft"  # it speaks of a draft that is no longer the last one
    OTHER_FILES = "other-files"  # it speaks of files for the agenda that have changed since
    AGENDA_UNCLEAR = "agenda-unclear"
    FILE_NOT_READ = "file-not-read"  # the agenda's final file cannot be read
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
