"""May the public see was and now of a value side by side? Decided on counts alone."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.corrections import (
    ComparedValue,
    CorrectionPolicy,
    Showable,
    correction_policy,
    is_suppressed,
    redact_removed_text,
    showable,
)
from quarterly.reporting.diff import changes
from quarterly.reporting.transcript import transcribe
from quarterly.reporting.unchanged import AsTyped
from quarterly.scoring.background import Background
from quarterly.scoring.score import Score
from quarterly.scoring.series.points import Point
from tests.unit.made import Q1, card, public, row
from tests.unit.reporting.reports import CARD, material, passage, with_sections

POLICY = SmallNumbers()
MANY = Point(value=Fraction(60), numerator=Fraction(30), denominator=Fraction(50))


def of(part: int | None = None, whole: int | None = None, *, suppressed: bool = False) -> ComparedValue:
    counts = tuple(None if each is None else Decimal(each) for each in (part, whole))
    return ComparedValue((counts[0], counts[1]), suppressed)


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
def test_what_may_stand_side_by_side(was: ComparedValue, now: ComparedValue, answer: Showable) -> None:
    assert showable(was, now, POLICY) is answer


@pytest.mark.parametrize(("later", "answer"), [(12, Showable.NEITHER), (10, Showable.NEITHER), (30, Showable.BOTH)])
def test_a_later_quarter_that_leaves_few_of_either_value_lets_neither_stand(later: int, answer: Showable) -> None:
    """18 by June is corrected to 8, and 12 by September leaves 4; the other way round it does as well."""
    for was, now in ((of(18), of(8)), (of(8), of(18))):
        assert showable(was, now, POLICY, [(Decimal(later), None)]) is answer


def test_a_count_is_suppressed_by_the_policy_of_today() -> None:
    assert not is_suppressed(of(8, 100), POLICY)
    assert is_suppressed(of(8, 100), SmallNumbers(largest=10))


def test_a_sentence_that_is_gone_is_read_by_the_policy_of_today() -> None:
    text = "Eight moved. All is well."
    assert redact_removed_text(text, "", CorrectionPolicy(POLICY)) == text
    assert redact_removed_text(text, "", CorrectionPolicy(SmallNumbers(largest=10))) == "[c] All is well."


def test_a_sentence_that_is_gone_does_not_quote_a_figure_that_is_suppressed_today() -> None:
    policy = correction_policy(material().inputs)  # 3 of 6 care leavers are in work
    assert redact_removed_text("50% of care leavers hope to study. All is well.", "1178", policy) == "[c] All is well."


def _many() -> tuple[Score, ...]:
    """Return the scores with so many care leavers that none is suppressed."""
    return tuple(
        replace(each, sent=MANY, numerator=Decimal(30), denominator=Decimal(50)) if each.indicator == "1180" else each
        for each in CARD.scores
    )


@pytest.mark.parametrize("text", ["50% of care leavers hope to study.", "The budget is 50% spent."])
def test_a_text_that_nobody_changed_is_no_correction(text: str) -> None:
    """An intruder looks among the corrections for the sentence that quotes the figure the new version suppresses."""
    council, said = with_sections({"content": "passages"}), passage(text)
    few = material(said, council=council)
    whole = material(said, council=council, card=replace(CARD, scores=_many()))
    before, typed = public(whole), AsTyped(transcribe(whole), transcribe(few))
    found = changes(transcribe(before), transcribe(public(few)), correction_policy(few.inputs), typed)
    assert [each.what for each in found if each.what == "Text"] == []
    assert "50%" not in str(found)


def test_of_a_text_that_changed_only_what_changed_is_printed() -> None:
    council = with_sections({"content": "passages"})
    whole = material(passage("Of care leavers 70% hope to study. It rains."), council=council, card=replace(CARD, scores=_many()))
    few = material(passage("Of care leavers 70% hope to study. The sun shines."), council=council)
    typed = AsTyped(transcribe(whole), transcribe(few))
    found = changes(transcribe(public(whole)), transcribe(public(few)), correction_policy(few.inputs), typed)
    assert [(each.was, each.now) for each in found if each.what == "Text"] == [("It rains.", "[c] The sun shines.")]


def test_a_comment_that_is_gone_does_not_give_the_rest_of_an_earlier_figure_that_is_suppressed() -> None:
    earlier = Background({"1180": {Q1.previous: Point(value=Fraction(2), numerator=Fraction(2), denominator=Fraction(100))}})
    scored = card(row("1180", None, 36, 60), background=earlier)
    policy = correction_policy(material(card=scored, background=earlier).inputs)
    assert redact_removed_text("98% were not in work then.", "1180", policy) == "[c]"
    assert redact_removed_text("98% were not in work then.", "1178", policy) == "98% were not in work then."
