"""Does what the shipped councils say of their counts hold in their histories, and does Sampleshire show each kind that it can?"""

from collections.abc import Mapping

import pytest

from adapters.background import values_of
from adapters.councils import council_files, council_folder
from adapters.csv_tables import read_csv
from adapters.reference import reference
from quarterly.configuration.catalogue import Catalogue
from quarterly.configuration.council import council_from, quarters_to_check
from quarterly.disclosure.relations.observed import Observed, observed, shared_quarters
from quarterly.disclosure.relations.proposals import proposed_lines, proposed_relations
from quarterly.scoring.series.points import Series
from quarterly.scoring.series.values import series_by_indicator

WITH_HISTORY = ("central-bedfordshire", "herefordshire", "leeds", "sampleshire")


def known(council: str) -> tuple[Catalogue, Mapping[str, Series]]:
    """Return a council's relations with every indicator it ever had, and the figures of its history."""
    folder = council_folder(council)
    files = council_files(folder)
    states = [council_from(council, files, reference(), quarter) for quarter in quarters_to_check(files)]
    rows = [row for state in states for row in values_of(read_csv(folder / "history.csv"), state).rows]
    ever = {indicator.id: indicator for state in states for indicator in state.catalogue.indicators}
    return states[-1].catalogue.model_copy(update={"indicators": tuple(ever.values())}), series_by_indicator(rows)


def counts(council: str) -> tuple[Catalogue, dict[str, Observed]]:
    catalogue, history = known(council)
    return catalogue, {each.id: each for each in observed(catalogue.indicators, history)}


def test_sampleshire_has_sums_that_add_up_in_every_quarter() -> None:
    catalogue, of = counts("sampleshire")
    assert catalogue.parts_of
    for each in catalogue.parts_of:
        total, parts = of[each.total].counts, [of[part].counts for part in each.parts]
        quarters = shared_quarters(total, *parts)
        assert len(quarters) == 11  # from 2023-24 Q3 to 2026-27 Q1
        assert all(total[quarter] == sum(part[quarter] for part in parts) for quarter in quarters)


def test_sampleshire_s_rates_are_of_the_population_of_their_year() -> None:
    catalogue, of = counts("sampleshire")
    rates = [indicator for indicator in catalogue.indicators if indicator.population]
    assert [rate.id for rate in rates] == ["FD1", "CP1", "CP3", "CIC1"]
    for rate in rates:
        people = {quarter: catalogue.populations[rate.population].of(quarter) for quarter in of[rate.id].denominators}
        assert people == of[rate.id].denominators
        assert len(people) == 11


@pytest.mark.parametrize("council", WITH_HISTORY)
def test_no_part_is_more_than_its_whole(council: str) -> None:
    catalogue, of = counts(council)
    for pair in catalogue.of_which:
        whole, part = of[pair.whole].counts, of[pair.part].counts
        assert all(part[quarter] <= whole[quarter] for quarter in shared_quarters(whole, part)), pair


@pytest.mark.parametrize("council", WITH_HISTORY)
def test_figures_said_to_be_out_of_the_same_cases_are(council: str) -> None:
    catalogue, of = counts(council)
    pairs = [(of[group[0]].denominators, of[id].denominators) for group in catalogue.same_denominator for id in group[1:]]
    pairs += [(of[counted].counts, of[id].denominators) for id, counted in catalogue.denominator_is.items()]
    assert pairs
    assert all(one[quarter] == other[quarter] for one, other in pairs for quarter in shared_quarters(one, other))


@pytest.mark.parametrize("council", WITH_HISTORY)
def test_nothing_is_proposed_that_is_not_so(council: str) -> None:
    assert proposed_lines(proposed_relations(*known(council))) == []


def test_what_sampleshire_states_would_be_proposed_if_it_did_not() -> None:
    catalogue, history = known("sampleshire")
    silent = Catalogue(indicators=catalogue.indicators)
    assert proposed_lines(proposed_relations(silent, history)) == [
        "parts_of:",
        "  - {total: CIC1, parts: [CIC9, CIC10, CIC11, CIC12]}",
        "of_which:",
        "  - {whole: CIC1, part: CIC7}",
        "same_denominator:",
        "  - [CL1, CL2]",
        "denominator_is:",
        "  CP5: CP3",
        "  CIC2: CIC1",
        "  CIC5: CIC1",
    ]
