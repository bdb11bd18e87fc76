"""How much of a history would be suppressed, and which coarser publication would have shown it."""

from collections.abc import Sequence

import pytest

from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.configuration.council import Council
from quarterly.disclosure.coarser_publication import Coarser, coarser_lines, coarser_publications
from quarterly.disclosure.measured_share import MeasuredShare, measured_share
from quarterly.scoring.series.points import Series
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.quarter import Quarter
from tests.unit.disclosure.test_secondary import count, counting
from tests.unit.small_council import SMALL

YEAR = [Quarter(2012, number) for number in (1, 2, 3, 4)]


def council(*indicators: Indicator, **relations: object) -> Council:
    return SMALL.model_copy(update={"catalogue": Catalogue.model_validate({"indicators": indicators, **relations})})


def history(**numbers: Sequence[int]) -> dict[str, Series]:
    return {id: {quarter: count(n) for quarter, n in zip(YEAR, of, strict=True)} for id, of in numbers.items()}


def ways(of: Council, known: dict[str, Series]) -> dict[str, tuple[Coarser, ...]]:
    policy = of.profile.small_numbers
    return dict(coarser_publications(of.catalogue, known, measured_share(of, known), policy))


def said(of: Council, known: dict[str, Series], **changes: int) -> list[str]:
    policy, measured = of.profile.small_numbers.model_copy(update=changes), measured_share(of, known)
    return list(coarser_lines(of.catalogue, measured, coarser_publications(of.catalogue, known, measured, policy), policy))


ADOPTIONS = counting("adopted", Basis.IN_QUARTER)
PARTS = [counting(id) for id in ("all", "a", "b", "c")]
SUM = {"parts_of": [{"total": "all", "parts": ["a", "b", "c"]}]}


def test_the_share_is_of_the_values_of_the_newest_four_quarters_with_what_goes_along() -> None:
    known = history(all=[60, 60, 60, 60], a=[3, 20, 20, 20], b=[17, 10, 10, 10], c=[40, 30, 30, 30])
    known["a"] = {**known["a"], YEAR[0].previous: count(2)}
    assert measured_share(council(*PARTS, **SUM), known) == MeasuredShare(tuple(YEAR), 16, {"a": (YEAR[0],), "b": (YEAR[0],)})


def test_small_quarters_that_make_a_larger_year_are_proposed_as_twelve_months() -> None:
    assert ways(council(ADOPTIONS), history(adopted=[2, 3, 2, 4])) == {"adopted": (Coarser.TWELVE_MONTHS,)}


def test_a_year_that_is_small_itself_is_not_proposed() -> None:
    assert ways(council(ADOPTIONS), history(adopted=[1, 2, 1, 1])) == {"adopted": ()}


def test_a_year_to_date_that_grows_by_few_is_proposed_once_a_year() -> None:
    to_date = counting("adopted", Basis.YEAR_TO_DATE)
    assert ways(council(to_date), history(adopted=[2, 5, 7, 11])) == {"adopted": (Coarser.ONCE_A_YEAR,)}


def test_two_small_parts_of_a_total_are_proposed_as_one_group() -> None:
    known = history(all=[100] * 4, a=[3] * 4, b=[4] * 4, c=[93] * 4)
    assert ways(council(*PARTS, **SUM), known) == {"a": (Coarser.GROUPED,), "b": (Coarser.GROUPED,)}


def test_what_is_suppressed_now_and_then_stays_as_it_is() -> None:
    assert ways(council(ADOPTIONS), history(adopted=[3, 8, 9, 10])) == {}


@pytest.mark.parametrize(("allowed", "lines"), [(49, 3), (50, 0)])
def test_lines_are_printed_where_more_is_suppressed_than_the_profile_allows(allowed: int, lines: int) -> None:
    of, known = (
        council(ADOPTIONS, counting("few", Basis.IN_QUARTER), counting("many")),
        history(adopted=[2, 3, 2, 4], few=[0, 0, 1, 2], many=[9] * 4),
    )
    found = said(of, known, most_suppressed=allowed)
    assert len(found) == lines


def test_the_lines_say_how_much_what_helps_and_for_what_nothing_does() -> None:
    of, known = council(ADOPTIONS, counting("few", Basis.IN_QUARTER)), history(adopted=[2, 3, 2, 4], few=[1, 1, 1, 2])
    assert said(of, known) == [
        "Of 8 values in the history of 2012-13 Q1 to 2012-13 Q4, 100% would be suppressed; the profile allows 10% "
        "(most_suppressed: under small_numbers:). Longer periods and fewer groups tell more than marks:",
        "  adopted Referrals: publish it as twelve months.",
        "  For few Referrals neither twelve months nor a group would have been shown in this history.",
    ]
