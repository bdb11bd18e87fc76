"""Rating rules as councils write them: what is read, and what is refused with a remedy."""

from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from quarterly.configuration.rules import Amount, Band, RatingRule, Span, amount


def rule(*bands: dict[str, Any], **fields: Any) -> RatingRule:
    return RatingRule.model_validate({"title": "a rule", "source": "published", "bands": [*bands, {"status": "red"}], **fields})


def refusal(*bands: dict[str, Any], **fields: Any) -> str:
    with pytest.raises(ValidationError) as refused:
        rule(*bands, **fields)
    return str(refused.value.errors()[0]["msg"]).removeprefix("Value error, ")


def when(**conditions: Any) -> dict[str, Any]:
    return {"status": "green", "when": conditions}


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("10%", "10", "%"),
        ("10 %", "10", "%"),
        ("-2 points", "-2", "point"),
        ("1 point", "1", "point"),
        ("2.5points", "2.5", "point"),
        ("5 units", "5", "unit"),
        ("0", "0", ""),
        ("-0", "0", ""),
        (" 0.1% ", "0.1", "%"),
    ],
)
def test_an_amount_says_what_it_counts_in(text: str, number: str, unit: str) -> None:
    assert amount(text) == Amount(Fraction(number), unit)


@pytest.mark.parametrize("text", ["", "ten", "10 percent", "5 days", "1/2", "10%%", "+1 point", "1,000 units", "- 5%", "٥%"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no amount"):
        amount(text)


@pytest.mark.parametrize(
    ("text", "printed"),
    [("10%", "10%"), ("2 point", "2 points"), ("1 points", "1 point"), ("-1 point", "-1 point"), ("2.50 units", "2.5 units")],
)
def test_an_amount_is_printed_as_people_write_it(text: str, printed: str) -> None:
    assert str(amount(text)) == printed


def test_bounds_and_words_are_read_as_they_are_typed_in_yaml() -> None:
    read = rule(when(variance={"at_least": 0, "below": "5%"}, travel_year="better", quartile=["A", "B"])).bands[0].when
    assert read == {"variance": Span(at_least="0", below="5%"), "travel_year": ("better",), "quartile": ("A", "B")}


def test_a_rule_names_what_it_asks_about_in_the_order_it_asks() -> None:
    asked = rule(when(travel_year="better", variance={"at_least": 0}), when(from_floor={"at_least": 0}, variance={"above": 0}))
    assert (asked.quantities, asked.thresholds) == (("travel_year", "variance", "from_floor"), ("floor",))


@pytest.mark.parametrize(
    ("conditions", "rates_missing"),
    [
        ({"value": "none"}, True),
        ({"judged": ["green", "none"]}, True),
        ({"variance": "none"}, False),
        ({"travel_year": ["worse", "none"]}, False),
        ({"variance": {"at_least": 0}}, False),
    ],
)
def test_only_a_band_that_asks_for_no_value_or_no_judgement_is_for_missing_figures(
    conditions: dict[str, Any], rates_missing: bool
) -> None:
    assert rule(when(**conditions)).rates_missing == rates_missing


@pytest.mark.parametrize(
    ("conditions", "remedy"),
    [
        ({"variance": {"at_least": "5"}}, "say what 5 counts in: 5% (of the target), 5 points, or 5 units"),
        ({"variance": {"at_least": -10}}, "say what -10 counts in: -10% (of the target), -10 points, or -10 units"),
        ({"variance": {}}, "give at least one of: above, at_least, below, at_most"),
        ({"variance": "green"}, "variance is a number: give a bound, such as variance: {at_least: 0}"),
        ({"variance": ["none", "same"]}, "variance is a number: give a bound, such as variance: {at_least: 0}"),
        ({"rank": {"at_most": "8%"}}, "rank is compared with a plain number, not with “8%”"),
        ({"value": {"at_least": "tolerance"}}, "value is compared with a plain number, not with “tolerance”"),
        ({"travel_year": {"at_least": 0}}, "travel_year is a word: list the words that hold, such as travel_year: [better]"),
        (
            {"travel_year": "improved"},
            "“improved” is no word of travel_year. Use: better, same, worse, higher, lower, none",
        ),
        ({"quartile": ["A", "E"]}, "“E” is no word of quartile. Use: A, B, C, D, none"),
        ({"variance": {"at_least": "-tolerance"}}, "“-tolerance” is no limit of this rule. Add “tolerance” under limits"),
        ({"distance": {"at_least": 0}}, "“distance” is no quantity a rule can ask about. Use one of: variance, "),
        ({"from_": {"at_least": 0}}, "“from_” is no quantity a rule can ask about"),
    ],
)
def test_a_condition_that_makes_no_sense_is_refused_with_a_remedy(conditions: dict[str, Any], remedy: str) -> None:
    assert refusal(when(**conditions)).startswith(remedy)


def test_a_limit_below_0_is_refused_since_the_band_would_turn_round() -> None:
    told = refusal(when(variance={"at_least": "-tolerance"}), limits={"tolerance": "-10%"})
    assert told == "write 10%: the minus stands in the band, as in at_least: -tolerance"


def test_a_limit_says_what_it_counts_in() -> None:
    assert refusal(limits={"tolerance": 10}).startswith("say what 10 counts in")


@pytest.mark.parametrize("outcome", [{}, {"status": "green", "not_rated": "it is too soon"}])
def test_a_band_has_one_outcome(outcome: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="give a band either a status or"):
        Band.model_validate(outcome)


def test_the_last_band_holds_always() -> None:
    with pytest.raises(ValidationError, match="the last band must hold always"):
        RatingRule.model_validate({"title": "a rule", "source": "published", "bands": [when(variance={"at_least": 0})]})


def test_a_band_that_would_never_be_reached_is_refused() -> None:
    assert refusal({"status": "green"}).startswith("the bands after one without conditions would never hold")
