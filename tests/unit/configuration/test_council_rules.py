"""Rating rules in a council's files: is every mistake named by line and remedy, and what does an indicator add to its rule?"""

import pytest

from adapters.reference import dfe_polarity
from quarterly.vocabulary.polarity import Polarity
from tests.unit.made_council import mistakes, read
from tests.unit.town import INDICATORS, PROFILE

RULE = PROFILE[: PROFILE.index("  four-bands:\n")].count("\n") + 1
LIMITS, STAR, TRIANGLE = RULE + 4, RULE + 6, RULE + 9
ANYTHING = (
    "variance, forecast_variance, expected_variance, from_<threshold>, value, change_previous, change_year, quintile, rank, "
    "travel_previous, travel_year, travel_window, travel_year_end, travel_since, "
    "quartile, place, target_date, variation, assurance, judged"
)


def with_star(when: str) -> str:
    old = "{status: star, when: {variance: {above: tolerance}}}"
    assert old in PROFILE
    return PROFILE.replace(old, when)


@pytest.mark.parametrize(
    ("band", "line", "place", "problem"),
    [
        (
            "{status: comet, when: {variance: {above: tolerance}}}",
            STAR,
            "bands → 0 → status",
            "“comet” is not known here. Use one of: lower, star, triangle, upper.",
        ),
        ("{status: star}", RULE, "", "the bands after one without conditions would never hold: give it a condition."),
        (
            "{when: {variance: {above: tolerance}}}",
            STAR,
            "bands → 0",
            "give a band either a status or, in not_rated, the reason why there is none.",
        ),
        (
            "{status: star, not_rated: Too early, when: {variance: {above: tolerance}}}",
            STAR,
            "bands → 0",
            "give a band either a status or, in not_rated, the reason why there is none.",
        ),
        (
            "{status: star, if: {variance: {above: tolerance}}, when: {variance: {above: 0}}}",
            STAR,
            "bands → 0 → if",
            "Extra inputs are not permitted: remove “if”, or correct its spelling.",
        ),
        (
            "{status: star, when: {variance: {above: tolerence}}}",
            RULE,
            "",
            "“tolerence” is no limit of this rule. Add “tolerence” under limits, or give an amount.",
        ),
        (
            "{status: star, when: {variance: {above: 10}}}",
            STAR,
            "bands → 0",
            "say what 10 counts in: 10% (of the target), 10 points, or 10 units.",
        ),
        (
            "{status: star, when: {variance: {above: 10 per cent}}}",
            STAR,
            "bands → 0 → when → variance → above",
            "“10 per cent” is no amount. Write 10% (of the target), 2 points, 5 units, or 0.",
        ),
        (
            "{status: star, when: {variance: {over: tolerance}}}",
            STAR,
            "bands → 0 → when → variance → over",
            "Extra inputs are not permitted: remove “over”, or correct its spelling.",
        ),
        (
            "{status: star, when: {variance: {}}}",
            STAR,
            "bands → 0 → when → variance",
            "give at least one of: above, at_least, below, at_most.",
        ),
        (
            "{status: star, when: {variance: 10}}",
            STAR,
            "bands → 0 → when",
            "variance: 10 is no condition: give a bound, such as {at_least: 0}, or words: [better].",
        ),
        (
            "{status: star, when: {varience: {above: tolerance}}}",
            STAR,
            "bands → 0",
            f"“varience” is no quantity a rule can ask about. Use one of: {ANYTHING}.",
        ),
        (
            "{status: star, when: {variance: better}}",
            STAR,
            "bands → 0",
            "variance is a number: give a bound, such as variance: {at_least: 0}.",
        ),
        (
            "{status: star, when: {travel_year: {above: 0}}}",
            STAR,
            "bands → 0",
            "travel_year is a word: list the words that hold, such as travel_year: [better].",
        ),
        (
            "{status: star, when: {travel_year: [better, improved]}}",
            STAR,
            "bands → 0",
            "“improved” is no word of travel_year. Use: better, same, worse, higher, lower, none.",
        ),
        (
            "{status: star, when: {travel_year: []}}",
            STAR,
            "bands → 0 → when → travel_year",
            "Value should have at least 1 item after validation, not 0.",
        ),
        (
            "{status: star, when: {quintile: {at_most: 20%}}}",
            STAR,
            "bands → 0",
            "quintile is compared with a plain number, not with “20%”.",
        ),
        (
            "{status: star, when: {rank: {at_most: tolerance}}}",
            STAR,
            "bands → 0",
            "rank is compared with a plain number, not with “tolerance”.",
        ),
        (
            "{status: star, when: {judged: green}}",
            STAR,
            "bands → 0 → when → judged",
            "“green” is not known here. Use one of: lower, star, triangle, upper.",
        ),
    ],
)
def test_a_wrong_band_is_named_by_line_and_remedy(band: str, line: int, place: str, problem: str) -> None:
    path = " → ".join(filter(None, ("rules", "four-bands", place)))
    assert mistakes(with_star(band)) == f"p.yaml, line {line}: {path}: {problem}"


