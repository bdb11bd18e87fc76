"""What holds a release back: everything a person has to look at, or to accept, before a draft becomes public."""

from dataclasses import dataclass
from enum import StrEnum


class HoldKind(StrEnum):
    """A kind of reason to hold a release back, worst first; one reason accepts all of a kind."""

    PERSONAL_DATA = "personal-data"
    DISCLOSURE = "disclosure"
    CONTRADICTIONS = "contradictions"
    LARGE_CHANGES = "large-changes"
    UNDER_QUERY = "under-query"
    RETURNS = "returns"
    COMMENTARY = "commentary"
    IMPLICATIONS = "implications"

    @property
    def may_be_accepted(self) -> bool:
        """Whether a reason lifts it; personal data is removed from the text instead."""
        return self is not HoldKind.PERSONAL_DATA


@dataclass(frozen=True, slots=True, kw_only=True)
class Outstanding:
    """One thing to look at before a release: its kind, where it is (by name of service, sheet and heading), and a sentence."""

    kind: HoldKind
    where: str
    sentence: str
