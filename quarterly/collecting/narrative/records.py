"""Narrative as records: one kind of record for one kind of sheet, every field a column of it.

Texts are limited Markdown as typed. A record marked `illustrative` was invented for a sample, and every page that prints it
says so.
"""

from dataclasses import dataclass
from datetime import date

from quarterly.collecting.sheets.source import Source


@dataclass(frozen=True, slots=True)
class Passage:
    """Something said in prose: `kind` is a key of the profile's narrative.

    `about` is a service's key, a priority's id or "" for the whole; `topic` is the lead in front of it ("Inclusion"), `by` the
    role of its author.
    """

    kind: str
    about: str
    topic: str
    text: str
    by: str
    source: Source
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class Implication:
    """What the report means for finance, law and so on: `name` is a key of the profile's implications, `text` "" if blank."""

    name: str
    text: str
    cleared_by: str
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


@dataclass(frozen=True, slots=True)
class Paper:
    """A document the report rests on (a background paper) or is sent with (a supporting document)."""

    kind: str
    title: str
    meeting: str
    location: str
    public: str
    source: Source
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class Tracker:
    """An action tracker: `rating` is a status of the trackers' own scale (or the text typed), `indicators` are ids."""

    ref: str
    priority: str
    title: str
    rating: str
    update: str
    lead: str
    indicators: tuple[str, ...]
    source: Source
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class PriorityRating:
    """How a priority goes as somebody judged it, on the priorities' own scale: never the mean of its indicators."""

    priority: str
    rating: str
    rater: str
    reason: str
    source: Source
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class School:
    """A school in a category of concern: the judgement, the quarter it came in, and what has happened or is to come."""

    school: str
    judgement: str
    since: str
    event: str
    on: str
    note: str
    source: Source
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class Undertaking:
    """Something to be done or told by a day: carried forward, promised to members, assured, a milestone, a follow-up asked for.

    `ref` names it from quarter to quarter. `due` is its last day, None where none was named; `status` is "open" or "done".
    """

    ref: str
    kind: str
    what: str
    lead: str
    raised: str
    due: date | None
    status: str
    progress: str
    source: Source
    illustrative: bool = False

    @property
    def key(self) -> str:
        """Its ref as refs are compared: without case and spaces."""
        return "".join(self.ref.casefold().split())


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of the text that figures can bear out: `says` is one of the known ways, `indicators` are ids."""

    text: str
    says: str
    indicators: tuple[str, ...]
    source: Source
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody at the meeting, by role: a member of the executive, an officer, a partner; `part` is what they do there."""

    role: str
    capacity: str
    part: str
    source: Source
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """What the committee resolved or asked for, as minuted."""

    kind: str
    text: str
    source: Source
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A line about the report itself: `name` is a known label ("issue", "expected on"), `value` what was typed."""

    name: str
    value: str
    source: Source
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
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
    decisions: tuple[Decision, ...] = ()
    facts: tuple[Fact, ...] = ()
