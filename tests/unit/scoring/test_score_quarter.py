"""Ratings: the published table, the edges of bands, and what has no rating."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.collecting.returns.records import IndicatorRow
from quarterly.collecting.sheets.findings import Finding
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.rules import RatingRule, Span
from quarterly.configuration.targets.goal import Goal
from quarterly.scoring.background import Background
from quarterly.scoring.benchmarking.published_rows import ENGLAND, Comparator
from quarterly.scoring.engine import Quantities, decide, limits_of
from quarterly.scoring.figures import Surroundings
from quarterly.scoring.score import RatingStatus, Score
from quarterly.scoring.score_quarter import ReceivedRow
from quarterly.scoring.score_quarter import score as score_row
from quarterly.vocabulary.numbers import Unit, exact
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
    distance_of,
    finding,
    indicator,
    row,
    words_of,
)

values = st.decimals(0, 1_000, places=3)
one_way = st.sampled_from((Polarity.HIGH, Polarity.LOW))


def score(
    of: Indicator,
    sent: IndicatorRow | None,
    under_query: bool = False,
    findings: Sequence[Finding] = (),
    council: Council = TOWN,
) -> Score:
    return score_row(council, of, Q1, ReceivedRow(sent, under_query, findings), Background())


def rated(id: str, value: str, tolerance: str = "10") -> Score:
    return score(indicator(id), row(id, value), council=council(tolerance=tolerance))


def rule(tolerance: str = "10") -> RatingRule:
    profile = council(tolerance=tolerance).profile
    return profile.rules[profile.rule]


def band_of(of: RatingRule, value: Fraction, aim: Goal) -> str:
    variance, reference = aim.variance(value), aim.reference(value)
    assert variance is not None
    assert reference is not None
    band = decide(of, limits_of(of, {}), Quantities(numbers={"variance": variance}, references={"variance": reference})).band
    assert band is not None
    return band.status


def band(value: Fraction, target: int, polarity: Polarity, tolerance: str = "10") -> str:
    return band_of(rule(tolerance), value, Goal(polarity, Fraction(target), Fraction(target)))


# domain.md 1.4: what the published figures rate at each tolerance, which the report does not state.
@pytest.mark.parametrize(
    ("id", "value", "distance", "bands"),
    [
        ("1178", "104.9", "-6.2%", ["triangle", "triangle", "lower", "lower", "lower"]),
        ("1180", "50", "-23.1%", ["triangle"] * 5),
        ("child-protection-plans", "29.6", "17.8%", ["star", "star", "star", "star", "upper"]),
        ("adoption-matching", "174", "18.3%", ["star", "star", "star", "star", "upper"]),
        ("1176", "62.9", "-13.2%", ["triangle", "triangle", "triangle", "lower", "lower"]),
    ],
)
def test_the_towns_table_at_every_tolerance(id: str, value: str, distance: str, bands: Sequence[str]) -> None:
    scores = [rated(id, value, tolerance) for tolerance in ("2", "5", "10", "15", "20")]
    assert [one.final for one in scores] == bands
    assert {distance_of(words_of(one)) for one in scores} == {distance}


def test_the_closing_rate_of_looked_after_children_is_a_triangle_at_ten_per_cent() -> None:
    assert (rated("1178", "109.4").final, distance_of(words_of(rated("1178", "109.4")))) == ("triangle", "-10.7%")


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("200", "upper"),
        ("199.999999999", "lower"),
        ("200.000000001", "upper"),
        ("220", "upper"),
        ("220.000000001", "star"),
        ("219.999999999", "upper"),
        ("180", "lower"),
        ("179.999999999", "triangle"),
        ("180.000000001", "lower"),
    ],
)
def test_the_edges_of_the_bands_where_more_is_better(value: str, status: str) -> None:
    assert band(Fraction(value), 200, Polarity.HIGH) == status


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("200", "upper"),
        ("200.000000001", "lower"),
        ("199.999999999", "upper"),
        ("180", "upper"),
        ("179.999999999", "star"),
        ("180.000000001", "upper"),
        ("220", "lower"),
        ("220.000000001", "triangle"),
        ("219.999999999", "lower"),
    ],
)
def test_the_edges_of_the_bands_where_less_is_better(value: str, status: str) -> None:
    assert band(Fraction(value), 200, Polarity.LOW) == status


def test_an_edge_is_exact_where_floats_are_not() -> None:
    assert rated("1176", "79.75").final == "upper"
    assert score(indicator("1176", targets={"2012-13": 0.3}), row("1176", "0.33")).final == "upper"


@given(values, values, one_way)
def test_a_better_value_never_has_a_worse_band(a: Decimal, b: Decimal, polarity: Polarity) -> None:
    order = ["triangle", "lower", "upper", "star"]
    worse, better = sorted((a, b), reverse=polarity is Polarity.LOW)
    assert order.index(band(exact(worse), 65, polarity)) <= order.index(band(exact(better), 65, polarity))


@given(values, values)
def test_a_value_nearer_its_midpoint_never_has_a_worse_band(a: Decimal, b: Decimal) -> None:
    order = ["triangle", "lower", "upper", "star"]
    farther, nearer = sorted((exact(a), exact(b)), key=lambda value: -abs(value - 65))
    assert order.index(band(farther, 65, Polarity.MIDPOINT)) <= order.index(band(nearer, 65, Polarity.MIDPOINT))


@given(values, st.integers(1, 500))
def test_the_two_polarities_mirror_each_other(value: Decimal, target: int) -> None:
    end = Fraction(target)
    high, low = (Goal(polarity, end, end).per_cent(exact(value)) for polarity in (Polarity.HIGH, Polarity.LOW))
    assert high is not None
    assert low is not None
    assert high == -low


def test_a_negative_target_is_measured_by_its_size() -> None:
    assert Goal(Polarity.HIGH, Fraction(-2), Fraction(-2)).per_cent(Fraction(-1)) == 50


def test_a_band_may_have_a_bound_of_its_own() -> None:
    first = rule().bands[0].model_copy(update={"when": {"variance": Span(above="2.5%")}})
    of = rule().model_copy(update={"bands": (first, *rule().bands[1:])})
    aim = Goal(Polarity.HIGH, Fraction(100), Fraction(100))
    assert [band_of(of, Fraction(value), aim) for value in ("102.5", "102.6")] == ["upper", "star"]


@pytest.mark.parametrize(
    ("value", "printed", "status"),
    [
        ("65.01", "0.02%", "upper"),
        ("64.99", "-0.02%", "lower"),
        ("65", "0.0%", "upper"),
        ("71.501", "10.002%", "star"),
        ("58.5", "-10.0%", "lower"),
    ],
)
def test_a_distance_never_looks_like_an_edge_it_is_not_at(value: str, printed: str, status: str) -> None:
    assert (distance_of(words_of(rated("1180", value))), rated("1180", value).final) == (printed, status)


def test_counts_are_compared_unrounded() -> None:
    close = score(indicator("1180"), row("1180", "65", 6_499, 10_000))
    assert (words_of(close).value, close.value, close.final) == ("65%", Fraction(6_499, 100), "lower")


@pytest.mark.parametrize(
    ("id", "value", "figures", "outcome", "word"),
    [
        ("1178", "104.9", "104.9 against a target of 98.8 (lower", "6.2% worse than target, within", "lower half"),
        ("1178", "109.4", "109.4 against a target of 98.8 (lower", "10.7% worse than target, beyond", "Worse than target"),
        ("1180", "65", "65% against a target of 65% (higher", "exactly on target, within", "upper half"),
        ("1180", "71.5", "72% against a target of 65% (higher", "10.0% better than target, exactly at", "upper half"),
        ("1180", "58.5", "59% against a target of 65% (higher", "10.0% worse than target, exactly at", "lower half"),
    ],
)
def test_the_explanation_names_the_numbers_and_the_rule(id: str, value: str, figures: str, outcome: str, word: str) -> None:
    told = f"“On target, {word}”" if word.endswith("half") else f"“{word}”"
    assert words_of(rated(id, value)).explanation == f"{figures} is better) is {outcome} the tolerance of 10%: {told}."


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
