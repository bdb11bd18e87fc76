"""What the stages hand each other: small references into the restricted store, never a table, a figure or a text."""

from dataclasses import dataclass, field

from adapters.cycle_context import Output
from quarterly.vocabulary.wording import counted


@dataclass(frozen=True, slots=True)
class ValidatedReturn:
    """A validated return: where it is, how many findings of each severity, files refused."""

    service: str
    output: Output
    severities: dict[str, int] = field(default_factory=dict)
    refused: int = 0

    def describe(self) -> str:
        """Say it in a line of progress."""
        parts = [f"{count} {severity}" for severity, count in self.severities.items() if count]
        if self.refused:
            parts.insert(0, f"{counted(self.refused, 'file')} refused")
        return ", ".join(parts) or "no findings"


@dataclass(frozen=True, slots=True)
class ScorecardReference:
    """A scorecard and what it was scored against: where they are, and how many indicators have each rating word."""

    output: Output
    background: Output
    ratings: dict[str, int] = field(default_factory=dict)

    def describe(self) -> str:
        """Say it in a line of progress."""
        return ", ".join(f"{count} {word}" for word, count in self.ratings.items()) or "no indicators"


@dataclass(frozen=True, slots=True)
class CommentaryRound:
    """Who was asked: the stored replies and outstanding indicators, how many requests are open, how much mail went out."""

    output: Output
    awaited: int
    posted: int

    def describe(self) -> str:
        """Say it in a line of progress."""
        asked = f"commentary awaited on {counted(self.awaited, 'indicator')}" if self.awaited else "no commentary outstanding"
        return f"{asked}; {counted(self.posted, 'message')} sent" if self.posted else asked


@dataclass(frozen=True, slots=True)
class Pack:
    """A compiled pack: the listing of its files by rendering, and the digest of its two view models.

    `checks` count what the consistency checks found, by code, and `blocked` are the codes among them that hold the pack back.
    `issue` and `considered_on` (as typed, "" if nobody said so) are what the cover workbook says of the report. `content` is by
    rendering the digest of what is printed in it, `contents` the same in this and every earlier form of a transcript; `corrected`
    counts the changes shown to the public, and `why` says what they come from, "" if nobody does.
    """

    output: Output
    files: int
    view: str
    checks: dict[str, int] = field(default_factory=dict)
    blocked: tuple[str, ...] = ()
    issue: str = ""
    considered_on: str = ""
    content: dict[str, str] = field(default_factory=dict)
    contents: dict[str, tuple[str, ...]] = field(default_factory=dict)
    corrected: int = 0
    why: str = ""

    def describe(self) -> str:
        """Say it in a line of progress."""
        text = f"{counted(self.files, 'file')}, pack {self.view[:12]}"
        if self.corrected:
            text += f", {counted(self.corrected, 'change')} since the version before"
        found = counted(sum(self.checks.values()), "consistency check")
        return f"{text}; {found} to look at ({', '.join(self.checks)})" if self.checks else text


@dataclass(frozen=True, slots=True)
class Publication:
    """What is published: version, whether it stood unchanged, and where (addresses for people)."""

    version: int
    unchanged: bool
    public: str
    restricted: str
    index: str

    def describe(self) -> str:
        """Say it in a line of progress."""
        return f"version {self.version} {'stands unchanged' if self.unchanged else 'published'}"


@dataclass(frozen=True, slots=True)
class CycleOutcome:
    """What a finished cycle leaves: the publication, and the scorecard behind it."""

    publication: Publication
    scorecard: ScorecardReference
