"""Targets read as people type them, and refused where they are not wholly understood."""

from fractions import Fraction

import pytest

from quarterly.configuration.targets.text import TargetKind, TypedTarget, read_target
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.polarity import Polarity

HIGH, LOW = Polarity.HIGH, Polarity.LOW


def amount(figure: str, **said: object) -> TypedTarget:
    return TypedTarget(kind=TargetKind.AMOUNT, low=Fraction(figure), high=Fraction(figure), **said)  # type: ignore[arg-type]


def refusal(text: str) -> str:
    with pytest.raises(ValueError, match="Type") as error:
        read_target(text)
    return str(error.value)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("85", amount("85")),
        ("85.", amount("85")),
        ("0", amount("0")),
        (".5", amount("0.5")),
        ("-5", amount("-5")),
        ("−5", amount("-5")),
        ("–5", amount("-5")),
        ("1,072", amount("1072")),
        ("1,072,000.25", amount("1072000.25")),
        ("85%", amount("85", percent=True)),
        ("72.5 %", amount("72.5", percent=True)),
        ("85 per cent", amount("85", percent=True)),
        ("85 percent", amount("85", percent=True)),
        ("£1,200", amount("1200", unit="£")),
        ("-£5", amount("-5", unit="£")),
        ("£-5", amount("-5", unit="£")),
    ],
)
def test_a_figure_is_read(text: str, read: TypedTarget) -> None:
    assert read_target(text) == read


@pytest.mark.parametrize(
    ("text", "direction", "strict"),
    [
        ("> 85", HIGH, True),
        (">85", HIGH, True),
        ("Above 85", HIGH, True),
        ("over 85", HIGH, True),
        ("More than 85", HIGH, True),
        ("greater than 85", HIGH, True),
        ("higher than 85", HIGH, True),
        (">=85", HIGH, False),
        ("≥ 85", HIGH, False),
        ("at least 85", HIGH, False),
        ("At or above 85", HIGH, False),
        ("more than or equal to 85", HIGH, False),
        ("no fewer than 85", HIGH, False),
        ("no less than 85", HIGH, False),
        ("minimum 85", HIGH, False),
        ("A minimum of 85", HIGH, False),
        ("min 85", HIGH, False),
        ("85 or more", HIGH, False),
        ("85 or above", HIGH, False),
        ("85 and over", HIGH, False),
        ("85 minimum", HIGH, False),
        ("< 85", LOW, True),
        ("Fewer than 85", LOW, True),
        ("Less than 85", LOW, True),
        ("lower than 85", LOW, True),
        ("under 85", LOW, True),
        ("below 85", LOW, True),
        ("<=85", LOW, False),
        ("≤85", LOW, False),
        ("at most 85", LOW, False),
        ("At or below 85", LOW, False),
        ("less than or equal to 85", LOW, False),
        ("no more than 85", LOW, False),
        ("Not more than 85", LOW, False),
        ("up to 85", LOW, False),
        ("maximum of 85", LOW, False),
        ("max 85", LOW, False),
        ("85 or fewer", LOW, False),
        ("85 or less", LOW, False),
        ("85 or below", LOW, False),
        ("85 maximum", LOW, False),
        ("better than 85", None, True),
        ("no worse than 85", None, False),
        ("85 or better", None, False),
    ],
)
def test_a_limit_says_which_way_is_good_and_whether_it_is_itself_enough(
    text: str, direction: Polarity | None, strict: bool
) -> None:
    assert read_target(text) == amount("85", direction=direction, strict=strict)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Less than 22%", amount("22", percent=True, direction=LOW, strict=True)),
        ("≥ 90%", amount("90", percent=True, direction=HIGH)),
        ("72.5% or above", amount("72.5", percent=True, direction=HIGH)),
        ("Under £1,200", amount("1200", direction=LOW, strict=True, unit="£")),
        ("no more than 12 days", amount("12", direction=LOW, unit="days")),
        ("12 days or fewer", amount("12", direction=LOW, unit="days")),
        ("below -5", amount("-5", direction=LOW, strict=True)),
        ("above -2.5%", amount("-2.5", percent=True, direction=HIGH, strict=True)),
    ],
)
def test_a_limit_keeps_the_unit_of_its_figure(text: str, read: TypedTarget) -> None:
    assert read_target(text) == read


