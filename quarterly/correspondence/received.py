"""One mail that arrived, as far as it is acted on: who sent it, what it answers, what it says and what came with it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

_NAME = 12  # characters of an id


class MailKind(StrEnum):
    """What a mail is, by its headers and its form."""

    REPLY = "reply"
    AUTOMATIC = "auto-reply"
    BOUNCE = "bounce"
    INVITATION = "invitation"
    UNREADABLE = "unreadable"
    OUR_OWN = "our-own"


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file that came with a mail: its name, its key in the restricted store, its size in bytes."""

    name: str
    key: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedMail:
    """A mail that arrived.

    `id` are 32 hex digits of the digest of its bytes. `at` is when the mailbox got it. `sender` is its address, casefolded;
    `is_proven` says whether a mail server that the profile trusts vouches for it, read from the mailbox itself. `answers` is the
    id of the letter that it answers, "" if none was found. `text` is what is written above the quoted letter.

    `vouched_by` is the role of the officer who looked at it and takes it in all the same, "" before. `until` is the day until
    which they give more time, None for the day that the mail names; with `is_answer` its words are the answer, and ask for none.
    """

    id: str
    at: datetime
    sender: str
    is_proven: bool
    kind: MailKind
    subject: str
    answers: str
    text: str
    files: tuple[ReceivedFile, ...] = ()
    vouched_by: str = ""
    until: date | None = None
    is_answer: bool = False

    @property
    def name(self) -> str:
        """The beginning of its id, by which people call it."""
        return self.id[:_NAME]
