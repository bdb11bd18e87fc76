"""Narrative as records: one kind of record for each kind of sheet, one field for each of its columns.

Texts are limited Markdown as typed; the types in `quarterly.vocabulary.text_opt_outs` decide whether a text is redacted and
checked. A record marked `illustrative` was made up for a sample, and every page that prints it is marked.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from quarterly.collecting.sheets.source import Source
from quarterly.vocabulary.text_opt_outs import Key, Recorded, Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text in prose; `kind` is a key of the profile's narrative.

    `about` is a service's key, a priority's id or "" for the whole; `topic` is the lead in front of it ("Inclusion"), `by` the
    role of its author.
    """

    kind: Recorded
    about: Key
    topic: Recorded
    text: str
    by: Recorded
    source: Source
    illustrative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Implication:
    """What the report means for finance, law and so on: `name` is a key of the profile's implications, `text` "" if blank."""

    name: Key
    text: str
    cleared_by: Recorded
    source: Source
    illustrative: bool = False

    @property
    def is_stated(self) -> bool:
        """Whether the text states anything: a dash or the number of a list does not."""
        return any(c.isalnum() for c in self.text) and not self.text.strip().rstrip(".)").isdigit()


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One thing the committee is asked to do."""

    text: str
    source: Source
    illustrative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document the report rests on (a background paper) or is sent with (a supporting document)."""

    kind: Recorded
    title: Recorded
    meeting: Recorded
    location: Recorded
    public: Recorded
    source: Source
    illustrative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracker:
    """An action tracker: `rating` is a status of the trackers' own scale (or the text typed), `indicators` are ids."""

    ref: Reference
    priority: Key
    title: Recorded
    rating: Recorded
    update: str
    lead: Recorded
    indicators: tuple[Key, ...]
    source: Source
    illustrative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityRating:
    """A priority's rating on the scale of priorities; somebody judged it, it is never the mean of its indicators."""

    priority: Key
    rating: Recorded
    rater: Recorded
    reason: str
    source: Source
    illustrative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """A school in a category of concern: the judgement, the quarter it came in, and what has happened or is to come."""

    school: Recorded
    judgement: Recorded
    since: Recorded
    event: Recorded
    on: Recorded
    note: str
    source: Source
    illustrative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaking:
    """A promise made to the committee, reported on until it is done.

    `ref` identifies it from quarter to quarter. `due` is the last day for it, None if none was named; `status` is "open" or
    "done".
    """

    ref: Reference
    kind: Recorded
    what: Recorded
    lead: Recorded
    raised: Recorded
    due: date | None
    status: Recorded
    progress: str
    source: Source
    illustrative: bool = False

    @property
    def key(self) -> str:
        """Its ref as refs are compared: without case and spaces."""
        return "".join(self.ref.casefold().split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence that can be checked against the figures: `says` is one of the known statements, `indicators` are ids."""

    text: Recorded
    says: Recorded
    indicators: tuple[Key, ...]
    source: Source
    illustrative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """Somebody at the meeting, by role: a member of the executive, an officer, a partner; `part` is what they do there."""

    role: Recorded
    capacity: Recorded
    part: Recorded
    source: Source
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class CommitteeDecision:
    """What the committee resolved or asked for, as minuted."""

    kind: Recorded
    text: Recorded
    source: Source
    illustrative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line about the report itself: `name` is a known label ("issue", "expected on"), `value` what was typed."""

    name: Reference
    value: Recorded
    source: Source
    illustrative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative:
    """Everything people wrote, in the order of the profile's services, the officer's cover workbook last."""

    passages: tuple[Passage, ...] = ()
    implications: tuple[Implication, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    papers: tuple[Paper, ...] = ()
    trackers: tuple[Tracker, ...] = ()
    priority_ratings: tuple[PriorityRating, ...] = ()
    schools: tuple[School, ...] = ()
    undertakings: tuple[Undertaking, ...] = ()
    claims: tuple[Claim, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    decisions: tuple[CommitteeDecision, ...] = ()
    facts: tuple[Fact, ...] = ()

    @property
    def records(self) -> Iterator[tuple[int, Any]]:
        """Every record of every kind, each with its number among those of its kind."""
        for kind in fields(self):
            yield from enumerate(getattr(self, kind.name), start=1)
