"""Who owes what until when, worked out from how a quarter stands."""

from datetime import date
from typing import Any

import pytest

from quarterly.collecting.returns.proposed_targets import Proposal
from quarterly.correspondence.leave import Granted
from quarterly.correspondence.owed import Asked, OwedKind, QuarterState, ReturnsState, owed
from quarterly.vocabulary.quarter import Quarter
from tests.unit.correspondence.made_chasing import CARE, Q1, council

TOWN = council()
RETURNS_DUE = date(2012, 8, 2)  # twenty working days before publication on 31 August, and the 27th is a bank holiday
CALLED = date(2012, 7, 2)
EVERYBODY = frozenset(TOWN.profile.services)


def state_of(**fields: Any) -> QuarterState:
    of_returns = {name: fields.pop(name) for name in ("received", "critical", "unstated", "proposed") if name in fields}
    return QuarterState(returns=ReturnsState(**of_returns), **fields)


def found(of: Any = TOWN, granted: tuple[Granted, ...] = (), **state: Any) -> list[tuple[str, str, str, date | None]]:
    """Return kind, contact, what it is about and the day of all that is owed."""
    return [(each.kind.value, each.contact, ", ".join(each.names), each.due) for each in owed(of, Q1, state_of(**state), granted)]


def test_a_service_owes_its_return_until_something_of_it_counts() -> None:
    others = EVERYBODY - {"children-in-care"}
    assert found(called=CALLED, received=others) == [("return", CARE, "Children in care", RETURNS_DUE)]
    assert found(called=CALLED, received=EVERYBODY) == []


def test_a_call_after_the_day_for_returns_gives_five_working_days() -> None:
    called = date(2012, 8, 6)
    assert {due for *_, due in found(called=called)} == {date(2012, 8, 13)}


def test_without_a_step_for_returns_a_call_gives_ten_working_days() -> None:
    none = TOWN.profile.calendar.model_copy(update={"steps": ()})
    of = TOWN.model_copy(update={"profile": TOWN.profile.model_copy(update={"calendar": none})})
    assert {due for *_, due in found(of, called=CALLED)} == {date(2012, 7, 16)}
    assert {due for *_, due in found(of)} == {None}


def test_a_service_of_which_nothing_is_due_owes_no_return() -> None:
    none_due = tuple(one.model_copy(update={"due": (4,)}) for one in TOWN.catalogue.indicators)
    without = TOWN.model_copy(update={"catalogue": TOWN.catalogue.model_copy(update={"indicators": none_due})})
    actions = {action.service for action in TOWN.profile.actions()}
    owing = {each.service for each in owed(without, Q1, QuarterState())}
    assert owing == actions  # whose key activities are due in every quarter


def test_what_is_critical_is_owed_five_working_days_after_its_sender_was_told() -> None:
    critical, answered = {"children-in-care": 2}, {"children-in-care": date(2012, 7, 23)}
    assert found(received=EVERYBODY, critical=critical, answered=answered) == [
        ("answers", CARE, "Children in care", date(2012, 7, 31))
    ]


def in_last_quarter(**state: Any) -> list[tuple[str, str]]:
    """Return the services that owe targets for next year, and of which indicators, at the end of the year."""
    owing = owed(TOWN, Quarter(2012, 4), state_of(**state))
    return [(each.service, ", ".join(each.names)) for each in owing if each.kind is OwedKind.TARGETS]


def test_targets_for_next_year_are_owed_by_services_whose_return_has_come_without_them() -> None:
    lacking = in_last_quarter(received=("children-in-care",))
    assert [service for service, _ in lacking] == ["children-in-care"]
    assert "PI 1180" in lacking[0][1]
    assert in_last_quarter(received=()) == []


def test_a_target_that_was_proposed_is_owed_no_more() -> None:
    where: dict[str, Any] = {"service": "children-in-care", "file": "f", "sheet": "S", "cell": "E3"}
    proposed = (Proposal(indicator="1180", year="2013-14", typed="70", on=CALLED, **where),)
    assert "PI 1180" not in str(in_last_quarter(received=("children-in-care",), proposed=proposed))


def test_commentary_is_owed_by_the_day_that_its_owner_was_given() -> None:
    asked, owner = Asked(date(2012, 8, 1), date(2012, 8, 9)), "head.children-in-care@milton.example"
    requests = {("1178", owner): asked, ("1180", owner): asked}
    assert found(received=EVERYBODY, awaited=("1178", "1180", "1176"), requests=requests) == [
        ("commentary", "head-of-children-in-care", "PI 1178, PI 1180", date(2012, 8, 9))
    ]


def test_what_waits_for_the_head_of_the_service_is_owed_by_the_head() -> None:
    asked = Asked(date(2012, 8, 6), date(2012, 8, 10))
    requests = {("1176", "director@milton.example"): asked}
    assert found(received=EVERYBODY, with_head=("1176",), requests=requests) == [
        ("commentary", "director", "PI 1176", date(2012, 8, 10))
    ]


@pytest.mark.parametrize(("clears", "contact"), [({}, "performance-officer"), ({"finance": "schools-data"}, "schools-data")])
def test_an_implication_is_owed_by_whoever_clears_it_once_there_is_something_to_clear(
    clears: dict[str, str], contact: str
) -> None:
    of = council(clears=clears)
    of = of.model_copy(update={"profile": of.profile.model_copy(update={"implications": {"finance": "Financial implications"}})})
    assert found(of, received=EVERYBODY, unstated=("finance",)) == [
        ("clearance", contact, "Financial implications", date(2012, 8, 16))
    ]
    assert "clearance" not in [kind for kind, *_ in found(of, unstated=("finance",))]


def test_a_sign_off_is_owed_by_whoever_was_asked_for_it() -> None:
    assert found(received=EVERYBODY, to_sign={"director": Asked(date(2012, 8, 20), date(2012, 8, 24))}) == [
        ("sign-off", "director", "", date(2012, 8, 24))
    ]


def test_whoever_was_granted_more_time_has_it_for_what_it_was_granted_for() -> None:
    state: dict[str, Any] = {"called": CALLED, "received": EVERYBODY - {"children-in-care"}}
    later = date(2012, 8, 10)
    assert found(granted=(Granted(CARE, OwedKind.RETURN, later),), **state)[0][3] == later
    assert found(granted=(Granted(CARE, "", later),), **state)[0][3] == later
    assert found(granted=(Granted(CARE, OwedKind.COMMENTARY, later),), **state)[0][3] == RETURNS_DUE
    assert found(granted=(Granted(CARE, "", date(2012, 7, 3)),), **state)[0][3] == RETURNS_DUE


def test_the_same_is_known_again_on_another_day_and_with_more_time() -> None:
    state = state_of(called=CALLED, received=EVERYBODY - {"children-in-care"})
    (before,), (after,) = (owed(TOWN, Q1, state, each) for each in ((), (Granted(CARE, "", date(2012, 8, 3)),)))
    assert (before.id == after.id, before.due == after.due) == (True, False)