@pytest.mark.parametrize(
    ("old", "new", "line", "place", "problem"),
    [
        (
            "- {status: triangle}\n",
            "- {status: triangle, when: {variance: {below: -tolerance}}}\n",
            RULE,
            "",
            "the last band must hold always: remove its conditions.",
        ),
        (
            "tolerance: 10%",
            "tolerance: 10",
            LIMITS,
            "limits → tolerance",
            "say what 10 counts in: 10% (of the target), 10 points, or 10 units.",
        ),
        (
            "tolerance: 10%",
            "tolerance: a tenth",
            LIMITS,
            "limits → tolerance",
            "“a tenth” is no amount. Write 10% (of the target), 2 points, 5 units, or 0.",
        ),
        ("source: assumption", "source: guess", RULE + 2, "source", "Input should be 'published' or 'assumption'."),
        (
            "- {status: triangle}\n",
            "- {status: red}\n",
            TRIANGLE,
            "bands → 3 → status",
            "“red” is not known here. Use one of: lower, star",
        ),
    ],
)
def test_a_wrong_rule_is_named_by_line_and_remedy(old: str, new: str, line: int, place: str, problem: str) -> None:
    path = " → ".join(filter(None, ("rules", "four-bands", place)))
    assert mistakes(PROFILE.replace(old, new, 1)).startswith(f"p.yaml, line {line}: {path}: {problem}")


NEXT = INDICATORS[: INDICATORS.index("    unit: per 10,000\n")].count("\n") + 2


@pytest.mark.parametrize(
    ("line", "place", "problem"),
    [
        ("rule: three-bands", "rule", "“three-bands” is not known here. Use one of: four-bands."),
        (
            "limits: {tolerance: 2 points}",
            "limits",
            "“2 points”: points are steps of a percentage, and this counts in per 10,000.",
        ),
        ("limits: {tolerance: 5}", "limits → tolerance", "say what 5 counts in: 5% (of the target), 5 points, or 5 units."),
        (
            "limits: {band: 5%}",
            "limits",
            "its rule, four bands around the target, has no limit “band”. Remove it, or use one of: tolerance.",
        ),
        ("stable: 2 points", "stable", "“2 points”: points are steps of a percentage, and this counts in per 10,000."),
        ("stable: 2", "stable", "say what 2 counts in: 2% (of the target), 2 points, or 2 units."),
        (
            "dfe: Number of rabbits",
            "dfe",
            "“Number of rabbits” is none of DfE's measures. Near it are: “Number of initial requests”.",
        ),
        ("denominator_service: housing", "denominator_service", "“housing” is not known here. Use one of: children-in-care, lib"),
        ("since: 2012", "since", "“2012” is not a quarter. Write it like this: 2012-13 Q1 (April to June 2012)."),
        ("breaks: [2012-13 Q7]", "breaks → 0", "“2012-13 Q7” is not a quarter. Write it like this: 2012-13 Q1"),
        (
            "forecast: guess",
            "forecast",
            "Input should be 'halfway', 'damped-step', 'run-rate', 'seasonal', 'last-four' or 'trend'.",
        ),
        (
            "forecast: run-rate",
            "forecast",
            "“run-rate” adds up quarters, which only counts and amounts can be. Leave the line out.",
        ),
    ],
)
def test_what_an_indicator_adds_is_held_against_its_rule(line: str, place: str, problem: str) -> None:
    found = mistakes(PROFILE, INDICATORS.replace("    unit: per 10,000\n", f"    unit: per 10,000\n    {line}\n", 1))
    assert found.startswith(f"i.yaml, line {NEXT}: indicators → 0 → {place}: {problem}")