@pytest.mark.parametrize(
    ("text", "low", "high", "percent", "unit"),
    [
        ("10 to 15", 10, 15, False, ""),
        ("10-15", 10, 15, False, ""),
        ("10 - 15", 10, 15, False, ""),
        ("10–15", 10, 15, False, ""),
        ("10 — 15", 10, 15, False, ""),
        ("10-15%", 10, 15, True, ""),
        ("10% - 15%", 10, 15, True, ""),
        ("10 to 15 per cent", 10, 15, True, ""),
        ("Between 10 and 15", 10, 15, False, ""),
        ("between 10% and 15%", 10, 15, True, ""),
        ("between 10-15", 10, 15, False, ""),
        ("-5 to 5", -5, 5, False, ""),
        ("-5--3", -5, -3, False, ""),
        ("−5 – −3", -5, -3, False, ""),
        ("0 to 1,072", 0, 1072, False, ""),
        ("10 to 15 days", 10, 15, False, "days"),
        ("£10-20", 10, 20, False, "£"),
        ("£10 to £20", 10, 20, False, "£"),
    ],
)
def test_a_range_is_read(text: str, low: int, high: int, percent: bool, unit: str) -> None:
    assert read_target(text) == TypedTarget(
        kind=TargetKind.RANGE, low=Fraction(low), high=Fraction(high), percent=percent, unit=unit
    )


@pytest.mark.parametrize(
    ("text", "kind", "direction", "strict"),
    [
        ("Above Stat Neighbour Average", TargetKind.NEIGHBOURS, HIGH, True),
        ("below statistical neighbours’ average", TargetKind.NEIGHBOURS, LOW, True),
        ("Above the average of our statistical neighbours", TargetKind.NEIGHBOURS, HIGH, True),
        ("Stat. neighbour avg or above", TargetKind.NEIGHBOURS, HIGH, False),
        ("SN average", TargetKind.NEIGHBOURS, None, False),
        ("better than neighbours' average", TargetKind.NEIGHBOURS, None, True),
        ("Above national average", TargetKind.ENGLAND, HIGH, True),
        ("At or above England average", TargetKind.ENGLAND, HIGH, False),
        ("no more than the average of England", TargetKind.ENGLAND, LOW, False),
        ("< England's average", TargetKind.ENGLAND, LOW, True),
        ("National average", TargetKind.ENGLAND, None, False),
    ],
)
def test_an_average_is_read(text: str, kind: TargetKind, direction: Polarity | None, strict: bool) -> None:
    assert read_target(text) == TypedTarget(kind=kind, direction=direction, strict=strict)


@pytest.mark.parametrize(
    ("text", "increment", "said"),
    [
        ("Additional 800", 800, {"direction": HIGH}),
        ("800 additional", 800, {"direction": HIGH}),
        ("an additional 1,200", 1200, {"direction": HIGH}),
        ("extra 800 places", 800, {"direction": HIGH, "unit": "places"}),
        ("800 additional places", 800, {"direction": HIGH, "unit": "places"}),
        ("additional £800", 800, {"direction": HIGH, "unit": "£"}),
        ("Increase by 20", 20, {"direction": HIGH}),
        ("reduce by 20", -20, {"direction": LOW}),
        ("A reduction of 2.5", "-2.5", {"direction": LOW}),
        ("Additional 5 percentage points", 5, {"direction": HIGH, "percent": True, "unit": "percentage points"}),
    ],
)
def test_an_additional_amount_is_read(text: str, increment: int | str, said: dict[str, object]) -> None:
    figure = Fraction(increment)
    assert read_target(text) == TypedTarget(kind=TargetKind.ADDITIONAL, low=figure, high=figure, **said)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["additional 5%", "5% additional", "reduce by 10 per cent", "Increase of 5%"])
def test_an_additional_percentage_is_ambiguous(text: str) -> None:
    assert "may mean points or a share of the baseline. Type “additional 5 percentage points”" in refusal(text)


@pytest.mark.parametrize(
    ("text", "direction", "strict"),
    [
        ("Improve from baseline", None, True),
        ("Improve on baseline", None, True),
        ("To improve on the baseline.", None, True),
        ("improvement from our baseline", None, True),
        ("better than baseline", None, True),
        ("above the baseline", HIGH, True),
        ("At or below baseline", LOW, False),
        ("no worse than baseline", None, False),
    ],
)
def test_an_improvement_on_the_baseline_is_read(text: str, direction: Polarity | None, strict: bool) -> None:
    assert read_target(text) == TypedTarget(kind=TargetKind.BASELINE, direction=direction, strict=strict)


@pytest.mark.parametrize(
    "text",
    [
        *("TBC", "tba", "T.B.D.", "to be defined", "To be agreed", "to be confirmed.", "Still to be set"),
        *("targets still to be defined", "The target is to be agreed", "Target not set", "not yet agreed"),
        *("No target", "no target yet", "No target set"),
        *("n/a", "N/A", "na", "Not applicable", "-", "–", "--", "Establish baseline", "baseline to be established"),
    ],
)  # fmt: skip
def test_a_target_nobody_has_decided_is_no_target(text: str) -> None:
    assert read_target(text) == TypedTarget(kind=TargetKind.UNDECIDED)


