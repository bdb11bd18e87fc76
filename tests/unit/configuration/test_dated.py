"""Configuration that changes with time: what is in force in a quarter, where series break, what states there are to check."""

from typing import Any

import pytest

from adapters.reference import reference
from quarterly.configuration.council import Council, council_from, quarters_to_check
from quarterly.configuration.yaml_files.dated import TimeLimited, breaks, in_force, is_dated, problems, turning_points
from quarterly.configuration.yaml_files.files import ConfigurationFile, CouncilFiles
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from tests.unit.town import INDICATORS, PROFILE

BEFORE, SINCE, AFTER = Quarter(2013, 1), Quarter(2013, 2), Quarter(2013, 3)


def files(*changes: tuple[str, str]) -> CouncilFiles:
    """Return the town's files with the first of each old text replaced, in whichever file holds it."""
    profile, indicators = PROFILE, INDICATORS
    for old, new in changes:
        assert (old in profile) != (old in indicators)
        profile, indicators = (text.replace(old, new, 1) for text in (profile, indicators))
    return CouncilFiles(ConfigurationFile("p.yaml", profile), ConfigurationFile("i.yaml", indicators))


def council(quarter: Quarter | None, *changes: tuple[str, str]) -> Council:
    return council_from("milton", files(*changes), reference(), quarter)


def versions(old: str, new: str, since: str = "2013-14 Q2", more: str = "") -> str:
    """Return a value as YAML with two versions."""
    return f"[{{is: {old}}}, {{since: {since}, is: {new}{more}}}]"


UNIT = ("    unit: per 10,000\n", f"    unit: {versions('per 10,000', 'percent')}\n".replace("per 10,000", '"per 10,000"'))


# Which version is in force


@pytest.mark.parametrize(("quarter", "value"), [(BEFORE, "old"), (SINCE, "new"), (AFTER, "new"), (None, "new")])
def test_a_version_is_in_force_from_its_quarter_on(quarter: Quarter | None, value: str) -> None:
    assert in_force([{"is": "old"}, {"since": "2013-14 Q2", "is": "new"}], quarter) == value


def test_a_value_whose_first_version_is_not_in_force_yet_is_not_there() -> None:
    later = [{"since": "2013-14 Q2", "is": "x"}]
    assert in_force({"a": later, "b": [later, 1], "c": 2}, BEFORE) == {"b": [1], "c": 2}


def test_versions_may_stand_within_versions() -> None:
    inner = [{"is": 1}, {"since": "2013-14 Q3", "is": 2}]
    outer = [{"is": {"a": 0}}, {"since": "2013-14 Q2", "is": {"a": inner}}]
    assert [in_force(outer, quarter) for quarter in (BEFORE, SINCE, AFTER)] == [{"a": 0}, {"a": 1}, {"a": 2}]


@pytest.mark.parametrize(
    "value", [[], [1, 2], [{"is": 1}, 2], [{"status": "star"}], [{"is": 1, "colour": "red"}], {"is": 1}, "is", None]
)
def test_what_is_no_list_of_versions_is_left_as_it_is(value: Any) -> None:
    assert (is_dated(value), in_force(value, SINCE)) == (False, value)


def test_versions_of_a_target_are_left_to_the_target() -> None:
    written = {"targets": {"2013-14": [{"annual": 60, "is": 1}]}}
    assert in_force(written, SINCE) == written


def test_every_quarter_from_which_something_is_another_is_a_turning_point() -> None:
    content = {
        "a": [{"is": [{"is": 1}, {"since": "2014-15 Q1", "is": 2}]}, {"since": "2013-14 Q2", "is": 3}],
        "b": [{"is": 1}, {"since": "2013-14 Q2", "is": 2}],
        "targets": [{"is": 1}, {"since": "2012-13 Q2", "is": 2}],
    }
    assert turning_points(content) == [Quarter(2013, 2), Quarter(2014, 1)]