def test_a_threshold_that_a_rule_asks_for_is_missed_in_every_indicator_that_has_none() -> None:
    first = INDICATORS.replace("    unit: per 10,000\n", "    unit: per 10,000\n    thresholds: {floor: 120}\n", 1)
    found = mistakes(with_star("{status: star, when: {from_floor: {at_least: 0}}}"), first).split("\n")
    ask = "thresholds: its rule, four bands around the target, asks for the threshold “floor”. Add it."
    assert [line.partition(": ")[2] for line in found] == [f"indicators → {place} → {ask}" for place in (1, 2, 3, 4)]


def test_points_in_a_rule_do_not_fit_an_indicator_that_is_no_percentage() -> None:
    found = mistakes(PROFILE.replace("limits: {tolerance: 10%}", "limits: {tolerance: 2 points}"), INDICATORS)
    assert "“2 points”: points are steps of a percentage, and this counts in days." in found


def test_an_amount_that_a_rule_leaves_to_its_indicators_is_missed_in_every_one() -> None:
    found = mistakes(PROFILE.replace("tolerance: 10%", "tolerance: null")).split("\n")
    ask = "limits: its rule, four bands around the target, leaves “tolerance” to every indicator. Add it."
    assert [line.partition(": ")[2] for line in found] == [f"indicators → {place} → {ask}" for place in range(5)]


def test_an_unknown_measure_is_named_though_the_council_states_the_polarity_itself() -> None:
    assert "polarity: low\n" in INDICATORS
    found = mistakes(PROFILE, INDICATORS.replace("    unit: per 10,000\n", "    unit: per 10,000\n    dfe: Rabbits\n", 1))
    assert found.startswith(f"i.yaml, line {NEXT}: indicators → 0 → dfe: “Rabbits” is none of DfE's measures.")


def test_a_measure_of_dfes_brings_its_polarity() -> None:
    stated = "    polarity: low\n    polarity_rationale: Children should"
    assert stated in INDICATORS
    measure = "Percentage of CLA adopted in year"
    read_so = read(PROFILE, INDICATORS.replace(stated, f"    dfe: {measure}\n    polarity_rationale: Children should"))
    assert read_so.catalogue.indicators[3].polarity is Polarity.HIGH


def test_a_council_may_depart_from_dfes_polarity() -> None:
    measure = "    unit: per 10,000\n    dfe: Number of initial requests\n"
    assert dfe_polarity("Number of initial requests") is Polarity.NONE
    assert (
        read(PROFILE, INDICATORS.replace("    unit: per 10,000\n", measure, 1)).catalogue.indicators[0].polarity is Polarity.LOW
    )


def forecast_by(basis: str, method: str) -> str:
    """Return the town's indicators with PI 1180, a percentage, on a basis and forecast by a method."""
    return INDICATORS.replace("basis: in-quarter\n", f"basis: {basis}\n    forecast: {method}\n", 1)


@pytest.mark.parametrize(
    ("basis", "method", "problem"),
    [
        ("in-quarter", "trend", "a “trend” of a percentage misses by more than no change at all. Leave the line out."),
        ("year-to-date", "damped-step", "“damped-step” carries a step on, and a year to date starts again each year."),
    ],
)
def test_a_method_that_forecasts_a_percentage_worse_than_no_change_is_refused(basis: str, method: str, problem: str) -> None:
    assert problem in mistakes(PROFILE, forecast_by(basis, method))


@pytest.mark.parametrize(("basis", "method"), [("in-quarter", "halfway"), ("rolling 12 months", "damped-step")])
def test_a_method_that_suits_the_basis_is_taken(basis: str, method: str) -> None:
    assert read(PROFILE, forecast_by(basis, method)).catalogue.indicators[1].forecast == method
