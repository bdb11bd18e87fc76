"""What else goes beside a small count, so that nobody works it out from the figures that stay? Each case was an attack once."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.configuration.council import Council
from quarterly.disclosure.screened_score import ScreenedScore
from quarterly.disclosure.suppression import screen
from quarterly.disclosure.why_suppressed import WhySuppressed
from quarterly.scoring.background import Background
from quarterly.scoring.score import RatingStatus, Score
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.counted import Counted
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import scorecard
from tests.unit.small_council import SMALL, indicator

NOW = Quarter(2012, 3)
Rows = list[tuple[Indicator, Point]]


def counting(id: str, basis: Basis = Basis.SNAPSHOT, **changes: Any) -> Indicator:
    return _named(id, indicator("204", unit=Unit.COUNT, basis=basis, **changes))


def share(id: str, **changes: Any) -> Indicator:
    return _named(id, indicator("101", decimals=1, **changes))


def _named(id: str, found: Indicator) -> Indicator:
    return found.model_copy(update={"id": id})


def count(number: int) -> Point:
    return Point(value=Fraction(number))


def of(numerator: int, denominator: int) -> Point:
    return Point(value=Fraction(100 * numerator, denominator), numerator=Fraction(numerator), denominator=Fraction(denominator))


def screened(
    indicators: Rows, earlier: dict[str, dict[Quarter, Point]] | None = None, now: Quarter = NOW, **relations: Any
) -> dict[str, ScreenedScore]:
    """Return each indicator's score as it is screened, with these figures now and earlier."""
    catalogue = Catalogue.model_validate({"indicators": [each for each, _ in indicators], **relations})
    council: Council = SMALL.model_copy(update={"catalogue": catalogue})
    scores = [Score(indicator=each.id, standing=RatingStatus.RATED, sent=point) for each, point in indicators]
    found = screen(scorecard(*scores, quarter=now), council, Background(earlier or {}))
    return {each.indicator.id: each for each in found}


def suppressed(found: dict[str, ScreenedScore]) -> dict[str, WhySuppressed]:
    return {id: each.why for id, each in found.items() if each.why}


PLANS = {id: counting(id) for id in ("plans", "a", "b", "c", "d", "e")}


def plans(*numbers: int) -> Rows:
    """Return a total and its parts."""
    return [(each, count(number)) for each, number in zip(PLANS.values(), numbers, strict=False)]


def parts_of_plans(number: int) -> dict[str, Any]:
    return {"parts_of": [{"total": "plans", "parts": list(PLANS)[1 : number + 1]}]}


def test_the_next_smallest_part_goes_with_a_small_one_as_in_dfe_s_tables() -> None:
    found = screened(plans(489, 185, 170, 80, 50, 4), **parts_of_plans(5))
    assert suppressed(found) == {"e": WhySuppressed.SMALL_COUNT, "d": WhySuppressed.SECONDARY}


def test_without_a_relation_nothing_else_goes() -> None:
    assert suppressed(screened(plans(489, 185, 170, 80, 50, 4))) == {"e": WhySuppressed.SMALL_COUNT}


def test_a_part_of_nobody_does_not_hide_a_small_one() -> None:
    found = screened(plans(435, 185, 170, 76, 0, 4), **parts_of_plans(5))
    assert suppressed(found) == {"e": WhySuppressed.SMALL_COUNT, "c": WhySuppressed.SECONDARY}


def test_two_small_parts_hide_each_other() -> None:
    found = screened(plans(442, 185, 170, 80, 3, 4), **parts_of_plans(5))
    assert suppressed(found) == {"d": WhySuppressed.SMALL_COUNT, "e": WhySuppressed.SMALL_COUNT}


def test_two_parts_of_one_child_each_do_not_hide_each_other() -> None:
    """Together they are 2, and nobody who is suppressed is 0."""
    found = screened(plans(437, 185, 170, 80, 1, 1), **parts_of_plans(5))
    assert suppressed(found) == {
        "d": WhySuppressed.SMALL_COUNT,
        "e": WhySuppressed.SMALL_COUNT,
        "c": WhySuppressed.SECONDARY,
    }


def test_twenty_less_seventeen_is_not_printed() -> None:
    whole, part = counting("admitted"), counting("boys")
    found = screened([(whole, count(20)), (part, count(17))], of_which=[{"whole": "admitted", "part": "boys"}])
    assert suppressed(found) == {"boys": WhySuppressed.SECONDARY}


