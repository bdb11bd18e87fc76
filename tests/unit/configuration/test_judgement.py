"""Ratings decided rather than worked out: who, when, why, until when; and what the rule gives stays beside them."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from quarterly.configuration.council import Council
from quarterly.configuration.judgement import Judgement, Judgements
from quarterly.publishing.open_data.rows_of_scores import open_data
from quarterly.scoring.background import Background
from quarterly.scoring.score import RatingStatus, Score
from quarterly.scoring.score_quarter import ReceivedRow
from quarterly.scoring.score_quarter import score as score_row
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import Q1, TOWN, card, indicator, restricted, row, words_of
from tests.unit.reporting.reports import quality_notes

PLANNED = {
    "indicator": "1178",
    "status": "upper",
    "since": "2012-13 Q1",
    "until": "2012-13 Q2",
    "by": "Director of Children's Services",
    "on": date(2012, 7, 20),
    "reason": "The rise is a planned intake of unaccompanied children.",
}
Q2, Q3 = Quarter(2012, 2), Quarter(2012, 3)
BY_RULE = (
    "104.9 against a target of 98.8 (lower is better) is 6.2% worse than target, within the tolerance of 10%: "
    "“On target, lower half”."
)


def judgement(**changes: Any) -> Judgement:
    return Judgement.model_validate({**PLANNED, **changes})


def judged(*judgements: Judgement) -> Council:
    return TOWN.model_copy(update={"judgements": Judgements(judgements=judgements)})


def rated(of: Council, value: str | None = "104.9", quarter: Quarter = Q1) -> Score:
    return score_row(of, indicator("1178"), quarter, ReceivedRow(row("1178", value)), Background())


def test_what_was_decided_is_reported_and_what_the_rule_gives_stays() -> None:
    found = rated(judged(judgement()))
    assert (found.standing, found.mechanical, found.final, found.judgement) == (RatingStatus.RATED, "lower", "upper", judgement())


def test_a_rating_without_a_judgement_is_the_rules() -> None:
    found = rated(TOWN)
    assert (found.mechanical, found.final, found.judgement) == ("lower", "lower", None)


def test_the_explanation_says_what_the_rule_gives_and_then_who_decided_when_why_and_until_when() -> None:
    assert words_of(rated(judged(judgement())), council=judged(judgement())).explanation == (
        f"{BY_RULE} Reported as “On target, upper half”. Decided by the Director of Children's Services on 20 July 2012, "
        "until Quarter 2 2012/13: The rise is a planned intake of unaccompanied children."
    )


@pytest.mark.parametrize(
    ("quarter", "final"),
    [(Quarter(2011, 4), ""), (Q1, "upper"), (Q2, "upper"), (Q3, "lower"), (Quarter(2012, 4), "lower")],
)
def test_a_judgement_holds_from_its_first_to_its_last_quarter(quarter: Quarter, final: str) -> None:
    assert rated(judged(judgement()), quarter=quarter).final == final


def test_a_judgement_of_another_indicator_changes_nothing() -> None:
    assert rated(judged(judgement(indicator="1180"))).final == "lower"


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_judgements_the_one_decided_last_holds(order: int) -> None:
    later = judgement(status="triangle", on=date(2012, 9, 1))
    assert rated(judged(*[judgement(), later][::order])).final == "triangle"


def test_an_indicator_without_a_target_can_be_judged() -> None:
    of = judged(judgement())
    found = score_row(of, indicator("1178", targets={}), Q1, ReceivedRow(row("1178", "104.9")), Background())
    assert (found.standing, found.mechanical, found.final) == (RatingStatus.RATED, "", "upper")
    assert words_of(found, council=of).explanation.startswith(
        "There is no agreed target to rate the figure against. Reported as “On target, upper half”"
    )


def test_a_judgement_makes_no_figure_where_none_was_sent() -> None:
    found = rated(judged(judgement()), None)
    assert (found.standing, found.value, found.final) == (RatingStatus.NO_DATA, None, "")


def test_a_judgement_does_not_let_a_figure_under_query_be_seen() -> None:
    found = score_row(
        judged(judgement()), indicator("1178"), Q1, ReceivedRow(row("1178", "104.9"), under_query=True), Background()
    )
    assert (found.standing, found.value, found.final) == (RatingStatus.UNDER_QUERY, None, "")


def test_both_ratings_stand_in_the_open_data() -> None:
    of = judged(judgement())
    header, rows = open_data(restricted(card(row("1178", "104.9"), of=of), of))
    told = dict(zip(header, rows[0], strict=True))
    assert (told["rating_code"], told["rating"], told["rule_rating_code"]) == ("upper", "On target, upper half", "lower")


def test_the_report_says_that_a_rating_was_decided_and_what_the_rule_gives() -> None:
    of = judged(judgement())
    notes = quality_notes(restricted(card(row("1178", "104.9"), of=of), of))
    assert notes[0].startswith(
        "PI 1178 is reported as “On target, upper half” by decision; the rule gives “On target, lower half”. Decided by the "
    )


def test_a_judgement_that_agrees_with_the_rule_needs_no_note() -> None:
    of = judged(judgement(status="lower"))
    notes = quality_notes(restricted(card(row("1178", "104.9"), of=of), of))
    assert not [note for note in notes if "by decision" in note]


@pytest.mark.parametrize("field", sorted(PLANNED))
def test_a_judgement_says_all_about_itself(field: str) -> None:
    with pytest.raises(ValidationError, match=f"{field}\n  Field required"):
        Judgement.model_validate({key: value for key, value in PLANNED.items() if key != field})


def test_a_judgement_ends_no_earlier_than_it_begins() -> None:
    assert judgement(until="2012-13 Q1").until == "2012-13 Q1"
    with pytest.raises(ValidationError, match=r"it would end \(2011-12 Q4\) before it begins \(2012-13 Q1\)"):
        judgement(until="2011-12 Q4")


@pytest.mark.parametrize(("quarter", "lapsed"), [(Q1, False), (Q2, False), (Q3, True), (Quarter(2012, 4), False)])
def test_in_the_quarter_after_its_last_a_judgement_has_lapsed(quarter: Quarter, lapsed: bool) -> None:
    assert Judgements(judgements=(judgement(),)).lapsed("1178", quarter) is lapsed


def test_a_judgement_that_another_takes_the_place_of_has_not_lapsed() -> None:
    followed = judgement().model_copy(update={"since": "2012-13 Q3", "until": "2012-13 Q4"})
    assert not Judgements(judgements=(judgement(), followed)).lapsed("1178", Q3)
