"""What a piece of evidence says of itself: whether it names the sender and the pack that it should.

Anybody can write any sender into a mail, so a match proves nothing; a mismatch is worth a question.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from quarterly.vocabulary.audit_event import ClaimMatch

NAMED = 12  # characters of a pack's digest that people quote


@dataclass(frozen=True, slots=True)
class EvidenceText:
    """What could be read of a file of evidence: the addresses it gives as its sender, and its words; None where it has none."""

    senders: Sequence[str] | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class EvidenceClaims:
    """How sender and pack, as claimed, compare with the role that signs and the draft."""

    sender: ClaimMatch
    pack: ClaimMatch

    @property
    def mismatches(self) -> tuple[str, ...]:
        """A sentence for each claim that does not match, without a word of the evidence."""
        found = []
        if self.sender == "does not match":
            found.append("The evidence names another sender than the address that the profile has for the role.")
        if self.pack == "does not match":
            found.append("The evidence does not name the pack that is signed off.")
        return tuple(found)


def claims_of(evidence: EvidenceText, address: str, pack: str) -> EvidenceClaims:
    """Compare a piece of evidence with the mail address of the role, "" if the profile has none, and with the pack."""
    return EvidenceClaims(_sender(evidence, address), _pack(evidence, pack))


def _sender(evidence: EvidenceText, address: str) -> ClaimMatch:
    if evidence.senders is None or not address:
        return "cannot be compared"
    # Exactly one: beside the right address, a mail can give a second one as its sender.
    return "matches" if [sender.casefold() for sender in evidence.senders] == [address.casefold()] else "does not match"


def _pack(evidence: EvidenceText, pack: str) -> ClaimMatch:
    if evidence.words is None:
        return "cannot be compared"
    return "matches" if pack[:NAMED].casefold() in evidence.words.casefold() else "does not match"
