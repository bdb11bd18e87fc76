"""What holds a release back: everything a person has to look at, or to accept, before a draft becomes public."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from quarterly.configuration.gates import Gates
from quarterly.vocabulary.wording import counted


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


COUNTED_AS = {
    HoldKind.PERSONAL_DATA: ("sentence with personal data", "sentences with personal data"),
    HoldKind.DISCLOSURE: ("figure that can be worked out", "figures that can be worked out"),
    HoldKind.CONTRADICTIONS: ("contradiction", "contradictions"),
    HoldKind.LARGE_CHANGES: ("large change", "large changes"),
    HoldKind.UNDER_QUERY: ("figure under query", "figures under query"),
    HoldKind.RETURNS: ("return missing or refused", "returns missing or refused"),
    HoldKind.COMMENTARY: ("explanation awaited", "explanations awaited"),
    HoldKind.IMPLICATIONS: ("blank or withheld implication", "blank or withheld implications"),
}


def how_many(kind: HoldKind, count: int) -> str:
    """Return how many of a kind there are, in words: "2 figures under query"."""
    return counted(count, *COUNTED_AS[kind])


def is_held(kind: HoldKind, gates: Gates) -> bool:
    """Whether a council holds its report back for a kind; for personal data and disclosure every council does."""
    # Personal data and disclosure have no line under gates, so that no profile can let them through.
    return getattr(gates, kind.value.replace("-", "_"), "hold") == "hold"


def held_kinds(counts: Mapping[str, int], gates: Gates) -> tuple[HoldKind, ...]:
    """Return the kinds that hold a report back, worst first, by how many of each it has."""
    return tuple(kind for kind in HoldKind if counts.get(kind) and is_held(kind, gates))
