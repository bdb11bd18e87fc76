"""What is remembered of the report that was screened last shows in no other: each is screened as if it were the first."""

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from quarterly.configuration.catalogue import Catalogue
from quarterly.configuration.council import Council
from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure import secondary
from quarterly.disclosure.report_cells import SeriesById
from quarterly.disclosure.screened_score import ScreenedScore
from quarterly.disclosure.secondary import with_secondary
from quarterly.disclosure.suppression import screen
from quarterly.scoring.background import Background
from quarterly.scoring.score import RatingStatus, Score
from quarterly.vocabulary.quarter import Quarter
from tests.unit.disclosure.test_secondary import NOW, PLANS, count
from tests.unit.made import scorecard
from tests.unit.small_council import SMALL

PARTS = ("a", "b", "c")
Report = tuple[tuple[int, ...], tuple[int, ...], Quarter, bool, SmallNumbers]  # now, before, quarter, is a sum stated, policy

numbers = st.tuples(*(st.sampled_from([0, 2, 4, 7, 8, 30]) for _ in PARTS))
policies = st.sampled_from([SmallNumbers(), SmallNumbers(largest=3), SmallNumbers(order="largest first")])
reports = st.tuples(numbers, numbers, st.sampled_from([NOW, NOW.next]), st.booleans(), policies)


@given(st.lists(reports, min_size=2, max_size=3), st.lists(st.integers(0, 2), min_size=3, max_size=6))
def test_a_report_is_screened_alike_whatever_was_screened_before_it(drawn: list[Report], order: list[int]) -> None:
    alone = [_screened_anew(each) for each in drawn]
    for index in order:
        assert _screened(drawn[index % len(drawn)]) == alone[index % len(drawn)]


@given(reports, numbers)
def test_a_figure_that_is_changed_where_it_stands_is_seen(report: Report, changed: tuple[int, ...]) -> None:
    council, quarter = _council(report), report[2]
    series = {id: {quarter: count(number)} for id, number in _with_total(report[0]).items()}
    primary = _primary(report)
    with_secondary(primary, series, council, quarter)
    for id, number in _with_total(changed).items():
        series[id][quarter] = count(number)
    assert with_secondary(primary, series, council, quarter) == _anew(primary, series, council, quarter)


def _anew(primary: list[ScreenedScore], series: SeriesById, council: Council, quarter: Quarter) -> list[ScreenedScore]:
    with patch.object(secondary, "_LAST", secondary._Last()):
        return with_secondary(primary, series, council, quarter)


def _screened_anew(report: Report) -> list[ScreenedScore]:
    with patch.object(secondary, "_LAST", secondary._Last()):
        return _screened(report)


def _screened(report: Report) -> list[ScreenedScore]:
    now, before, quarter, _, _ = report
    scores = [Score(indicator=id, standing=RatingStatus.RATED, sent=count(number)) for id, number in _with_total(now).items()]
    earlier = {id: {quarter.previous: count(number)} for id, number in _with_total(before).items()}
    return screen(scorecard(*scores, quarter=quarter), _council(report), Background(earlier))


def _primary(report: Report) -> list[ScreenedScore]:
    """Return scores as they are before anything goes along."""
    with patch("quarterly.disclosure.suppression.with_secondary", lambda primary, *_: primary):
        return _screened(report)


def _council(report: Report) -> Council:
    *_, is_sum, policy = report
    relations = {"parts_of": [{"total": "plans", "parts": [*PARTS]}]} if is_sum else {}
    catalogue = Catalogue.model_validate({"indicators": [PLANS[id] for id in ("plans", *PARTS)], **relations})
    profile = SMALL.profile.model_copy(update={"small_numbers": policy})
    return SMALL.model_copy(update={"catalogue": catalogue, "profile": profile})


def _with_total(parts: tuple[int, ...]) -> dict[str, int]:
    return {"plans": sum(parts), **dict(zip(PARTS, parts, strict=True))}