@pytest.mark.parametrize(
    ("dates", "problem"),
    [
        ([None, "2013-14 Q2", "2013-14 Q3"], ""),
        (["2012-13 Q1", "2013-14 Q2"], ""),
        ([None, None], "every version but the first needs “since”, the quarter from which it is in force."),
        ([None, "2013-14 Q2", "2013-14 Q2"], "write the versions oldest first, each from a later quarter than the one before."),
        (["2013-14 Q2", "2013-14 Q1"], "write the versions oldest first, each from a later quarter than the one before."),
        ([None, "2013"], "“2013” is not a quarter. Write it like this: 2012-13 Q1 (April to June 2012)."),
    ],
)
def test_the_dates_of_versions_must_rise(dates: list[str | None], problem: str) -> None:
    assert problems([{"is": 1, **({"since": date} if date else {})} for date in dates]) == problem


# Anywhere in a council's files


@pytest.mark.parametrize(
    ("quarter", "role"), [(BEFORE, "Head of children in care"), (SINCE, "Head of assessment and safeguarding")]
)
def test_an_indicator_changes_its_owner(quarter: Quarter, role: str) -> None:
    owner = versions("head-of-children-in-care", "head-of-safeguarding", more=", approved_by: Director, reason: Restructure")
    of = council(quarter, ("    owner: head-of-children-in-care\n", f"    owner: {owner}\n"))
    assert of.owner(of.catalogue.indicators[0]).role == role


@pytest.mark.parametrize(("quarter", "tolerance"), [(BEFORE, "10%"), (SINCE, "5%")])
def test_a_rule_changes_its_tolerance(quarter: Quarter, tolerance: str) -> None:
    of = council(quarter, ("tolerance: 10%}", f"tolerance: {versions('10%', '5%')}}}"))
    assert of.profile.rules["four-bands"].limits["tolerance"] == tolerance


@pytest.mark.parametrize(("quarter", "mail"), [(BEFORE, "performance@milton.example"), (None, "scrutiny@milton.example")])
def test_a_contact_changes_its_address(quarter: Quarter | None, mail: str) -> None:
    old = "email: performance@milton.example"
    of = council(quarter, (old, f"email: {versions('performance@milton.example', 'scrutiny@milton.example')}"))
    assert of.profile.contacts["performance-officer"].email == mail


def test_a_council_without_versions_is_the_same_in_every_quarter() -> None:
    assert council(Quarter(2012, 1)) == council(None)


# Breaks in series


@pytest.mark.parametrize("field", ["definition", "unit", "basis"])
def test_a_new_definition_unit_or_basis_is_a_break(field: str) -> None:
    assert breaks({field: [{"is": "a"}, {"since": "2013-14 Q2", "is": "b"}]}) == [SINCE]


@pytest.mark.parametrize("field", ["owner", "name", "service", "decimals", "polarity_rationale"])
def test_a_new_version_of_anything_else_is_none(field: str) -> None:
    assert breaks({field: [{"is": "a"}, {"since": "2013-14 Q2", "is": "b"}]}) == []


def test_a_version_that_is_comparable_is_no_break() -> None:
    dated = [{"is": "a"}, {"since": "2013-14 Q2", "is": "b", "comparable": True}, {"since": "2013-14 Q3", "is": "c"}]
    assert breaks({"definition": dated}) == [AFTER]


def test_the_first_version_begins_the_series_and_breaks_nothing() -> None:
    assert breaks({"definition": [{"since": "2012-13 Q1", "is": "a"}, {"since": "2013-14 Q2", "is": "b"}]}) == [SINCE]


def test_two_changes_in_one_quarter_are_one_break() -> None:
    dated = [{"is": "a"}, {"since": "2013-14 Q2", "is": "b"}]
    assert breaks({"definition": dated, "unit": dated}) == [SINCE]


def test_breaks_a_council_writes_stand_beside_those_that_follow() -> None:
    old, unit = UNIT
    changed = council(AFTER, (old, f"{unit}    breaks: [2011-12 Q1]\n")).catalogue.indicators[0]
    assert (changed.unit, changed.breaks, changed.rebased) == (Unit.PERCENT, ("2011-12 Q1", "2013-14 Q2"), ())


def test_a_break_is_known_before_it_comes() -> None:
    assert council(BEFORE, UNIT).catalogue.indicators[0].breaks == ("2013-14 Q2",)


