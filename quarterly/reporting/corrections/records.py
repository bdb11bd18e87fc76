"""What a report says, cell by cell, and how one version's cells differ from another's."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.canonical import digest

What = Literal[
    "Value", "Target", "Rating", "Against the quarter before", "Against the same quarter last year",
    "Forecast for the end of the year", "Place among others", "Commentary", "Status", "Progress", "Return", "Text",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """One cell as printed: `subject` names what it is about from version to version, `title` does so for readers.

    Prose is compared sentence by sentence. `counts` are the cases behind a value and out of how many, where they are known: they
    tell whether was and now may stand side by side, and are not printed.
    """

    subject: str
    title: str
    what: What
    text: str
    service: str = ""
    is_prose: bool = False
    counts: tuple[Decimal | None, Decimal | None] = (None, None)


@dataclass(frozen=True, slots=True)
class Told:
    """Everything one rendering says, in the order of the catalogue and then of the report, and which issue it is."""

    issue: str = ""
    said: tuple[Said, ...] = ()

    @property
    def content(self) -> str:
        """The digest of what readers read, whatever it looks like: the same content is the same version in other clothes."""
        return digest([self.issue, [[each.subject, each.what, each.text] for each in self.said]])

    def rating(self, subject: str) -> str:
        """Return the rating of an indicator in words, "" for everything that has none."""
        return next((each.text for each in self.said if (each.subject, each.what) == (subject, "Rating")), "")


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that differs; `was` or `now` is "" where there was nothing. Ratings are those of its indicator, in words."""

    subject: str
    title: str
    what: What
    was: str
    now: str
    service: str = ""
    rating_was: str = ""
    rating_now: str = ""


@dataclass(frozen=True, slots=True)
class Corrections:
    """What this report corrects: the version it is compared with and its issue, the changes, and the acts that explain them."""

    version: int
    issue_before: str
    issue: str
    changes: tuple[Change, ...]
    acts: tuple[AuditEvent, ...]
