"""What is done with each thing that holds what is to be removed for good, and the record that stays of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Subject(StrEnum):
    """What is removed."""

    FILE = "file"
    SENTENCE = "sentence"
    PERSON = "person's name"
    AGE = "what was past its time"


class How(StrEnum):
    """What is done with an object."""

    DELETE = "deleted"
    REWRITE = "written again without it"
    TAKE_DOWN = "taken down"


WORKED_OUT = ("stages", "results", "drafts")  # kinds that the next run works out again

# Outputs of stages are worked out again, and a version that is published is a whole. What is neither loses the sentence alone.
_BY_KIND = {
    "archive": How.REWRITE,
    "post": How.REWRITE,
    "acts": How.REWRITE,
    "removals": How.REWRITE,
    "release": How.TAKE_DOWN,
}


@dataclass(frozen=True, slots=True, order=True)
class Removal:
    """One object: in which store it is, its key, its kind, and what is done with it."""

    store: str
    key: str
    kind: str
    how: How


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovalRecord:
    """What was removed, when (ISO, UTC), by which roles and why; never what it said."""

    subject: Subject
    council: str
    quarter: str
    at: str
    by: str
    approved_by: str
    reason: str
    removed: tuple[Removal, ...]


def how_to_remove(kind: str) -> How:
    """Return what is done with an object of this kind that holds a sentence or a name."""
    return _BY_KIND.get(kind, How.DELETE)


def touches_publication(removals: Iterable[Removal]) -> bool:
    """Whether something that was published is taken down or changed, for which a second role has to approve."""
    return any(each.how is How.TAKE_DOWN or each.store == "public" for each in removals)