@pytest.mark.parametrize(
    "text",
    [
        *("85 or so", "approx 85", "about 85", "circa 85", "~85", "c. 85", "85?", "85ish", "85/90", "85, 90", "85 90"),
        *("+5", "- 5", "85+", "1e3", "٨٥", "８５", "8\u200b5", "nan", "inf", "½", "eighty-five", "none", "nil"),
        *("1 072", "12,34", "1.072,5", "85%%", "%85", "85 %%", "1,2000", "1234567890123", "0.1234567"),
        *("£", "£5%", "£5 days", "12% days", "£1.2m", "12k", "12 moons", "85% of children", "12 min", "18s"),
        *("fewer than", "fewer than85", "less than-5", "> =90", "=>90", "= 90", "!85", "at least at least 85"),
        *("at least 85 or more", "85 or more or less", "above 85 and below 90", "better"),
        *("10 and 15", "from 10 to 15", "10% to 15", "10-£20", "5-10-15", "10 to", "to 15", "at least 10 to 15", "10..15"),
        *("10 to 15 percentage points", "5 percentage points", "within 10 days", "10 ± 2"),
        *("national", "above England", "in line with national average", "top quartile", "5% above national average"),
        *("above stat neighbour median", "statistical neighbours", "average", "above average"),
        *("additional", "additional -5", "additional 800 or so", "800 more", "improve by 5", "improve", "maintain"),
        *("baseline", "improve from last year", "improve from baseline or more", "TBC by March", "to be", "..", "<script>"),
    ],
)  # fmt: skip
def test_what_is_not_wholly_understood_is_never_guessed_at(text: str) -> None:
    assert refusal(text).startswith(f"“{text}” is not understood as a target. Type a figure (85, 72.5%, £1,200), a limit")


@pytest.mark.parametrize("text", ["", " ", "\n", "\u00a0", "."])
def test_a_blank_is_not_a_decision(text: str) -> None:
    assert refusal(text).startswith("the target is blank. Type a figure")


@pytest.mark.parametrize("text", ["15 to 10", "2012-13", "10 to 10", "-3 to -5", "between 15% and 10%"])
def test_a_range_must_rise(text: str) -> None:
    assert refusal(text) == f"“{text}” is a range that does not rise. Type its lower figure first, such as 10 to 15"


def test_a_refusal_shows_no_more_than_the_beginning_of_a_long_text() -> None:
    assert refusal("x" * 500).startswith(f"“{'x' * 60}” is not")


@pytest.mark.parametrize(
    "text",
    ["FEWER THAN 85", "  fewer   than  85 ", "Fewer\u00a0than\u00a085", "fewer than 85.", "fewer\tthan\n85", "Fewer than 85 ."],
)
def test_case_spaces_and_a_full_stop_make_no_difference(text: str) -> None:
    assert read_target(text) == read_target("Fewer than 85")


QUANTITIES = {unit for unit in Unit if unit.is_quantity}


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("85", QUANTITIES),
        ("Fewer than 85", QUANTITIES),
        ("TBC", set(Unit)),
        ("Above national average", QUANTITIES),
        ("85%", {Unit.PERCENT}),
        ("10-15%", {Unit.PERCENT}),
        ("additional 5 percentage points", {Unit.PERCENT}),
        ("12 days", {Unit.DAYS}),
        ("10 working days", {Unit.DAYS}),
        ("12 weeks", {Unit.WEEKS, Unit.COUNT, Unit.SCORE}),
        ("at most 3.5 months", {Unit.MONTHS, Unit.COUNT, Unit.SCORE}),
        ("£1,200", {Unit.POUNDS, Unit.COUNT, Unit.SCORE}),
        ("3.2 : 1", {Unit.RATIO}),
        ("at least 3:1", {Unit.RATIO}),
        ("Yes", {Unit.YES_NO}),
        ("by 31 March 2027", {Unit.DATE}),
        ("2027-03-31", {Unit.DATE}),
        ("36 per 10,000", {Unit.PER_10000}),
        ("36 per 10k", {Unit.PER_10000}),
        ("85 children", {Unit.COUNT}),
        ("at most 5 visits", {Unit.COUNT}),
    ],
)
def test_a_typed_unit_agrees_with_its_own_units_only(text: str, units: set[Unit]) -> None:
    assert {unit for unit in Unit if read_target(text).fits(unit)} == units
