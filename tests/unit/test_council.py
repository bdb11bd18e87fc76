"""A council's files: what they must agree on, and how indicators, actions and statuses are found in them."""

from fractions import Fraction

import pytest

from adapters.councils import council_folder
from adapters.reference import dfe_polarity
from quarterly.configuration.council import Council, council_from
from quarterly.configuration.files import ConfigurationFile, CouncilFiles
from quarterly.errors import SetupError
from quarterly.polarity import Polarity
from quarterly.quarter import Quarter
from tests.unit.made import DUDLEY, council, indicator

PROFILE, INDICATORS = ((council_folder("dudley") / name).read_text() for name in ("profile.yaml", "indicators.yaml"))
CATALOGUE = DUDLEY.catalogue


def read(profile: str = PROFILE, indicators: str = INDICATORS, judgements: str = "") -> Council:
    files = CouncilFiles(
        ConfigurationFile("p.yaml", profile),
        ConfigurationFile("i.yaml", indicators),
        ConfigurationFile("j.yaml", judgements) if judgements else None,
    )
    return council_from("dudley", files, dfe_polarity)


def changed(old: str, new: str) -> Council:
    assert (old in PROFILE) != (old in INDICATORS)
    return read(*(text.replace(old, new, 1) for text in (PROFILE, INDICATORS)))


def mistakes(*files: str) -> str:
    with pytest.raises(SetupError) as error:
        read(*files)
    return str(error.value)


@pytest.mark.parametrize(
    ("old", "new", "place", "problem"),
    [
        ("contact: schools-data", "contact: data", "services → schools → contact", "“data” is not known here. Use one of: child"),
        (
            "officer: performance-officer",
            "officer: nobody",
            "performance_officer",
            "“nobody” is not known here. Use one of: child",
        ),
        (
            "service: substance-misuse}",
            "service: drugs}",
            "priorities → 2 → objectives → 0 → actions → 0 → service",
            "“drugs” is not",
        ),
        ("ref: YP1b", "ref: YP1a", "priorities → 0 → objectives → 0 → actions → 1 → ref", "“YP1a” is used twice"),
        ("id: regeneration", "id: young-people", "priorities → 1 → id", "“young-people” is used twice"),
        ("status: tick", "status: star", "scales → actions → states → 1 → status", "“star” is used twice"),
        (
            "word: Worse than target,",
            "word: Exceeds target,",
            "scales → indicators → states → 3 → word",
            "“Exceeds target” is used",
        ),
        ("rule: four-bands", "rule: five-bands", "rule", "“five-bands” is not known here. Use one of: four-bands."),
        (
            "at_risk_of: triangle",
            "at_risk_of: upper",
            "scales → indicators → states → 2 → at_risk_of",
            "“upper” is no worse status",
        ),
        ("at_risk_of: triangle", "at_risk_of: red", "scales → indicators → states → 2 → at_risk_of", "“red” is no worse status"),
        ("largest: 5", "largest: 0", "small_numbers → largest", "Input should be greater than or equal to 1."),
        ("largest: 5", "largest: 30", "small_numbers → largest", "Input should be less than or equal to 20."),
        (
            "content: legend",
            "content: symbols",
            "report → appendices → 0 → sections → 2 → content",
            "Input should be 'text', 'passages'",
        ),
        ("commentary: report", "commentary: wait", "gates → commentary", "Input should be 'report' or 'hold'."),
        ('id: "1180"', 'id: "1178"', "indicators → 1 → id", "“1178” is used twice. Ids must be unique."),
        ("id: adoption-matching", 'id: "PI-1178"', "indicators → 3 → id", "“PI-1178” is used twice. Ids must be unique."),
        (
            "service: children-in-care\n",
            "service: care\n",
            "indicators → 0 → service",
            "“care” is not known here. Use one of: child",
        ),
        (
            "priority: young-people\n",
            "priority: young\n",
            "indicators → 0 → priority",
            "“young” is not known here. Use one of: crime,",
        ),
        ("owner: head-of-safeguarding\n", "owner: head\n", "indicators → 2 → owner", "“head” is not known here"),
        (
            "polarity: low\n",
            "polarity: lower\n",
            "indicators → 0 → polarity",
            "Input should be 'high', 'low', 'range', 'midpoint' or 'none'.",
        ),
        ('"2012-13": 98.8', '"2012/13": 98.8', "indicators → 0 → targets → 2012/13", "“2012/13” is not a financial year."),
        ('"2012-13": 98.8', '"2012-14": 98.8', "indicators → 0 → targets → 2012-14", "“2012-14” is not a financial year."),
        ('"2012-13": 98.8', '"2012-13": 98.8 or so', "indicators → 0 → targets → 2012-13", "“98.8 or so” is not understood as a"),
        ('"2012-13": 98.8', '"2012-13": [98, 99]', "indicators → 0 → targets → 2012-13", "A list holds dated versions"),
        ('"2012-13": 98.8', '"2012-13": over 98', "indicators → 0 → targets → 2012-13", "“over 98” says that higher is better"),
    ],
)
def test_a_mistake_is_named_by_file_line_and_remedy(old: str, new: str, place: str, problem: str) -> None:
    file, text = ("p.yaml", PROFILE) if old in PROFILE else ("i.yaml", INDICATORS)
    line = text[: text.index(old)].count("\n") + 1
    found = mistakes(*(text.replace(old, new, 1) for text in (PROFILE, INDICATORS)))
    assert found.startswith(f"{file}, line {line}: {place}: {problem}")


