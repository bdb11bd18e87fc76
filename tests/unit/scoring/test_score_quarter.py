"""What a scorecard has of each indicator and action: what has no rating, who sent nothing, counts, warnings."""

from fractions import Fraction

import pytest

from quarterly.collecting.returns.records import IndicatorRow
from quarterly.scoring.background import Background
from quarterly.scoring.benchmarking.published_rows import ENGLAND, Comparator
from quarterly.scoring.figures import Surroundings
from quarterly.scoring.score import RatingStatus
from quarterly.scoring.score_quarter import ReceivedRow
from quarterly.scoring.score_quarter import score as score_row
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.polarity import Polarity
from tests.unit.made import (
    CARE,
    Q1,
    SIX_LEAVERS,
    TOWN,
    TOWN_ROWS,
    action,
    card,
    council,
    finding,
    indicator,
    row,
    words_of,
)
from tests.unit.scoring.scored_row import score


@pytest.mark.parametrize(
    ("sent", "changes", "under_query", "standing", "value"),
    [
        (None, {}, False, RatingStatus.NOT_RECEIVED, ""),
        (row("1180", "50"), {}, True, RatingStatus.UNDER_QUERY, ""),
        (row("1180", comment="Nobody turned 19."), {}, False, RatingStatus.NO_DATA, ""),
        (row("1180", None, 3), {}, False, RatingStatus.NO_DATA, ""),
        (row("1180", "50"), {"targets": {}}, False, RatingStatus.NO_TARGET, "50%"),
        (row("1180", "50"), {"targets": {"2011-12": 65}}, False, RatingStatus.NO_TARGET, "50%"),
        (row("1180", "50"), {"targets": {"2012-13": 0}}, False, RatingStatus.TARGET_ZERO, "50%"),
        (row("1180", "0"), {"targets": {"2012-13": 0}}, False, RatingStatus.RATED, "0%"),
        (row("1180", "50"), {"targets": {"2012-13": "TBC"}}, False, RatingStatus.NO_TARGET, "50%"),
        (row("1180", "50"), {"polarity": Polarity.NONE}, False, RatingStatus.NOT_RATED, "50%"),
        (row("1180", "0"), {}, False, RatingStatus.RATED, "0%"),
    ],
)
def test_what_an_indicator_without_a_rating_shows(
    sent: object, changes: dict[str, object], under_query: bool, standing: RatingStatus, value: str
) -> None:
    found = score(indicator("1180", **changes), sent, under_query)  # type: ignore[arg-type]
    assert (found.standing, words_of(found).value, bool(found.final), bool(found.mechanical)) == (
        standing,
        value,
        standing is RatingStatus.RATED,
        standing is RatingStatus.RATED,
    )


@pytest.mark.parametrize(
    ("sent", "under_query"), [(None, False), (row("1180", "50"), True), (row("1180", comment="Nobody turned 19."), False)]
)
def test_what_was_agreed_is_shown_though_there_is_no_figure(sent: IndicatorRow | None, under_query: bool) -> None:
    assert words_of(score(indicator("1180"), sent, under_query)).target_now == "65%"


def test_the_average_of_others_is_a_target_though_there_is_no_figure() -> None:
    published = [Comparator(indicator="1180", year="2011-12", area=ENGLAND, value=Fraction("58.2"), source="DfE")]
    of = indicator("1180", targets={"2012-13": "Above national average"})
    found = score_row(TOWN, of, Q1, ReceivedRow(None), Background(around=Surroundings(comparators={"1180": published})))
    assert (found.standing, words_of(found, of).target_now) == (RatingStatus.NOT_RECEIVED, "above England's average of 58.2%")


def test_what_a_services_return_lacks_is_told_apart_from_what_nobody_sent() -> None:
    scored = card(*(one for one in TOWN_ROWS if one.indicator in ("1178", "adoption-matching")))
    found = {one.indicator: (one.standing, words_of(one).explanation) for one in scored.scores}
    assert found["1180"] == (
        RatingStatus.NOT_RECEIVED,
        "The return of Children in care does not hold this indicator; the service has been asked.",
    )
    assert found["1176"] == (RatingStatus.NOT_RECEIVED, "No return has been received for this indicator.")


