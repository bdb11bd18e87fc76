"""What the public reads of the town's Quarter 1, in which one figure is 3 of 6: nothing that would give it away."""

import json
from dataclasses import replace
from typing import Any

import pytest

from adapters.screening import screening_for
from quarterly.commentary.requests import Commentary, commentary, with_replies
from quarterly.publishing.open_data.figure_row import OF_INDICATOR
from quarterly.publishing.open_data.rows_of_scores import open_data
from quarterly.vocabulary.suppressed import SUPPRESSED
from tests.unit.disclosure.test_disclosure import everything, material
from tests.unit.made import (
    TOWN,
    TOWN_ACTIONS,
    TOWN_ROWS,
    built,
    card,
    finding,
    restricted,
    row,
)  # fmt: skip

TOWNS = card(*TOWN_ROWS, *TOWN_ACTIONS, findings=[finding("1180", "K03", "warning", row=8, message="The comment gives 4 of 6.")])


@pytest.mark.parametrize(
    "secret", ["3 out of the 6", "50%", "23.1", "23.08", "of 6", "19 in Quarter", "2 referrals", "PI 1180 is", "source"]
)
def test_the_public_report_of_the_town_carries_nothing_of_three_of_six(secret: str) -> None:
    assert secret not in everything(material(TOWNS))


def test_the_restricted_report_of_the_town_carries_all_of_it() -> None:
    full = everything(restricted(TOWNS))
    assert all(secret in full for secret in ("3 out of the 6", "50%", "23.1", "2 referrals", "PI 1180 is"))


def test_what_counts_no_children_is_published() -> None:
    text = everything(material(TOWNS))
    assert all(kept in text for kept in ("1,072 Treasure bags", "with 3 sales", "One licence review", "Sick leave"))


def lines(part: Any) -> list[str]:
    """Return every table row, chart point and text of a view model."""
    if isinstance(part, dict) and "label" not in part:
        return [line for inner in part.values() for line in lines(inner)]
    if isinstance(part, list) and not all(
        isinstance(one, dict) and "text" in one and not {"type", "label"} & one.keys() for one in part
    ):
        return [line for inner in part for line in lines(inner)]
    return [json.dumps(part, ensure_ascii=False)]


def test_the_triangle_of_care_leavers_is_published_nowhere() -> None:
    told = [line for line in lines(built(material(TOWNS))) if "1180" in line]
    words = [state.word for state in TOWN.profile.scales.indicators.states]
    assert len(told) == 2
    assert not [line for line in told if any(word in line for word in words)]


def test_the_restricted_report_says_that_care_leavers_are_a_triangle() -> None:
    full = built(restricted(TOWNS))
    assert len([line for line in lines(full) if "1180" in line and "Worse than target" in line]) == 4


def test_the_open_data_of_a_held_back_figure() -> None:
    header, rows = open_data(material(TOWNS))
    told = {column: text for column, text in zip(header, rows[1], strict=True) if text and column not in OF_INDICATOR}
    assert told == {
        "indicator": "1180",
        "reference": "PI 1180",
        "name": "Care leavers in employment, education and training",
        "quarter": "2012-13 Q1",
        "unit": "percent",
        "basis": "in-quarter",
        "good_is": "high",
        "rated_basis": "in-quarter",
        "target": "65",
        "target_in_words": "65%",
        "symbol": "[c]",
        "rating_symbol": "[c]",
    }


def test_the_open_data_of_a_figure_whose_rating_is_held_back() -> None:
    held = replace(TOWNS.scores[0], variance=SUPPRESSED, final="", mechanical="")
    header, rows = open_data(restricted(replace(TOWNS, scores=(held, *TOWNS.scores[1:]))))
    told = dict(zip(header, rows[0], strict=True))
    assert [told[column] for column in ("value", "symbol", "distance", "rating_code", "rating", "rating_symbol")] == [
        *("104.9", "", "", "", "", "[c]"),
    ]


def test_that_commentary_is_awaited_does_not_tell_a_hidden_rating() -> None:
    off = card(row("1180", "50", 3, 6), row("1176", "62.9", row=8))
    awaited = commentary(TOWN, off, [], screening_for(TOWN)).awaited
    assert awaited == ("1180", "1176")
    text = everything(material(off, awaited))
    assert text == everything(material(off, ("1176",)))
    assert "Commentary is awaited on 1 indicator." in text


def test_a_reply_about_a_hidden_figure_does_not_tell_its_rating() -> None:
    off = card(row("1180", "50", 3, 6))
    assert everything(material(with_replies(off, Commentary({"1180": "More are in work now."})))) == everything(material(off))
