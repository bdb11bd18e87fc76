"""Where one printed figure comes from, from the report back to the cell: values for people and programs, before any layout."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedCell:
    """A cell of a file as it was received: which `part` of the figure stands there ("value"), and what was read in it."""

    part: str
    sheet: str
    cell: str
    read: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedFile:
    """A file that gave the figure or a part of it: who sent it, when it was saved and received, and where it is stored.

    `sha256` is the digest of what arrived. `cells` are empty where the file is no longer stored, or cannot be read.
    """

    name: str
    sha256: str
    sender: str
    sent_by: str
    saved: str
    received: str
    inbox: str
    stored: str
    cells: tuple[TracedCell, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedRating:
    """A rating and the rule that gave it: its name, version and place in YAML, the band that applied and that band's place.

    `by_rule` differs from `code` where somebody decided otherwise. `is_rule_as_then` is whether the council's file still has the
    rule as it was; where it has not, the places are those of today's.
    """

    word: str
    code: str
    by_rule: str
    rule: str
    version: str
    rule_at: str
    band: int
    band_at: str
    is_rule_as_then: bool
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedTarget:
    """A target as printed, its place in YAML, and its origin: who set it, who approved a change, since when and why."""

    printed: str
    at: str
    note: str
    approved_by: str
    since: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedFinding:
    """What a check found about the figure or its row: where, what and the remedy that its sender was given."""

    severity: str
    code: str
    position: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedEvent:
    """Something a person did that bears on the figure: the day, what, by which role, approved by which, and why."""

    on: str
    what: str
    by: str
    approved_by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedVersion:
    """One published version: the value and rating it prints of the indicator, why it was published, and its address.

    `status` is what it is today; `taken_from` names file and row, and `sha256` that file, where the version has them on record.
    """

    rendering: str
    version: int
    published_on: str
    status: str
    value: str
    rating: str
    reason: str
    address: str
    taken_from: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Everything on record about one indicator's figure in the newest version of the restricted report.

    `public` is what the newest public version prints in the figure's place, and `suppressed` why it does not print it.
    """

    marking: str
    council: str
    quarter: str
    indicator: str
    reference: str
    name: str
    value: str
    public: str
    suppressed: str
    basis: str
    numerator: str
    denominator: str
    rated_value: str
    rated_basis: str
    illustrative: tuple[str, ...]
    rating: TracedRating
    target: TracedTarget
    files: tuple[TracedFile, ...]
    findings: tuple[TracedFinding, ...]
    events: tuple[TracedEvent, ...]
    versions: tuple[TracedVersion, ...]
