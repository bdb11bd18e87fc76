"""DfE's measures: which one is meant, and which way DfE says is good."""

import pytest

from quarterly.scoring.benchmarking.measures import find_measure, measures_from, polarity_of
from quarterly.vocabulary.polarity import Polarity


def row(code: str, title: str, polarity: str, topic: str = "Child Protection") -> dict[str, str]:
    return {"Measure_code": code, "Topic": topic, "Measure": title, "Polarity": polarity, "dps": ""}


LIBRARY = measures_from(
    [
        row("304", "Continuous assessments completed within 45 working days", "High"),
        row("305", "Number of referrals to Children's Social Services", "-"),
        row("305", "Rates per 10,000 of referrals to Children's Social Services", "-"),
        row("219", "Number of Child Protection plans starting during the year", "-"),
        row("219", "Rate child protection plans starting during the year", "Low"),
        row("", "Total number of cases (as at January)", "-", "Children with SEN"),
        row("", "CLA ceased because of a Special Guardianship Order  - Total (%)", "", "Children Looked After"),
        row("10", "Overall absence", "Low", "Children Looked After"),
        row("11", "Overall absence", "-", "All Pupil Absence"),
        row("12", "Suspensions", "Low", "Children in Need"),
        row("12", "Suspensions", "Low", "All Pupil Absence"),
        row("13", "Attendance", "High", "Children in Need"),
        row("13", "Attendance", "Low", "All Pupil Absence"),
    ]
)


@pytest.mark.parametrize(
    ("name", "polarity"),
    [
        ("Continuous assessments completed within 45 working days", Polarity.HIGH),
        ("Rate child protection plans starting during the year", Polarity.LOW),
        ("Number of referrals to Children's Social Services", Polarity.NONE),
        ("CLA ceased because of a Special Guardianship Order - Total (%)", Polarity.NONE),
    ],
)
def test_a_title_means_its_measure_whose_dash_or_blank_is_no_polarity(name: str, polarity: Polarity) -> None:
    assert polarity_of(name, LIBRARY) is polarity


def test_case_and_spacing_do_not_matter() -> None:
    assert polarity_of("  CONTINUOUS assessments  completed within 45 working days ", LIBRARY) is Polarity.HIGH


def test_a_code_that_stands_for_one_measure_means_it() -> None:
    assert find_measure("304", LIBRARY).title == "Continuous assessments completed within 45 working days"


def test_a_code_that_stands_for_two_measures_is_refused_with_both_to_choose_from() -> None:
    with pytest.raises(ValueError, match="“219” stands for 2 of DfE's measures") as refused:
        find_measure("219", LIBRARY)
    assert str(refused.value) == (
        "“219” stands for 2 of DfE's measures: “219 Number of Child Protection plans starting during the year” "
        "(Child Protection; polarity none); “219 Rate child protection plans starting during the year” "
        "(Child Protection; polarity low). Write one of these, code and title."
    )


def test_a_code_is_ambiguous_even_where_its_measures_agree_on_the_polarity() -> None:
    with pytest.raises(ValueError, match="“305” stands for 2"):
        find_measure("305", LIBRARY)


def test_a_title_given_twice_with_different_polarity_needs_the_code_as_well() -> None:
    with pytest.raises(ValueError, match=r"“10 Overall absence” .* “11 Overall absence” .* Write one of these, code and title"):
        find_measure("Overall absence", LIBRARY)


@pytest.mark.parametrize(("name", "polarity"), [("10 Overall absence", Polarity.LOW), ("11 overall  absence", Polarity.NONE)])
def test_code_and_title_mean_one_measure(name: str, polarity: Polarity) -> None:
    assert polarity_of(name, LIBRARY) is polarity


def test_one_measure_under_two_topics_is_no_choice_to_make() -> None:
    assert (polarity_of("Suspensions", LIBRARY), polarity_of("12", LIBRARY)) == (Polarity.LOW, Polarity.LOW)


def test_a_measure_that_contradicts_itself_can_be_named_by_nothing() -> None:
    with pytest.raises(ValueError, match="contradict each other: leave the measure out and state the polarity"):
        find_measure("13 Attendance", LIBRARY)


def test_a_misspelt_title_is_refused_with_what_is_near() -> None:
    with pytest.raises(ValueError, match="Near it are: “Continuous assessments completed within 45 working days”"):
        find_measure("Continuous assessment completed in 45 working days", LIBRARY)


def test_a_short_name_is_refused_with_titles_that_hold_its_words() -> None:
    with pytest.raises(ValueError, match="Near it are: “Rates per 10,000 of referrals to Children's Social Services”"):
        find_measure("referral rate", LIBRARY)


@pytest.mark.parametrize("name", ["999", "bins emptied on time", "", " ", "-"])
def test_a_name_near_nothing_is_refused_with_where_to_look(name: str) -> None:
    with pytest.raises(ValueError, match="none of DfE's measures"):
        find_measure(name, LIBRARY)


def test_a_blank_code_means_nothing() -> None:
    with pytest.raises(ValueError, match=r"Write its title as reference/dfe-measures-polarity\.csv does"):
        find_measure("", LIBRARY)


def test_another_word_for_polarity_is_refused() -> None:
    with pytest.raises(ValueError, match="“Overall absence” has the polarity “Up”"):
        measures_from([row("10", "Overall absence", "Up")])