def test_a_hundred_per_cent_less_two_shares_is_not_printed() -> None:
    """Of 44 children 20 are 45.5%, 22 are 50.0%, and the third share is suppressed: 2 are left."""
    ids = ("home", "kin", "other")
    rows = [(counting("children"), count(44)), *((share(id), of(n, 44)) for id, n in zip(ids, (20, 22, 2), strict=True))]
    found = screened(rows, parts_of=[{"total": "children", "parts": ids}], denominator_is=dict.fromkeys(ids, "children"))
    assert suppressed(found) == {"other": WhySuppressed.SMALL_COUNT, "home": WhySuppressed.SECONDARY}


def test_twelve_months_less_three_quarters_is_not_printed() -> None:
    quarterly, rolling = counting("q", Basis.IN_QUARTER), counting("r", Basis.ROLLING_YEAR)
    before = {quarter: count(n) for quarter, n in zip(_before(3), (3, 20, 30), strict=True)}
    published = {quarter: replace(point, published=True, suppressed=point.value == 3) for quarter, point in before.items()}
    found = screened([(quarterly, count(25)), (rolling, count(78))], {"q": published}, same_count=[["q", "r"]])
    assert suppressed(found) == {"q": WhySuppressed.SECONDARY}


def test_a_percentage_whose_base_stands_in_another_row_is_of_few() -> None:
    found = screened([(share("a"), of(30, 60)), (share("b"), Point(value=Fraction(5)))], same_denominator=[["a", "b"]])
    assert suppressed(found) == {"b": WhySuppressed.SMALL_COUNT}


def test_a_rate_of_a_known_population_is_of_few() -> None:
    rate = _named("rate", indicator("102", population="children"))
    population = {"children": {"name": "people aged under 18", "by_year": {"2012-13": 68_000}}}
    found = screened([(rate, Point(value=Fraction("0.4")))], populations=population)
    assert suppressed(found) == {"rate": WhySuppressed.SMALL_COUNT}


def test_what_a_quarter_adds_to_a_published_year_to_date_is_not_printed_for_another_basis() -> None:
    """By June 20, by September 40; the year to date of 43 by December is suppressed for the 3, and the twelve months with it."""
    to_date, rolling = counting("y", Basis.YEAR_TO_DATE), counting("r", Basis.ROLLING_YEAR)
    earlier = {Quarter(2012, 1): 20, Quarter(2012, 2): 40, Quarter(2011, 4): 90, Quarter(2011, 3): 70}
    published = {quarter: Point(value=Fraction(n), published=True) for quarter, n in earlier.items()}
    found = screened([(to_date, count(43)), (rolling, count(63))], {"y": published}, same_count=[["y", "r"]])
    assert suppressed(found) == {"y": WhySuppressed.DIFFERENCE, "r": WhySuppressed.SECONDARY}


def test_what_half_a_year_added_is_not_worked_out_from_the_parts_of_a_year_to_date() -> None:
    """Left are home or kin: 50, 62, 74 by each quarter; home 20, 22, 24. 74 less 50 are 24, less June's 20 are 4."""
    left, home, kin = (counting(id, Basis.YEAR_TO_DATE) for id in ("left", "home", "kin"))
    earlier = {"left": (50, 62), "home": (20, 22), "kin": (30, 40)}
    published = {
        id: {
            Quarter(2012, number): Point(value=Fraction(n), published=True, suppressed=id == "home" and number == 2)
            for number, n in enumerate(numbers, start=1)
        }
        for id, numbers in earlier.items()
    }
    rows = [(left, count(74)), (home, count(24)), (kin, count(50))]
    found = screened(rows, published, parts_of=[{"total": "left", "parts": ["home", "kin"]}])
    assert suppressed(found) == {"home": WhySuppressed.DIFFERENCE, "kin": WhySuppressed.SECONDARY}


def test_a_year_less_its_other_quarters_is_not_printed() -> None:
    quarterly, annual = counting("q", Basis.IN_QUARTER), counting("y", Basis.ANNUAL)
    before = dict(zip((Quarter(2011, 1), Quarter(2011, 2), Quarter(2011, 3)), (20, 3, 15), strict=True))
    earlier = {q: Point(value=Fraction(n), published=True, suppressed=n == 3) for q, n in before.items()}
    rows = [(quarterly, count(12)), (annual, count(50))]
    found = screened(rows, {"q": earlier}, now=Quarter(2011, 4), same_count=[["q", "y"]])
    assert suppressed(found) == {"q": WhySuppressed.SECONDARY}


def test_two_whole_numbers_of_per_cent_that_add_up_to_a_count_do_not_stand_beside_each_other() -> None:
    """590 of 600 leave 10, and two rows say 1%: whoever knows that 1% is printed for a small count knows that each is 5."""
    ids = ("most", "one", "other")
    rows = [(counting("children"), count(600)), *((share(id), of(n, 600)) for id, n in zip(ids, (590, 5, 5), strict=True))]
    found = screened(rows, parts_of=[{"total": "children", "parts": ids}], denominator_is=dict.fromkeys(ids, "children"))
    assert not found["one"].is_coarser or not found["other"].is_coarser or found["most"].why