def test_a_new_basis_is_a_break_and_told_from_one_of_definition() -> None:
    of = council(AFTER, ("    basis: snapshot\n", f"    basis: {versions('snapshot', 'in-quarter')}\n"))
    changed = of.catalogue.indicators[0]
    assert (changed.basis.value, changed.breaks, changed.rebased) == ("in-quarter", ("2013-14 Q2",), ("2013-14 Q2",))


# What comes and goes


@pytest.mark.parametrize(
    ("quarter", "there"),
    [(Quarter(2012, 1), False), (Quarter(2012, 2), True), (Quarter(2012, 4), True), (Quarter(2013, 1), False), (None, False)],
)
def test_something_is_there_from_its_first_to_its_last_quarter(quarter: Quarter | None, there: bool) -> None:
    assert TimeLimited(since="2012-13 Q2", until="2012-13 Q4").is_active(quarter) is there


def test_something_without_an_end_is_there_after_every_change() -> None:
    assert (TimeLimited().is_active(None), TimeLimited(since="2012-13 Q2").is_active(None)) == (True, True)


@pytest.mark.parametrize(("quarter", "ids"), [(BEFORE, ["1178", "1180"]), (SINCE, ["1180", "child-protection-plans"])])
def test_an_indicator_ends_and_another_begins(quarter: Quarter, ids: list[str]) -> None:
    ending = ('id: "1178"\n', 'id: "1178"\n    until: 2013-14 Q1\n')
    begins = ("id: child-protection-plans\n", "id: child-protection-plans\n    since: 2013-14 Q2\n")
    assert [indicator.id for indicator in council(quarter, ending, begins).catalogue.indicators][:2] == ids


SCHOOLS = "schools: {name: Schools and learning, contact: schools-data}"


@pytest.mark.parametrize(("quarter", "services"), [(BEFORE, 6), (SINCE, 7), (None, 7)])
def test_a_service_begins(quarter: Quarter | None, services: int) -> None:
    housing = "housing: {name: Housing, contact: schools-data, since: 2013-14 Q2}"
    assert len(council(quarter, (SCHOOLS, f"{SCHOOLS}\n  {housing}")).profile.services) == services


def test_an_indicator_of_a_service_that_has_ended_is_a_mistake_of_that_quarter_alone() -> None:
    care = ("care, contact: children-in-care-data}", "care, contact: children-in-care-data, until: 2013-14 Q1}")
    assert len(council(BEFORE, care).catalogue.indicators) == 5
    with pytest.raises(Exception, match="indicators → 0 → service: “children-in-care” is not known here"):
        council(SINCE, care)


# What there is to check


def test_files_without_versions_describe_one_state() -> None:
    assert quarters_to_check(files()) == [None]


def test_every_state_is_checked_from_before_the_first_change_to_after_the_last() -> None:
    both = files(
        ("tolerance: 10%}", f"tolerance: {versions('10%', '5%', '2014-15 Q1')}}}"),
        ("    owner: head-of-safeguarding\n", f"    owner: {versions('head-of-safeguarding', 'head-of-children-in-care')}\n"),
    )
    assert quarters_to_check(both) == [Quarter(2013, 1), Quarter(2013, 2), Quarter(2014, 1), None]


def test_a_date_that_is_none_leaves_the_other_states_to_be_checked() -> None:
    wrong = files(('id: "1178"\n', 'id: "1178"\n    since: spring\n'), ('id: "1180"\n', 'id: "1180"\n    until: 2013-14 Q1\n'))
    assert quarters_to_check(wrong) == [Quarter(2013, 1), Quarter(2013, 2), None]


def test_what_ends_makes_a_state_of_its_own() -> None:
    ended = files(('id: "1178"\n', 'id: "1178"\n    until: 2013-14 Q1\n'))
    assert quarters_to_check(ended) == [Quarter(2013, 1), Quarter(2013, 2), None]


def test_what_begins_makes_a_state_of_its_own() -> None:
    begun = files(('id: "1178"\n', 'id: "1178"\n    since: 2013-14 Q2\n'))
    assert quarters_to_check(begun) == [Quarter(2013, 1), Quarter(2013, 2), None]
