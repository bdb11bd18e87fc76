"""Does a distance from target stand to the two figures beside it as a reader sees them?"""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.configuration.council import Council
from quarterly.reporting.parts import figure
from quarterly.reporting.wording.distances import is_hidden_by_rounding
from quarterly.reporting.wording.scores import ScoreInWords
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit, half_up
from quarterly.vocabulary.polarity import Polarity
from tests.unit.made import card, council, row, words_of

PROFILED = {"quarters": [2432.88, 2800, 4000, 5700]}


def of_leavers(sent: str, target: object, polarity: str = "high", **changes: Any) -> ScoreInWords:
    """Return what is printed of a percentage without decimals that has this target."""
    return _words("1180", sent, council(i1180={"polarity": Polarity(polarity), "targets": {"2012-13": target}, **changes}))


def _words(id: str, sent: str, of: Council) -> ScoreInWords:
    score = next(each for each in card(row(id, sent), of=of).scores if each.indicator == id)
    return words_of(score, next(each for each in of.catalogue.indicators if each.id == id), council=of)


@pytest.mark.parametrize(
    ("sent", "target", "polarity", "printed"),
    [
        ("68.8235", 69, "high", ("69%", "69%", "0.3% worse before rounding")),
        ("69.2", 69, "high", ("69%", "69%", "0.3% better before rounding")),
        ("69.4", 69.2, "high", ("69%", "69.2%", "0.3% better before rounding")),
        ("69.5", 69.5, "high", ("70%", "69.5%", "on target before rounding")),
        ("15.2", "10 to 15", "range", ("15%", "10% to 15%", "1.3% worse before rounding")),
        ("68.4", 69, "high", ("68%", "69%", "0.9% worse")),
        ("69", 69, "high", ("69%", "69%", "on target")),
        ("69.4", 68, "low", ("69%", "68%", "2.1% worse")),
    ],
)
def test_a_distance_that_the_printed_figures_hide_says_so(
    sent: str, target: object, polarity: str, printed: tuple[str, str, str]
) -> None:
    words = of_leavers(sent, target, polarity)
    assert (words.value, words.target_now, words.against_target) == printed


def test_the_sentence_that_explains_a_rating_says_so_too() -> None:
    assert of_leavers("68.8235", 69).explanation == (
        "69% against a target of 69% (higher is better) is 0.3% worse than target before rounding, within the tolerance of 10%: "
        "“On target, lower half”."
    )


@given(value=st.fractions(0, 100, max_denominator=600), target=st.integers(1, 100))
def test_a_distance_is_hidden_where_the_printed_figures_stand_otherwise_and_only_there(value: Fraction, target: int) -> None:
    sent = half_up(value, 6)
    words = of_leavers(f"{sent}", target)
    shown = half_up(sent, 0)
    assert is_hidden_by_rounding(words) == (_side(sent, target) != _side(shown, target))


def _side(value: Decimal, target: int) -> int:
    return (value > target) - (value < target)


@pytest.mark.parametrize(("decimals", "printed"), [(0, "2,433"), (1, "2,432.9")])
def test_the_target_of_a_count_has_no_more_decimals_than_the_count(decimals: int, printed: str) -> None:
    words = of_leavers("2533", PROFILED, "low", unit=Unit.COUNT, decimals=decimals)
    assert words.target_now == printed


def test_a_count_on_the_wrong_side_of_its_rounded_target_says_so() -> None:
    words = of_leavers("2433", PROFILED, "low", unit=Unit.COUNT)
    assert (words.value, words.target_now, words.against_target) == ("2,433", "2,433", "0.005% worse before rounding")


@pytest.mark.parametrize(("sent", "printed"), [("80.6", "5.2% worse"), ("86", "1.2% better"), ("85", "on target")])
def test_columns_say_every_distance_in_per_cent_of_target_whatever_the_rule_counts_in(sent: str, printed: str) -> None:
    words = _words("1180", sent, _in_points())
    assert words.against_target == printed


def test_the_sentence_says_a_distance_in_what_the_rule_counts_in() -> None:
    assert "is 4.4 points worse than target, within the tolerance of 5 points" in _words("1180", "80.6", _in_points()).explanation


def test_of_a_target_of_0_there_is_no_per_cent() -> None:
    assert _words("1180", "3", _in_points(target=0, polarity="low")).against_target == "3.0 points worse"


def test_a_figure_rated_on_another_basis_stands_beside_it() -> None:
    words = of_leavers("50", 65, status_basis=Basis.YEAR_TO_DATE)
    assert figure(words) == "50%; year-to-date: 50%"


def _in_points(target: int = 85, polarity: str = "high") -> Council:
    return council(
        i1180={"targets": {"2012-13": target}, "polarity": Polarity(polarity), "decimals": 1, "limits": {"tolerance": "5 points"}}
    )
