"""Targets as a council writes them: what may be written, what is wrong with it, which version is in force."""

from decimal import Decimal
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter

from quarterly.configuration.targets.plan import TargetPlan, Versions, plan_in_force
from quarterly.configuration.targets.words import changed
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made_targets import CABINET, COUNT, PERCENT, Q1, Q2, Q3, Q4, Targets, mistake, plan, versions

# What may be written.


@pytest.mark.parametrize(
    ("written", "annual"),
    [(98.8, Decimal("98.8")), (65, Decimal(65)), (0, Decimal(0)), (-2.5, Decimal("-2.5")), ("Fewer than 85", "Fewer than 85")],
)
def test_a_figure_or_a_text_is_a_plan_by_itself(written: Any, annual: Decimal | str) -> None:
    assert versions(written) == (TargetPlan(annual=annual),)


def test_a_mapping_is_one_plan() -> None:
    assert versions({"annual": 100, "profile": "linear", "origin": "DfE"}) == (plan(annual=100, profile="linear", origin="DfE"),)


def test_a_list_is_dated_versions() -> None:
    assert [p.annual for p in versions([{"annual": 80}, {"annual": 75, "since": "2014-15 Q3", **CABINET}])] == [80, 75]


def test_plans_made_in_code_are_taken_as_they_are() -> None:
    assert versions(plan(annual=80)) == versions((plan(annual=80),)) == versions(80)


def test_what_was_read_can_be_written_and_read_again() -> None:
    read = versions([{"quarters": [1, None, 2.5, 4]}, {"annual": "> 5", "since": "2014-15-q3", **CABINET}])
    adapter: TypeAdapter[tuple[TargetPlan, ...]] = TypeAdapter(Versions)
    assert adapter.validate_python(adapter.dump_python(read)) == read


def test_a_quarter_is_kept_in_one_spelling() -> None:
    assert plan(annual=5, since="2014/15 Quarter 3").since == "2014-15 Q3"


def test_with_quarters_alone_the_annual_target_is_the_last() -> None:
    assert plan(quarters=[10, 20, 30, 40]).annual == 40


SCHEMA = Draft202012Validator(Targets.model_json_schema())


@pytest.mark.parametrize(
    "written", [72.5, 0, "Fewer than 85", {"annual": "TBC"}, {"quarters": [1, 2.5, None, 4]}, [{"annual": 5}, {"annual": "6%"}]]
)
def test_editors_are_told_what_may_be_written(written: Any) -> None:
    assert SCHEMA.is_valid({"targets": {"2014-15": written}})


@pytest.mark.parametrize("written", [None, True, [], [1, 2, 3, 4], {"anual": 5}, {"annual": 5, "profile": "bent"}])
def test_editors_are_told_what_may_not_be_written(written: Any) -> None:
    assert not SCHEMA.is_valid({"targets": {"2014-15": written}})


# What is wrong with it.

