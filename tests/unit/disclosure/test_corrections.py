"""May the public see was and now of a value side by side? Decided on counts alone."""

from decimal import Decimal

import pytest

from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.corrections import Compared, Showable, is_suppressed, public_sentences, showable

POLICY = SmallNumbers()


def of(part: int | None = None, whole: int | None = None, *, suppressed: bool = False) -> Compared:
    counts = tuple(None if each is None else Decimal(each) for each in (part, whole))
    return Compared((counts[0], counts[1]), suppressed)


@pytest.mark.parametrize(
    ("was", "now", "answer"),
    [
        (of(13, 20), of(suppressed=True), Showable.WHICH_IS_SUPPRESSED),
        (of(suppressed=True), of(13, 20), Showable.WHICH_IS_SUPPRESSED),
        (of(3, 20), of(), Showable.WHICH_IS_SUPPRESSED),
        (of(70, 100), of(72, 100), Showable.NEITHER),
        (of(70, 100), of(70, 103), Showable.NEITHER),
        (of(70, 100), of(78, 103), Showable.NEITHER),
        (of(70, 100), of(76, 100), Showable.BOTH),
        (of(70, 100), of(70, 100), Showable.BOTH),
        (of(), of(), Showable.BOTH),
        (of(suppressed=True), of(suppressed=True), Showable.BOTH),
    ],
    ids=[
        "suppressed now", "suppressed before", "would be suppressed today", "two more cases", "three more in the cohort",
        "five fewer not in it", "six more cases", "no other count", "counts not known", "suppressed in both",
    ],
)  # fmt: skip
def test_what_may_stand_side_by_side(was: Compared, now: Compared, answer: Showable) -> None:
    assert showable(was, now, POLICY) is answer


def test_a_count_is_suppressed_by_the_policy_of_today() -> None:
    assert not is_suppressed(of(8, 100), POLICY)
    assert is_suppressed(of(8, 100), SmallNumbers(largest=10))


def test_a_sentence_that_is_gone_is_read_by_the_policy_of_today() -> None:
    assert public_sentences("Eight moved. All is well.", POLICY) == "Eight moved. All is well."
    assert public_sentences("Eight moved. All is well.", SmallNumbers(largest=10)) == "[c] All is well."
