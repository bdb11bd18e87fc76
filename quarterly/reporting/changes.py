"""Records of what a version prints, cell by cell, of the changes between two versions, and of their explanations."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, Literal

from quarterly.vocabulary.audit_event import Kind
from quarterly.vocabulary.canonical import digest

What = Literal[
    "Value", "Target", "Rating", "Against the quarter before", "Against the same quarter last year",
    "Against the end of last year", "Against an earlier quarter", "Forecast for the end of the year", "Place among others",
    "Commentary", "Decision", "Claims", "Status", "Progress", "Return", "Text", "Earlier figures",
]  # fmt: skip

# What a report says only where the council's profile asks for it: that it begins or ceases to be asked corrects nothing.
ASKED_FOR: Final[tuple[What, ...]] = ("Against the end of last year", "Against an earlier quarter")

FORM = 5  # of a stored transcript; TranscriptCell.since is the first form that includes a cell, `until` the last


class Holds(StrEnum):
    """What a cell holds: a figure or rating, words in place of one ("Under query"), prose or word that there is none yet, or [c].

    It is suppressed in part if the figure is printed and the figure that is rated, on another basis, is suppressed.
    """

    FIGURE = "figure"
    WORDS = "words"
    PROSE = "prose"
    AWAITED = "awaited"
    SUPPRESSED = "suppressed"
    SUPPRESSED_IN_PART = "suppressed in part"


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptCell:
    """One cell as printed: `subject` names what it is about from version to version, `title` does so for readers.

    Prose is compared sentence by sentence. `counts` are the cases behind a value and out of how many, where they are known: they
    decide whether was and now may be printed side by side, and are not printed. `since` is the first form of a transcript that
    has the cell: a version stored in an earlier form says nothing of it. `until` is the last form that has it.
    `section` is the title of the section whose table a row is of.
    """

    subject: str
    title: str
    what: What
    text: str
    holds: Holds = Holds.WORDS
    service: str = ""
    counts: tuple[Decimal | None, Decimal | None] = (None, None)
    since: int = 1
    until: int | None = None
    section: str = ""

    @property
    def is_suppressed(self) -> bool:
        """Whether any part of the cell is suppressed."""
        return self.holds in (Holds.SUPPRESSED, Holds.SUPPRESSED_IN_PART)

    def blank(self) -> "TranscriptCell":
        """Return the blank cell with which to compare a version that lacks this cell."""
        holds = self.holds if self.holds is Holds.PROSE else Holds.WORDS
        return replace(self, text="", holds=holds, counts=(None, None))


@dataclass(frozen=True, slots=True)
class Transcript:
    """Everything one rendering prints, in the order of the catalogue and then of the report, and which issue it is."""

    issue: str = ""
    cells: tuple[TranscriptCell, ...] = ()
    form: int = FORM

    @property
    def content(self) -> str:
        """The digest of the printed text: a version that only looks different has the same content."""
        cells = self.as_of(self.form).cells
        return digest([self.issue, [[each.subject, each.what, each.text] for each in cells]])

    @property
    def contents(self) -> tuple[str, ...]:
        """The same digest in this form and in every earlier one, by which versions stored in those are found."""
        return tuple(dict.fromkeys(self.as_of(form).content for form in range(self.form, 0, -1)))

    def as_of(self, form: int) -> "Transcript":
        """Return the transcript with the cells that a form has, this or an earlier one."""
        cells = (each for each in self.cells if each.since <= form and (each.until is None or form <= each.until))
        return replace(self, cells=tuple(cells), form=min(form, self.form))

    def with_texts(self, change: Callable[[str], str]) -> "Transcript":
        """Return the transcript with every text changed, and every title, which can be of a text that people wrote."""
        cells = [
            replace(
                each,
                subject=change(each.subject),
                title=change(each.title),
                text=change(each.text),
                section=change(each.section),
            )
            for each in self.cells
        ]
        return replace(self, cells=tuple(cells))

    def find(self, subject: str, what: What) -> TranscriptCell | None:
        """Return the cell on a subject, None if there is none."""
        return next((each for each in self.cells if (each.subject, each.what) == (subject, what)), None)


@dataclass(frozen=True, slots=True)
class RatingShown:
    """An indicator's rating as a version prints it, or why it has none; `holds` is which, or that its value is suppressed."""

    text: str = ""
    holds: Holds = Holds.FIGURE


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One cell that differs; `was` or `now` is "" where there was nothing. Ratings are those of its indicator.

    `is_first`: the version before had no figure here. `is_suppressed`: neither figure is printed, because their difference would
    disclose a small number. `is_addition`: a text where there was none, or where one was awaited, which corrects nothing.
    `section` is the title of the section whose table it is a row of.
    """

    subject: str
    title: str
    what: What
    was: str
    now: str
    service: str = ""
    rating_was: RatingShown = RatingShown()
    rating_now: RatingShown = RatingShown()
    is_first: bool = False
    is_suppressed: bool = False
    is_addition: bool = False
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a version differs from the one before, with the role that gave the reason and the day: `kind` is what was done.

    `title` is that in words ("Correction"). `reason` and `effect` are screened for the public. `service` is the sender whose data
    it is about, "" where it is of none.
    """

    kind: Kind
    title: str
    on: date
    reason: str
    by: str = ""
    approved_by: str = ""
    service: str = ""
    effect: str = ""

    @property
    def sentences(self) -> str:
        """The reason and the effect, each as a sentence."""
        return " ".join(f"{text.rstrip('.')}." for text in (self.reason, self.effect) if text)


def explained(explanations: Iterable[Explanation]) -> str:
    """Return the explanations as the public reads them, each sentence once."""
    return " ".join(dict.fromkeys(_with_kind(each) for each in explanations))


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a report corrects: the version it is compared with, that version's issue, the changes and their explanations."""

    version: int
    issue_before: str
    issue: str
    changes: tuple[Change, ...]
    explanations: tuple[Explanation, ...]


def _with_kind(explanation: Explanation) -> str:
    sentences = explanation.sentences
    return sentences if explanation.kind == "run" else f"{explanation.title}: {sentences}"
