"""What does an indicator take over from the library of definitions, and what counts where both say something?"""

import pytest

from adapters.reference import dfe_polarity, library
from quarterly.configuration.council import Council
from quarterly.configuration.library import Definition
from quarterly.vocabulary.basis import Method
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.polarity import Polarity
from tests.unit.made_council import mistakes, read
from tests.unit.town import INDICATORS, PROFILE

ENTRY = """
  - id: R1
    library: {named}
    service: safeguarding
    priority: young-people
    owner: head-of-safeguarding
"""
DEFINITIONS = pytest.mark.parametrize("one", library().values(), ids=library())


def taking_over(named: str, *stated: str) -> Council:
    return read(PROFILE, INDICATORS + ENTRY.format(named=named) + "".join(f"    {line}\n" for line in stated))


def test_an_indicator_of_five_lines_has_all_that_its_definition_says() -> None:
    taken = taking_over("re-referrals").catalogue.indicators[-1]
    assert (taken.name, taken.unit, taken.decimals) == ("Re-referrals within 12 months", Unit.PERCENT, 1)
    assert (taken.basis, taken.polarity, taken.id) == ("rolling 12 months", Polarity.LOW, "R1")
    assert taken.definition == "Referrals of a child who had been referred in the 12 months before, out of all referrals."


def test_what_the_council_states_itself_counts() -> None:
    taken = taking_over("re-referrals", "name: Children referred again", "basis: year-to-date").catalogue.indicators[-1]
    assert (taken.name, taken.basis, taken.polarity) == ("Children referred again", "year-to-date", Polarity.LOW)


def test_a_rate_says_of_how_many_people_it_is() -> None:
    assert library()["children-in-need"].definition == (
        "Children in need on the last day of the period, for every 10,000 people aged under 18."
    )


def test_an_average_of_money_to_date_is_not_added_up_to_the_years_end() -> None:
    assert taking_over("weekly-cost-of-care").catalogue.indicators[-1].forecast is Method.TREND


def test_a_misspelt_definition_is_a_mistake_with_its_line_and_those_that_are_near() -> None:
    found = mistakes(PROFILE, INDICATORS + ENTRY.format(named="referrals-again"))
    line = INDICATORS.count("\n") + 3
    assert found.startswith(f"i.yaml, line {line}: indicators → 5 → library: “referrals-again” is not in the library")
    assert "re-referrals" in found


def test_the_library_has_at_least_fifty_definitions_under_ids_of_their_own() -> None:
    assert len(library()) >= 50


@DEFINITIONS
def test_each_definition_is_one_that_a_catalogue_can_take_over(one: Definition) -> None:
    assert taking_over(one.id).catalogue.indicators[-1].definition == one.definition


@DEFINITIONS
def test_the_polarity_is_dfes_where_dfe_publishes_one_and_none_where_nobody_does(one: Definition) -> None:
    if one.dfe:
        assert one.polarity is dfe_polarity(one.dfe)
    elif one.is_local:
        assert one.polarity is Polarity.NONE
