"""What somebody who releases a draft reads beside it: values, before anything is worded for a page or a file."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from quarterly.collecting.answers.records import Questions
from quarterly.configuration.council import Council
from quarterly.disclosure.not_public import SuppressedScore
from quarterly.publishing.audit_result import AuditResult
from quarterly.publishing.flags import Flag
from quarterly.publishing.holds import HoldKind, Outstanding
from quarterly.publishing.score_changes import ScoreChange
from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """Something that was accepted: what, by which role or by the profile, on which day ("" for the profile), and why."""

    what: str
    by: str
    on: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ComparedWith:
    """Whether there was a draft before this one, and whether the report of the quarter before is published."""

    last_draft: bool
    last_quarter: bool


@dataclass(frozen=True, slots=True)
class ReleaseFacts:
    """What only the inputs of a report show: the flags on its sentences, what the public does not see, and its questions."""

    flags: tuple[Flag, ...] = ()
    suppressed: tuple[SuppressedScore, ...] = ()
    questions: Questions = field(default_factory=Questions)


@dataclass(frozen=True, kw_only=True)
class ReleasePage:
    """Everything on the page. `pack` is the draft's digest, `held` are the kinds of what is outstanding that hold it back.

    The number of a flag is its position, from 1, here and in the margin of the draft. `audit` is what its audit found.
    """

    council: Council
    quarter: Quarter
    pack: str
    outstanding: Sequence[Outstanding]
    held: frozenset[HoldKind]
    facts: ReleaseFacts
    changes: Sequence[ScoreChange]
    compared_with: ComparedWith
    accepted: Sequence[Acceptance] = ()
    audit: AuditResult = field(default_factory=AuditResult)