# Rules


RULE = PROFILE[: PROFILE.index("  four-bands:\n")].count("\n") + 1
LIMITS, STAR, TRIANGLE = RULE + 4, RULE + 6, RULE + 9
ANYTHING = (
    "variance, forecast_variance, expected_variance, from_<threshold>, value, change_previous, change_year, quintile, rank, "
    "travel_previous, travel_year, travel_window, quartile, place, target_date, variation, assurance, judged"
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
            "Input should be 'run-rate', 'seasonal', 'last-four' or 'trend'.",
        ),
        ("forecast: run-rate", "forecast", "“run-rate” adds up quarters, which only counts can be. Use last-four or trend."),
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


# Versions that change with time


@pytest.mark.parametrize(
    ("versions", "problem"),
    [
        (
            ["{since: 2013-14 Q1, is: head-of-children-in-care}", "{since: 2012-13 Q3, is: head-of-safeguarding}"],
            "write the versions oldest first, each from a later quarter than the one before.",
        ),
        (
            ["{is: head-of-children-in-care}", "{is: head-of-safeguarding}"],
            "every version but the first needs “since”, the quarter from which it is in force.",
        ),
        (
            ["{is: head-of-children-in-care}", "{since: spring 2013, is: head-of-safeguarding}"],
            "“spring 2013” is not a quarter. Write it like this: 2012-13 Q1 (April to June 2012).",
        ),
        (
            ["{is: head-of-children-in-care}", "{since: 2013-14 Q1, is: head-of-safeguarding, comparable: no}"],
            "write “comparable: true” if the new values can be compared with the earlier ones, else leave it out.",
        ),
        (
            ["{is: head-of-children-in-care}", "{since: 2013-14 Q1, is: head-of-safegarding}"],
            "“head-of-safegarding” is not known here. Use one of: children-in-care-data, head-of-children-in-care, "
            "head-of-safeguarding, libraries-data, performance-officer, safeguarding-data, schools-data, substance-misuse-data, "
            "trading-standards-data.",
        ),
    ],
)
def test_wrong_versions_are_named_by_line_and_remedy(versions: list[str], problem: str) -> None:
    old = "    owner: head-of-children-in-care\n"
    line = INDICATORS[: INDICATORS.index(old)].count("\n") + 1
    written = "".join(["    owner:\n", *(f"      - {version}\n" for version in versions)])
    assert mistakes(PROFILE, INDICATORS.replace(old, written, 1)) == f"i.yaml, line {line}: indicators → 0 → owner: {problem}"


# Judgements


JUDGEMENT = {
    "indicator": '"1178"',
    "status": "upper",
    "since": "2012-13 Q1",
    "until": "2012-13 Q2",
    "by": "Director of Children's Services",
    "on": "2012-07-20",
    "reason": "The rise is a planned intake of unaccompanied children.",
}


def judgements(**changes: str) -> str:
    told = {key: value for key, value in {**JUDGEMENT, **changes}.items() if value}
    return "judgements:\n  - " + "\n    ".join(f"{key}: {value}" for key, value in told.items()) + "\n"


@pytest.mark.parametrize(
    ("changes", "line", "place", "problem"),
    [
        (
            {"indicator": '"1999"'},
            2,
            " → indicator",
            "“1999” is not known here. Use one of: 1176, 1178, 1180, adoption-matching, child-protection-plans.",
        ),
        ({"status": "amber"}, 3, " → status", "“amber” is not known here. Use one of: lower, star, triangle, upper."),
        ({"since": "2012"}, 4, " → since", "“2012” is not a quarter. Write it like this: 2012-13 Q1 (April to June 2012)."),
        ({"until": "2011-12 Q4"}, 2, "", "it would end (2011-12 Q4) before it begins (2012-13 Q1). Correct one of them."),
        ({"until": ""}, 2, " → until", "Field required: add “until:” here."),
        ({"by": ""}, 2, " → by", "Field required: add “by:” here."),
        ({"on": ""}, 2, " → on", "Field required: add “on:” here."),
        ({"reason": ""}, 2, " → reason", "Field required: add “reason:” here."),
        ({"reason": "Because"}, 8, " → reason", "String should have at least 10 characters."),
    ],
)
def test_a_wrong_judgement_is_named_by_line_and_remedy(changes: dict[str, str], line: int, place: str, problem: str) -> None:
    found = mistakes(PROFILE, INDICATORS, judgements(**changes))
    assert found == f"j.yaml, line {line}: judgements → 0{place}: {problem}"