def test_both_services_are_named_where_the_returns_of_both_lack_an_indicator() -> None:
    of = council(i1180={"denominator_service": "safeguarding"})
    found = {one.indicator: words_of(one).explanation for one in card(row("1178", "104.9"), row("1176", "62.9"), of=of).scores}
    assert found["1180"] == (
        "The returns of Children in care and Assessment and safeguarding do not hold this indicator; "
        "the services have been asked."
    )


def test_a_missing_value_is_not_zero() -> None:
    assert score(indicator("1180"), row("1180")).final == ""


def test_neither_figure_nor_comment_of_an_indicator_under_query_is_kept() -> None:
    held = score(indicator("1180"), row("1180", "50", 3, 6, SIX_LEAVERS), under_query=True)
    assert (held.value, held.numerator, held.denominator, held.comment) == (None, None, None, "")


@pytest.mark.parametrize(
    ("unit", "sent", "counts"),
    [
        (Unit.PERCENT, row("x", "50", 3, 6), (3, 6)),
        (Unit.PERCENT, row("x", "50", None, 6), (3, 6)),
        (Unit.PERCENT, row("x", "96.7", 58), (58, 60)),
        (Unit.PERCENT, row("x", "33", None, 6), (2, 6)),
        (Unit.PER_10000, row("x", "0.4", None, 68_000), (3, 68_000)),
        (Unit.PERCENT, row("x", "50"), (None, None)),
        (Unit.PERCENT, row("x", "0", 0), (0, None)),
        (Unit.COUNT, row("x", "4", 9, 9), (4, 9)),
        (Unit.DAYS, row("x", "174", None, 3), (None, 3)),
    ],
)
def test_the_cases_behind_a_figure(unit: Unit, sent: object, counts: tuple[int | None, int | None]) -> None:
    found = score(indicator("1180", unit=unit), sent)  # type: ignore[arg-type]
    assert (found.numerator, found.denominator) == counts


def test_only_warnings_about_the_indicator_stay_with_it() -> None:
    findings = [
        finding("1180", "K03", "warning", message="Which of the two?"),
        finding("1180", "S05", "info"),
        finding("1178", "K03", "warning"),
    ]
    assert score(indicator("1180"), row("1180", "50"), findings=findings).warnings == ("Which of the two?",)


def test_a_figure_printed_without_a_rating_keeps_its_warnings() -> None:
    warned = [finding("1180", "V09", "warning", message="No target is agreed.")]
    found = score(indicator("1180", targets={}), row("1180", "50"), findings=warned)
    assert found.warnings == ("No target is agreed.",)


def test_the_towns_scorecard() -> None:
    assert {one.indicator: one.final for one in card(*TOWN_ROWS).scores} == {
        "1178": "lower",
        "1180": "triangle",
        "child-protection-plans": "star",
        "adoption-matching": "star",
        "1176": "triangle",
    }


def test_a_scorecard_names_who_sent_something_and_who_did_not() -> None:
    scored = card(*TOWN_ROWS)
    assert (scored.received, len(scored.missing), scored.quarter) == ((CARE, "safeguarding"), 4, "2012-13 Q1")


def test_an_action_has_the_status_that_was_sent() -> None:
    scored = card(action("TA4b", "star", "Done."), action("YP1a", "tick", row=8))
    told = {one.ref: (one.standing, one.status) for one in scored.actions}
    assert (told["TA4b"], told["YP1a"]) == ((RatingStatus.RATED, "star"), (RatingStatus.RATED, "tick"))
    assert told["YP1b"] == (RatingStatus.NOT_RECEIVED, "")


def test_an_action_under_query_tells_nothing() -> None:
    scored = card(action("TA4b", "amber", "Two children."), findings=[finding("TA4b", "A02", sheet="Actions")])
    held = next(one for one in scored.actions if one.ref == "TA4b")
    assert (held.standing, held.status, held.progress) == (RatingStatus.UNDER_QUERY, "", "")