NOT_AGREED = "Write a figure, a typed target such as “Fewer than 85”, or TBC where none is agreed yet."
LIST = "A list holds dated versions, each with its own “annual:”. Four figures by quarter go under “quarters:”."


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("", NOT_AGREED),
        (".inf", NOT_AGREED),
        (".nan", NOT_AGREED),
        ("{annual: }", f"no target is given. {NOT_AGREED}"),
        ("{profile: linear}", f"no target is given. {NOT_AGREED}"),
        ("{quarters: []}", f"no target is given. {NOT_AGREED}"),
        ("{quarters: [null, null, null, null]}", f"no target is given. {NOT_AGREED}"),
        ("[]", LIST),
        ("[10, 20, 30, 40]", LIST),
        ("{quarters: [1, 2, 3]}", "“quarters” holds 3 of 4 figures. Write one a quarter, null for none: [10, 20, null, 40]."),
        (
            "{quarters: [1, 2, 3, 4], profile: linear}",
            "“quarters” and “profile: linear” exclude each other. Keep one of the two.",
        ),
        (
            "{quarters: [1, 2, 3, 4], annual: 10 to 15}",
            "figures by quarter do not add up to “10 to 15”. Write one figure for “annual:”, or remove “quarters”.",
        ),
        (
            "{annual: 5, profile: trajectory}",
            "a trajectory is counted from a baseline. Add it, as in {annual: 5, baseline: 1200}.",
        ),
        (
            "Additional 800",
            "“Additional 800” is counted from a baseline. Add it, as in {annual: Additional 800, baseline: 1200}.",
        ),
        (
            "Improve from baseline",
            "“Improve from baseline” is counted from a baseline. Add it, as in {annual: Improve from baseline, baseline: 1200}.",
        ),
        ("{annual: 5, baseline: 2}", "nothing uses the baseline: remove it, or add “profile: trajectory”."),
        (
            "{annual: Above national average, profile: linear}",
            "England's average is not spread over the year: remove “profile: linear”.",
        ),
        (
            "{annual: Improve from baseline, baseline: 5, profile: seasonal}",
            "the baseline is not spread over the year: remove “profile: seasonal”.",
        ),
        (
            "{annual: Additional 800, baseline: 1200, profile: linear}",
            "a year to date begins at 0: write “profile: trajectory” to set out from the baseline, or “baseline: 0”.",
        ),
        (
            "{annual: Improve from baseline, baseline: 5, profile: trajectory}",
            "an improvement on the baseline names no figure to reach: remove “profile: trajectory”, or type the figure.",
        ),
        ("{annual: 5, starts: 2013-14 Q4}", "only a trajectory has a start: remove “starts:”, or add “profile: trajectory”."),
        (
            "{annual: 5, profile: linear, due: 2015-16 Q4}",
            "“profile: linear” is reached at the end of the year: remove “due:”, or write “profile: trajectory”.",
        ),
        (
            "{annual: 5, profile: trajectory, baseline: 2, due: 2015-16 Q4}",
            "a trajectory over several years would begin anew each year. Add “starts:”, the quarter of its baseline.",
        ),
        (
            "{annual: 5, profile: trajectory, baseline: 2, starts: 2015-16 Q4, due: 2015-16 Q4}",
            "it is due in 2015-16 Q4, which is not after its start in 2015-16 Q4. Correct one of the two.",
        ),
        (
            "[{annual: 5}, {annual: 6, since: 2014-15 Q3, reason: ' '}]",
            "version 2 changes a target within the year and does not say all about it. Add “approved_by:”, “reason:”.",
        ),
        (
            "[{annual: 5}, {annual: 6, approved_by: Cabinet, reason: It was too easy}]",
            "version 2 changes a target within the year and does not say all about it. Add “since:”.",
        ),
        (
            "[{annual: 5, since: 2014-15 Q3}, {annual: 6, since: 2014-15 Q3, approved_by: Cabinet, reason: It was too easy}]",
            "each version must begin in a later quarter than the one before it. Write them oldest first.",
        ),
    ],
)
def test_a_mistake_is_named_with_its_remedy(yaml: str, message: str) -> None:
    assert mistake(yaml) == f"indicators.yaml, line 2: targets → 2014-15: {message}"


@pytest.mark.parametrize(
    ("yaml", "place", "message"),
    [
        ("approx 85", "", "“approx 85” is not understood as a target. Type a figure"),
        ("{annual: approx 85}", " → annual", "“approx 85” is not understood as a target. Type a figure"),
        ("{annual: [1]}", " → annual", NOT_AGREED),
        ("{anual: 5}", " → anual", "Extra inputs are not permitted: remove “anual”, or correct its spelling."),
        ("{annual: 5, since: Q3}", " → since", "“Q3” is not a quarter. Write it like this: 2012-13 Q1"),
        ("{quarters: [1, 2, 3, TBC]}", " → quarters → 3", "write a figure, without a unit, or null where there is none."),
        ("{annual: 5, baseline: 60%}", " → baseline", "write a figure, without a unit, or null where there is none."),
        ("[{annual: 5}, {annual: 85 or so}]", " → 1 → annual", "“85 or so” is not understood as a target. Type a figure"),
    ],
)
def test_a_mistake_is_named_at_its_place(yaml: str, place: str, message: str) -> None:
    assert mistake(yaml).startswith(f"indicators.yaml, line 2: targets → 2014-15{place}: {message}")


