"""Which draft does an officer sign off?"""

import pytest

from quarterly.publishing.drafts import Draft, draft_named
from quarterly.vocabulary.errors import MustNotBeStored, SetupError
from tests.unit.made import Q1

WAITING = Draft("ab" * 32)


@pytest.mark.parametrize("typed", ["ab" * 6, "AB" * 7, f" {'ab' * 32}\n"])
def test_a_draft_is_named_by_its_start(typed: str) -> None:
    assert draft_named(typed, WAITING, Q1) == WAITING.pack


@pytest.mark.parametrize("typed", ["", "the latest", "ab" * 5, "ab" * 33, "xy" * 6])
def test_what_is_no_digest_names_none(typed: str) -> None:
    with pytest.raises(MustNotBeStored) as found:
        draft_named(typed, WAITING, Q1)
    assert str(found.value) == (
        "No pack goes by that name: it is the first 12 characters of a digest, digits and a to f. "
        "The draft of 2012-13 Q1 is abababababab: read it before you let it go out."
    )


def test_where_no_draft_waits_a_name_that_is_none_is_answered_with_what_to_do() -> None:
    with pytest.raises(MustNotBeStored, match=r"digits and a to f\. No draft of 2012-13 Q1 waits\. Run the cycle"):
        draft_named("the latest", None, Q1)


def test_a_draft_that_is_not_the_one_that_waits_is_refused_and_the_one_that_does_is_named() -> None:
    with pytest.raises(SetupError) as found:
        draft_named("0123456789ab", WAITING, Q1)
    assert str(found.value) == (
        "Pack 0123456789ab is not the draft that waits. "
        "The draft of 2012-13 Q1 is abababababab: read it before you let it go out."
    )


def test_where_no_draft_waits_none_is_signed_off() -> None:
    with pytest.raises(SetupError, match="No draft of 2012-13 Q1 waits"):
        draft_named("ab" * 6, None, Q1)
