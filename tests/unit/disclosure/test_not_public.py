"""Does the council's staff learn what the public does not see, and by which rule?"""

import pytest

from quarterly.collecting.returns.records import IndicatorRow
from quarterly.disclosure.not_public import PublicTexts, SuppressedScore, suppressed_scores, texts_in
from quarterly.disclosure.report_inputs import redact
from quarterly.disclosure.why_suppressed import WhySuppressed
from tests.unit.made import TOWN_ROWS, card, restricted, row

WHOLE = restricted(card(*TOWN_ROWS)).inputs


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        (row("1180", "50", 3, 6), WhySuppressed.SMALL_COUNT),
        (row("1180", "97", 58, 60), WhySuppressed.COMPLEMENT),
        (row("1180", "50", comment="That is 3 of 6."), WhySuppressed.COMMENT),
    ],
)
def test_a_suppressed_figure_has_its_rule(sent: IndicatorRow, why: WhySuppressed) -> None:
    whole = restricted(card(sent)).inputs
    assert suppressed_scores(whole, redact(whole)) == (SuppressedScore("1180", why),)


def test_exactly_the_scores_that_the_public_does_not_see_are_named() -> None:
    seen = redact(WHOLE)
    named = {each.indicator for each in suppressed_scores(WHOLE, seen)}
    assert named == {each.indicator for each in seen.card.scores if each.is_rating_suppressed}


def test_a_sentence_is_suppressed_by_its_count_or_by_what_it_quotes() -> None:
    text = "Three children moved. Of care leavers 52% are in work. The team is whole again."
    assert list(PublicTexts(WHOLE).to_look_at(text)) == [
        ("Three children moved.", WhySuppressed.COUNTS),
        ("Of care leavers 52% are in work.", WhySuppressed.QUOTES),
    ]


def test_a_sentence_that_quotes_a_suppressed_figure_of_it_does_not_say_what_is_asked_about() -> None:
    texts = PublicTexts(WHOLE)
    alike = ("The budget is 50% spent.", WhySuppressed.RESEMBLES)
    assert list(texts.to_look_at("The budget is 50% spent. Reviews are at 51%.")) == [alike]
    named = "Of care leavers 50% are in work."
    assert list(texts.to_look_at(named)) == [(named, WhySuppressed.QUOTES)]


def test_of_a_comment_on_a_suppressed_figure_no_sentence_is_named() -> None:
    assert list(PublicTexts(WHOLE).to_look_at("Three children moved.", "1180")) == []


def test_every_text_of_a_record_is_found() -> None:
    (score,) = (each for each in WHOLE.card.scores if each.indicator == "1176")
    assert texts_in(score) == ["Sick leave among several members of one team brought the figure down."]