def test_all_of_a_small_group_do_not_come_back_by_subtraction() -> None:
    """26 of 46 less 20 of 40 leave 6 of 6: each of the six is known to be among them."""
    rows = [(share("all"), of(26, 46)), (share("boys"), of(20, 40)), (share("girls"), of(6, 6)), (counting("of girls"), count(6))]
    parts = [{"total": "all", "parts": ["boys", "girls"]}]
    found = screened(rows, parts_of=parts, denominator_is={"girls": "of girls"})
    assert suppressed(found) == {"girls": WhySuppressed.WHOLE_GROUP, "of girls": WhySuppressed.SECONDARY}


@pytest.mark.parametrize("counts", [Counted.PROCESS, Counted.EVENTS, Counted.STAFF, Counted.PLACES])
def test_what_counts_no_sensitive_fact_is_printed(counts: Counted) -> None:
    found = screened([(share("reviews", counts=counts), of(57, 60)), (counting("posts", counts=counts), count(3))])
    assert suppressed(found) == {}


def test_a_figure_that_is_no_protected_count_goes_where_it_gives_one_away() -> None:
    found = screened(
        [(counting("visits", counts=Counted.PROCESS), count(20)), (counting("boys"), count(17)), (counting("girls"), count(3))],
        parts_of=[{"total": "visits", "parts": ["boys", "girls"]}],
    )
    assert suppressed(found) == {"girls": WhySuppressed.SMALL_COUNT, "boys": WhySuppressed.SECONDARY}


def test_an_earlier_quarter_that_would_give_a_small_part_away_is_left_out_of_the_charts() -> None:
    earlier = {id: {NOW.previous: count(n)} for id, n in zip(PLANS, (489, 185, 170, 80, 50, 4), strict=True)}
    found = screened(plans(500, 190, 172, 80, 50, 8), earlier, **parts_of_plans(5))
    assert suppressed(found) == {}
    assert {id for id, each in found.items() if each.suppressed_quarters} == {"d", "e"}


def _before(number: int) -> list[Quarter]:
    found = [NOW.previous]
    while len(found) < number:
        found.append(found[-1].previous)
    return found[::-1]


def test_twelve_months_less_three_quarters_is_not_printed_of_what_shares_are_out_of_either() -> None:
    """60% of 70 in twelve months, and 10 of 18, 9 of 18 and 10 of 18 in three quarters: 13 of 16 in the fourth, so 3 were not."""
    quarterly, rolling = share("q", basis=Basis.IN_QUARTER), share("r", basis=Basis.ROLLING_YEAR)
    before = dict(zip(_before(3), ((10, 18), (13, 16), (9, 18)), strict=True))
    earlier = {q: replace(of(*each), published=True, suppressed=each == (13, 16)) for q, each in before.items()}
    found = screened([(quarterly, of(10, 18)), (rolling, of(42, 70))], {"q": earlier}, same_count=[["q", "r"]])
    assert any(each.why for each in found.values())


@pytest.mark.parametrize("september", [7, 8, 9, 10, 11])
def test_that_december_is_printed_does_not_tell_a_suppressed_september(september: int) -> None:
    """6 by June, 13 by December: whoever knows the rules reads the same whatever September was."""
    to_date = counting("y", Basis.YEAR_TO_DATE)
    earlier = {
        Quarter(2012, 1): Point(value=Fraction(6), published=True),
        Quarter(2012, 2): Point(value=Fraction(september), published=True, suppressed=True),
    }
    assert suppressed(screened([(to_date, count(13))], {"y": earlier}, now=Quarter(2012, 3))) == {}


def test_what_a_quarter_adds_to_a_whole_and_not_to_its_part_is_not_printed() -> None:
    """20 and 40 children by June and September, 10 and 28 of them in a home: of the 20 who came, 18 did and 2 did not."""
    whole, part = counting("all", Basis.YEAR_TO_DATE), counting("home", Basis.YEAR_TO_DATE)
    june = {id: {Quarter(2012, 1): Point(value=Fraction(n), published=True)} for id, n in (("all", 20), ("home", 10))}
    rows = [(whole, count(40)), (part, count(28))]
    found = screened(rows, june, now=Quarter(2012, 2), of_which=[{"whole": "all", "part": "home"}])
    assert suppressed(found) == {"home": WhySuppressed.SECONDARY}