def test_a_mistake_within_a_plan_has_its_own_line() -> None:
    assert mistake("\n    profile: linear\n    annual: 85 or so").startswith("indicators.yaml, line 4: ")


# Which version is in force.

CHANGED = [{"annual": 80}, {"annual": "75%", "since": "2014-15 Q3", **CABINET}]
TWICE = [*CHANGED, {"annual": 70, "since": "2014-15 Q4", "approved_by": "Leader", "reason": "A further review."}]


@pytest.mark.parametrize(("quarter", "annual"), [(Q1, 80), (Q2, 80), (Q3, "75%"), (Q4, "75%")])
def test_the_newest_version_that_has_begun_is_in_force(quarter: Quarter, annual: int | str) -> None:
    found = plan_in_force(versions(CHANGED), quarter)
    assert found is not None
    assert found.annual == annual


def test_before_the_first_version_begins_nothing_is_in_force() -> None:
    assert plan_in_force(versions({"annual": 80, "since": "2014-15 Q2"}), Q1) is None


def test_without_versions_nothing_is_in_force() -> None:
    assert plan_in_force((), Q1) is None


@pytest.mark.parametrize("quarter", [Q1, Q2])
def test_a_change_to_come_is_not_told(quarter: Quarter) -> None:
    assert changed(versions(CHANGED), quarter, PERCENT) == ""


@pytest.mark.parametrize("quarter", [Q3, Q4])
def test_a_change_is_told_with_who_approved_it_and_why(quarter: Quarter) -> None:
    assert changed(versions(CHANGED), quarter, PERCENT) == (
        "The target was 80% until Quarter 2; 75% from Quarter 3 2014/15 was approved by Cabinet: the contract was renewed."
    )


def test_each_change_is_told() -> None:
    assert changed(versions(TWICE), Q4, PERCENT) == (
        "The target was 80% until Quarter 2; 75% from Quarter 3 2014/15 was approved by Cabinet: the contract was renewed. "
        "The target was 75% until Quarter 3; 70% from Quarter 4 2014/15 was approved by Leader: A further review."
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ({"annual": "Fewer than 85"}, "Fewer than 85"),
        ({"annual": "TBC"}, "TBC"),
        ({"annual": 100, "profile": "linear"}, "100 for the year in equal steps"),
        ({"annual": 100, "profile": "seasonal"}, "100 for the year as last year went"),
        ({"quarters": [10, None, 30, 40]}, "10, none, 30 and 40 by quarter"),
        ({"annual": 68, "profile": "trajectory", "baseline": 60}, "68 on a trajectory from 60"),
        (
            {"annual": 68, "profile": "trajectory", "baseline": 60, "starts": "2013-14 Q4", "due": "2015-16 Q4"},
            "68 on a trajectory from 60 by Quarter 4 2015/16",
        ),
        ({"annual": "Additional 800", "baseline": 1200}, "Additional 800 on a baseline of 1,200"),
    ],
)
def test_a_change_tells_how_each_target_runs(written: dict[str, Any], told: str) -> None:
    sentence = changed(versions([{"annual": 5}, {**written, "since": "2014-15 Q2", **CABINET}]), Q2, COUNT)
    assert sentence.startswith(f"The target was 5 until Quarter 1; {told} from Quarter 2 2014/15 was approved by")


@pytest.mark.parametrize("written", [80, {"annual": 80, "since": "2014-15 Q2"}])
def test_a_single_version_is_no_change(written: Any) -> None:
    assert changed(versions(written), Q4, PERCENT) == ""
