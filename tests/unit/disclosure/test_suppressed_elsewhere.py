"""What is held back, seen from another side: claims, trackers, earlier quarters, what changed, exceptions and pictures."""

import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.publishing.open_data.rows_of_scores import open_data
from quarterly.reporting.charts.trend import trend_figure
from quarterly.scoring.background import Background
from quarterly.scoring.series.points import Point
from tests.properties import costly
from tests.unit.made import Q1, TOWN_ACTIONS, TOWN_ROWS, built, card, public, row
from tests.unit.reporting.reports import CARD, CONTENTS_OF_NARRATIVE, claim, fact, material, passage, tracker, with_sections

COUNCIL = with_sections(*CONTENTS_OF_NARRATIVE)


def public_of(*records: Any, **changes: Any) -> str:
    """Return everything the public sees of a report: its view model and its open data."""
    readers = public(material(*records, council=COUNCIL, **changes))
    return json.dumps([built(readers), open_data(readers)], ensure_ascii=False)


FOUR_OF_NINE = Background({"1180": {Q1.previous: Point(value=Fraction(400, 9), numerator=Fraction(4), denominator=Fraction(9))}})


def before(**changes: Any) -> dict[str, Any]:
    """Return the inputs of a report after a quarter that the public may not see, in which 44% of care leavers were in work."""
    rows = [row("1180", None, 36, 60) if each.indicator == "1180" else each for each in TOWN_ROWS]
    scored = card(*rows, *TOWN_ACTIONS, background=FOUR_OF_NINE)
    scores = tuple(replace(each, before="star") if each.indicator == "1180" else each for each in scored.scores)
    return {"card": replace(scored, scores=scores, **changes), "background": FOUR_OF_NINE}


EARLIER = "Of care leavers 44% were in work in the quarter before."
BY_CHANCE = "Of the budget 44% is spent."
QUOTED = [passage(EARLIER), tracker(update=EARLIER), claim(EARLIER, "on target", "1178"), fact("report to follow", EARLIER)]


@pytest.mark.parametrize("record", QUOTED, ids=lambda record: type(record).__name__)
def test_an_earlier_value_that_is_held_back_is_not_quoted_either(record: Any) -> None:
    assert "44%" not in public_of(record, **before())


def test_the_progress_of_an_action_does_not_quote_it_either() -> None:
    actions = (replace(CARD.actions[0], progress=EARLIER), *CARD.actions[1:])
    assert "44%" not in public_of(**before(actions=actions))


@pytest.mark.parametrize("value", ["44%", "45%", "71.3%"])
def test_that_a_text_quotes_a_value_decides_nothing(value: str) -> None:
    """An intruder compares two versions: what went because of its value would tell the value."""
    about_it, by_chance = (public_of(passage(text.replace("44%", value)), **before()) for text in (EARLIER, BY_CHANCE))
    assert (value in about_it, value in by_chance) == (False, True)


SENTENCES = [
    "Of care leavers {}% are in work.", "The budget is {}% spent.", "It is {} per cent.", "PI 1180 stands at {}%.",
    "{}% of visits were in time.",
]  # fmt: skip


@given(
    st.sampled_from([(1, 8), (3, 8), (3, 6), (58, 60)]),
    st.sampled_from([(2, 9), (5, 40), (4, 8), (57, 60)]),
    st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from(["12.5", "37.5", "50", "96.7", "44"])), max_size=4),
)
@costly(10)
def test_the_texts_that_the_public_reads_do_not_depend_on_what_is_suppressed(
    one: tuple[int, int], other: tuple[int, int], written: list[tuple[str, str]]
) -> None:
    text = passage(" ".join(sentence.format(number) for sentence, number in written) or "All is well.")
    rows = ([row("1180", None, *sent) if each.indicator == "1180" else each for each in TOWN_ROWS] for sent in (one, other))
    seen = [public_of(text, card=card(*each, *TOWN_ACTIONS)) for each in rows]
    assert seen[0] == seen[1]


def test_the_status_of_a_value_that_is_held_back_is_not_told_by_what_changed() -> None:
    restricted = json.dumps(built(material(council=COUNCIL, **before())), ensure_ascii=False)
    assert "Ratings that are better: PI 1180" in restricted or "Ratings that are worse: PI 1180" in restricted
    assert "Ratings that are" not in public_of(**before())


def test_a_claim_does_not_tell_the_rating_of_what_is_held_back() -> None:
    text = public_of(claim("Care leavers in work are off target.", "off target", "1180"))
    assert ("is held back" in text, "are off target" in text) == (True, False)


def test_what_a_text_claims_is_held_against_the_figures_for_officers_alone() -> None:
    found = public_of(claim("As hoped.", "on target", "1180"))
    assert not any(text in found for text in ("As hoped.", "Supported", "Contradicted", "Unsupported"))


def test_a_tracker_shows_what_is_held_back_as_held_back() -> None:
    text = public_of(tracker(indicators=("1180",)))
    assert "PI 1180" in text
    assert not any(secret in text for secret in ("23.1", "50%", "3 of 6"))


def test_what_is_held_back_has_no_card_among_exceptions() -> None:
    ids = {"restricted": json.dumps(built(material(council=COUNCIL))), "public": public_of()}
    assert [f"-1180{end}" in text for text in ids.values() for end in ('"', "-figures")] == [True, True, False, False]


def test_the_distance_of_what_is_held_back_is_not_quoted() -> None:
    assert "23.1%" not in public_of(passage("Care leavers in work are 23.1% worse than target."))


def test_no_picture_draws_what_is_held_back() -> None:
    readers = public(material(council=COUNCIL))
    assert [trend_figure(i, s, readers, "k") for i, s in readers.scored() if i.id == "1180"] == [None]


def test_findings_and_what_is_kept_for_the_next_quarter_stay_with_officers() -> None:
    seen = public(material(council=COUNCIL, findings=(None,))).inputs
    assert (seen.findings, seen.left.texts, seen.left.undertakings) == ((), {}, ())
