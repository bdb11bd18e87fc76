"""Is what a piece of evidence claims compared with the role's address and the pack, and nothing more said of it?"""

from collections.abc import Sequence

import pytest

from quarterly.publishing.evidence_claims import EvidenceClaims, EvidenceText, claims_of

PACK, ADDRESS = "0f3a9c41d27be6" + "0" * 50, "director@town.example"


@pytest.mark.parametrize(
    ("senders", "claim"),
    [
        (["Director@Town.example"], "matches"),
        (["somebody@town.example"], "does not match"),
        (["director@town.example", "somebody@town.example"], "does not match"),
        ([], "does not match"),
        (None, "cannot be compared"),
    ],
)
def test_the_sender(senders: Sequence[str] | None, claim: str) -> None:
    assert claims_of(EvidenceText(senders, ""), ADDRESS, PACK).sender == claim


def test_a_role_without_an_address_has_no_sender_to_compare() -> None:
    assert claims_of(EvidenceText(["director@town.example"], ""), "", PACK).sender == "cannot be compared"


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("I approve pack 0F3A9C41D27B as it stands.", "matches"),
        (f"Approved: {PACK}", "matches"),
        ("I approve pack 0f3a9c41d27.", "does not match"),
        ("I approve.", "does not match"),
        (None, "cannot be compared"),
    ],
)
def test_the_pack(words: str | None, claim: str) -> None:
    assert claims_of(EvidenceText(None, words), ADDRESS, PACK).pack == claim


def test_a_mismatch_is_said_without_a_word_of_the_evidence() -> None:
    assert EvidenceClaims("does not match", "does not match").mismatches == (
        "The evidence names another sender than the address that the profile has for the role.",
        "The evidence does not name the pack that is signed off.",
    )
    assert EvidenceClaims("matches", "cannot be compared").mismatches == ()
