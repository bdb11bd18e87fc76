"""What is not due this quarter is not missing."""

from typing import Any

from quarterly.reporting.parts import mark_of
from quarterly.scoring.background import Background
from quarterly.scoring.score import RatingStatus
from quarterly.scoring.score_quarter import ReceivedRow, score, score_indicators
from tests.unit.made import CARE, Q1, TOWN, council, file, indicator, row, sent, words_of
from tests.unit.reporting.reports import cells, made, words

ANNUAL: Any = {"due": (4,)}


def test_what_is_not_due_and_not_sent_is_not_missing() -> None:
    of = council(i1180=ANNUAL)
    (found,) = (each for each in score_indicators(of, Q1, []).scores if each.indicator == "1180")
    assert (found.standing, words_of(found).explanation) == (
        RatingStatus.NOT_DUE,
        "It is not reported in this quarter of the year.",
    )
    assert mark_of(found, of.profile.scales.indicators)["word"] == "Not due"


def test_what_is_due_and_not_sent_is_not_received() -> None:
    found = score(TOWN, indicator("1180", due=(1,)), Q1, ReceivedRow(None), Background())
    assert found.standing is RatingStatus.NOT_RECEIVED


def test_a_blank_row_of_what_is_not_due_keeps_its_comment() -> None:
    found = score(TOWN, indicator("1180", **ANNUAL), Q1, ReceivedRow(row("1180", comment="Counted in March.")), Background())
    assert (found.standing, found.comment) == (RatingStatus.NOT_DUE, "Counted in March.")


def test_a_figure_sent_before_it_is_due_is_rated() -> None:
    found = score(TOWN, indicator("1180", **ANNUAL), Q1, ReceivedRow(row("1180", "50", 50, 100)), Background())
    assert (found.standing, found.final) == (RatingStatus.RATED, "triangle")


def test_the_comment_on_what_is_not_due_stands_in_the_report() -> None:
    of = council(i1180=ANNUAL)
    card = score_indicators(of, Q1, [sent(CARE, file("return.xlsx", row("1180", comment="Counted in March.")))])
    assert "Counted in March." in str(made("priorities", council=of, card=card))


def test_what_is_not_due_is_listed_by_the_quarters_in_which_it_is() -> None:
    of = council(i1180=ANNUAL, i1178={"due": (2, 4)}, i1176=ANNUAL)
    blocks = made("not-due", council=of, card=score_indicators(of, Q1, []))["blocks"]
    assert [words(each)[:60] for each in blocks if each["type"] == "paragraph"] == [
        "Reported in the second quarter and the fourth quarter of the",
        "Reported in the fourth quarter of the year:",
    ]
    assert [len(each["items"]) for each in blocks if each["type"] == "list"] == [1, 2]


def test_what_is_not_due_stands_in_its_list_and_in_no_scorecard() -> None:
    of = council(i1180=ANNUAL)
    card = score_indicators(of, Q1, [])
    when, listed = made("not-due", council=of, card=card)["blocks"]
    assert words(when) == "Reported in the fourth quarter of the year:"
    assert words(listed).startswith("- PI 1180")
    (table,) = made("scorecard", council=of, card=card)["blocks"]
    assert [row[0][:7] for row in cells(table)] == ["PI 1178", "Number ", "Average", "PI 1176"]