def test_a_judgement_as_people_write_it_is_read() -> None:
    (judged,) = read(PROFILE, INDICATORS, judgements()).judgements.judgements
    assert (judged.status, str(judged.on), judged.until) == ("upper", "2012-07-20", "2012-13 Q2")


def test_mistakes_of_both_files_are_named_together() -> None:
    found = mistakes(
        PROFILE.replace("contact: schools-data", "contact: nobody"),
        INDICATORS.replace("priority: young-people", "priority: young"),
    )
    assert [line.partition(",")[0] for line in found.split("\n")] == ["p.yaml", *["i.yaml"] * 5]


def test_a_target_is_the_number_that_was_written() -> None:
    agreed = indicator("1178").agreed(Quarter(2012, 4))
    assert (agreed.low, agreed.high, agreed.text) == (Fraction("98.8"), Fraction("98.8"), "98.8")


def test_a_year_without_a_target_has_none() -> None:
    agreed = indicator("1178").agreed(Quarter(2013, 1))
    assert (indicator("1178").plan(Quarter(2013, 1)), agreed.low, agreed.text) == (None, None, "")


@pytest.mark.parametrize(
    "ref", ["1178", " 1178 ", "PI 1178", "pi 1178", "PI - 1178", "PI-1178", "PI – 1178", "PI: 1178", "PI1178", "PI.1178"]
)
def test_an_indicator_is_found_however_its_ref_is_typed(ref: str) -> None:
    found = CATALOGUE.find(ref)
    assert found is not None
    assert found.id == "1178"


@pytest.mark.parametrize("ref", ["117", "11780", "1179", "PI", "NI 1178", "8", "PI 1178a", "adoption matching"])
def test_a_ref_that_only_resembles_one_finds_nothing(ref: str) -> None:
    assert CATALOGUE.find(ref, "Number of LAC per 10k of the child population") is None


@pytest.mark.parametrize("ref", ["", "-", " – "])
def test_without_a_ref_the_name_finds_the_indicator(ref: str) -> None:
    assert CATALOGUE.find(ref, "number of  LAC per 10k of the child population") == indicator("1178")


def test_a_name_that_two_indicators_share_finds_neither() -> None:
    same = council(i1180={"name": "Care leavers"}, i1176={"name": "Care leavers"})
    assert same.catalogue.find("", "Care leavers") is None


def test_nothing_is_found_for_nothing() -> None:
    assert CATALOGUE.find("", "") is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("star", "star"),
        ("Good / on schedule", "tick"),
        ("good", "tick"),
        ("On  Schedule", "tick"),
        ("behind schedule", "triangle"),
    ],
)
def test_a_status_is_found_by_its_key_its_word_or_half_of_it(text: str, status: str) -> None:
    found = DUDLEY.profile.scales.actions.find(text)
    assert found is not None
    assert found.status == status


@pytest.mark.parametrize("text", ["", "schedule", "green", "poor", "on schedule?"])
def test_any_other_word_is_no_status(text: str) -> None:
    assert DUDLEY.profile.scales.actions.find(text) is None


def test_the_two_scales_are_separate() -> None:
    scales = DUDLEY.profile.scales
    assert (scales.indicators.state("triangle").word, scales.actions.state("triangle").word) == (
        "Worse than target",
        "Fair / behind schedule",
    )


def test_the_actions_keep_the_order_of_the_council_plan() -> None:
    assert [action.ref for action in DUDLEY.profile.actions()] == ["YP1a", "YP1b", "YP1c", "YP2a", "YP2b", "RE5c", "TA4b", "TA4c"]


def test_who_answers_for_an_indicator() -> None:
    assert DUDLEY.owner(indicator("1180")).role == "Head of children in care"


@pytest.mark.parametrize(
    ("name", "accepted"), [("a.xlsx", True), ("A.XLSX", True), ("a.xls", False), ("a.xlsx.zip", False), ("notes.docx", False)]
)
def test_a_service_sends_workbooks(name: str, accepted: bool) -> None:
    assert DUDLEY.profile.services["schools"].accepts(name) is accepted
