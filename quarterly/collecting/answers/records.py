"""An answer as typed beside a question, and as it counts: bound to what was asked about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.source import Source
from quarterly.vocabulary.asked import Asked
from quarterly.vocabulary.text_opt_outs import Key, Recorded, WorkedOut


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedAnswer:
    """What somebody typed beside the question with this reference; `until` is the last day for which it is said to hold.

    `counts` is whether it can answer anything: not if its day is unusable, or if no sentence of it may be read. `on` is the day
    from which its file counts.
    """

    reference: Key
    answer: str
    source: Source
    until: WorkedOut[date | None] = None
    counts: bool = True
    on: WorkedOut[date | None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer to a question about a service's return: what it explains, in which words, and since when.

    `quarter` is the key of the quarter in which it was given, on the day `on`. `by` is the role of the officer who accepted the
    finding, "" where the service itself answered. `until` is the last day on which it counts, None if it has none.
    """

    service: Key
    indicator: Key
    reference: Key
    quarter: Key
    asked: Asked
    text: str
    on: WorkedOut[date | None] = None
    by: Recorded = ""
    until: WorkedOut[date | None] = None

    @property
    def is_acceptance(self) -> bool:
        """Whether an officer accepted the finding, rather than its sender answering."""
        return bool(self.by)

    def has_lapsed(self, past: date | None) -> bool:
        """Whether its last day is past, `past` being the latest of such days that is."""
        return self.until is not None and past is not None and self.until <= past


@dataclass(frozen=True, slots=True)
class AnsweredFinding:
    """A question that is not asked, and the answer because of which it is not."""

    finding: Finding
    answer: Answer


def latest_past(until: Iterable[date | None], day: date) -> date | None:
    """Return the latest of the last days of answers that is past on a day, None if none is.

    What follows from the answers follows from this, and from no clock: it changes on the day on which one of them lapses.
    """
    return max((each for each in until if each and each < day), default=None)


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that is still asked, of a service's return or of the report."""

    service: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of a quarter: those still asked, and those answered or accepted."""

    open: tuple[OpenQuestion, ...] = ()
    answered: tuple[AnsweredFinding, ...] = ()
