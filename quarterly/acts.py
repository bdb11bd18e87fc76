"""What people did to a quarter besides sending files: every act is recorded once, by role, and never changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from quarterly.canonical import digest

Kind = Literal["correction", "revision", "run", "sign-off", "withdrawal", "purge"]

EXPLAINING = ("correction", "revision", "run")


@dataclass(frozen=True, slots=True)
class Act:
    """One act at a moment (ISO, UTC); `by` and `approved_by` are roles, `reason` and `effect` are screened for the public.

    `version` is the newest version published when it was done, 0 before the first: unlike two clocks it tells without doubt
    which version an act came after. `evidence` is the name of an archived file with its sha256 as `evidence_digest`. `pack` is
    what a sign-off is given to, or the public release that a purge took down.
    """

    kind: Kind
    council: str
    quarter: str
    at: str
    by: str
    reason: str = ""
    version: int = 0
    approved_by: str = ""
    service: str = ""
    effect: str = ""
    evidence: str = ""
    evidence_digest: str = ""
    pack: str = ""

    @property
    def id(self) -> str:
        """What names it: the start of the digest of everything in it."""
        return digest(self)[:16]


def same(acts: Sequence[Act], act: Act) -> Act | None:
    """Return the act of the same content that is recorded already: a form sent twice, or a run taken up after a crash."""
    comparable = _since_withdrawal(acts) if act.kind in EXPLAINING else acts
    return next((each for each in comparable if replace(each, at=act.at) == act), None)


def explaining(acts: Sequence[Act], since: int, until: int | None = None) -> tuple[Act, ...]:
    """Return the acts that explain what came after version `since`, and, where `until` is given, before that version."""
    return tuple(
        act for act in acts if act.kind in EXPLAINING and since <= act.version and (until is None or act.version < until)
    )


def why(acts: Sequence[Act], since: int) -> str:
    """Return for the public why the version after `since` is published, in the officers' own words; "" if nobody said."""
    said = [_sentences(act) for act in explaining(acts, since)]
    return " ".join(dict.fromkeys(said))


def is_explained(acts: Sequence[Act]) -> bool:
    """Whether somebody said why to publish again since the report was withdrawn."""
    return any(act.kind in EXPLAINING for act in _since_withdrawal(acts))


def signed(acts: Sequence[Act], role: str, pack: str) -> Act | None:
    """Return the sign-off that this role gave to exactly this pack."""
    return next((act for act in acts if act.kind == "sign-off" and (act.by, act.pack) == (role, pack)), None)


def taken_down(acts: Sequence[Act]) -> frozenset[str]:
    """Return the public releases that may never be published again."""
    return frozenset(act.pack for act in acts if act.kind == "purge")


def _since_withdrawal(acts: Sequence[Act]) -> Sequence[Act]:
    withdrawn = [position for position, act in enumerate(acts) if act.kind == "withdrawal"]
    return acts[withdrawn[-1] + 1 :] if withdrawn else acts


def _sentences(act: Act) -> str:
    told = " ".join(f"{text.rstrip('.')}." for text in (act.reason, act.effect) if text)
    return told if act.kind == "run" else f"{act.kind.capitalize()}: {told}"
