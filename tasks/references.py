"""What stages pass to each other: small references to the restricted store, never a table, a figure or a text."""

from dataclasses import dataclass, field

from adapters.cycle_context import Output
from quarterly.collecting.sheets.findings import FindingCount
from quarterly.vocabulary.wording import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidatedReturn:
    """A reference to a validated return, with counts of its findings by severity and by code, and of its refused files."""

    service: str
    output: Output
    severities: dict[str, int] = field(default_factory=dict)
    refused: int = 0
    codes: tuple[FindingCount, ...] = ()

    def describe(self) -> str:
        """Return the outcome in one line, for the progress of a run."""
        parts = [f"{count} {severity}" for severity, count in self.severities.items() if count]
        if self.refused:
            parts.insert(0, f"{counted(self.refused, 'file')} refused")
        return ", ".join(parts) or "no findings"


@dataclass(frozen=True, slots=True)
class ScorecardReference:
    """References to a scorecard and its background, with the count of indicators by rating."""

    output: Output
    background: Output
    ratings: dict[str, int] = field(default_factory=dict)

    def describe(self) -> str:
        """Return the outcome in one line, for the progress of a run."""
        return ", ".join(f"{count} {word}" for word, count in self.ratings.items()) or "no indicators"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentaryRound:
    """A reference to the replies received, with counts of the indicators still awaited by owner, and of the letters.

    `unsent` letters wait for the mail server.
    """

    output: Output
    awaited: dict[str, int] = field(default_factory=dict)
    posted: int = 0
    unsent: int = 0

    def describe(self) -> str:
        """Return the outcome in one line, for the progress of a run."""
        awaited = sum(self.awaited.values())
        parts = [f"commentary awaited on {counted(awaited, 'indicator')}" if awaited else "no commentary outstanding"]
        parts += [f"{counted(self.posted, 'message')} sent"] if self.posted else []
        parts += [f"{counted(self.unsent, 'message')} not sent, as the mail server does not answer"] if self.unsent else []
        return "; ".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A reference to a compiled pack, that is, to the list of its files, with the digest of all their contents.

    `checks` counts the findings of the consistency checks by code, `outstanding` what somebody should look at before a release by
    kind (`HoldKind`); the list itself is in the pack's folder. `long` says by how much the
    limits of length are passed, and what to shorten. `issue` and `considered_on` are as typed in the cover workbook, ""
    if left out. `content` is, by rendering, the digest of its transcript, `contents` the digests in this and each earlier form of
    a transcript. `corrected` counts the changes that the public rendering shows, and `why` is the reason for them, "" if none.
    """

    output: Output
    files: int
    view: str
    checks: dict[str, int] = field(default_factory=dict)
    outstanding: dict[str, int] = field(default_factory=dict)
    issue: str = ""
    considered_on: str = ""
    content: dict[str, str] = field(default_factory=dict)
    contents: dict[str, tuple[str, ...]] = field(default_factory=dict)
    corrected: int = 0
    why: str = ""
    long: tuple[str, ...] = ()

    @property
    def folder(self) -> str:
        """The pack's folder in the restricted store: public/, restricted/, exempt/ if anything is, and what is outstanding."""
        return self.output.key.removesuffix(".json")

    def describe(self) -> str:
        """Return the outcome in one line, for the progress of a run."""
        text = f"{counted(self.files, 'file')}, pack {self.view[:12]}"
        if self.corrected:
            text += f", {counted(self.corrected, 'change')} since the version before"
        found = counted(sum(self.checks.values()), "consistency check")
        text = f"{text}; {found} to look at" if self.checks else text
        return " ".join([f"{text}.", *self.long]) if self.long else text


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What is published: the version, whether it was published before, and the addresses for readers.

    `exempt` is the address of the exempt pack's web page, "" where nothing is exempt.
    """

    version: int
    unchanged: bool
    public: str
    restricted: str
    index: str
    exempt: str = ""

    def describe(self) -> str:
        """Return the outcome in one line, for the progress of a run."""
        return f"version {self.version} {'stands unchanged' if self.unchanged else 'published'}"


@dataclass(frozen=True, slots=True)
class CycleOutcome:
    """The result of a finished cycle: the publication and its scorecard."""

    publication: Publication
    scorecard: ScorecardReference
