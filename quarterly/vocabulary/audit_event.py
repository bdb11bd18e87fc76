"""What a person did to a quarter besides sending files, recorded once, by role, and never changed."""

from dataclasses import dataclass
from typing import Literal

from quarterly.vocabulary.canonical import digest

Kind = Literal["correction", "revision", "run", "sign-off", "withdrawal", "purge", "set-aside", "counted-again"]
_TITLES = {"run": "Run again", "set-aside": "Return set aside", "counted-again": "Return counted again"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEvent:
    """One act at a moment (ISO, UTC); `by` and `approved_by` are roles, `reason` and `effect` are screened for the public.

    `version` is the newest version published when it was done, 0 before the first: unlike two clocks it tells without doubt
    which version an act came after, unless that version was on its way just then: so `files` are the digests (hex sha256) of
    what a correction or revision brings, or of the file that is set aside or counts again. `evidence` is the name of an archived
    file with its sha256 as `evidence_digest`. `pack` is what a sign-off is given to, or the public release that a purge took
    down.
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
    files: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """What names it: the start of the digest of everything in it."""
        return digest(self)[:16]

    @property
    def title(self) -> str:
        """What readers are told that it is: "Correction"."""
        return _TITLES.get(self.kind, self.kind.capitalize())
