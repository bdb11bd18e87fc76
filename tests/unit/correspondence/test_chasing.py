"""Who is reminded on which day, and of what: one letter a person a day, none on a closed day, none to a director."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.configuration.chasing import may_be_reminded
from quarterly.correspondence.chasing import Chase, Mails, Reminder, hears_today, proposals, reminders
from quarterly.correspondence.leave import SteppedUp
from quarterly.correspondence.owed import Owed, OwedKind
from quarterly.vocabulary.working_days import is_working_day
from tests.unit.correspondence.made_chasing import CARE, DEPUTY, DIRECTOR, DUE, HEAD, MEMBER, SAFE, council, owes

TOWN = council()
PROFILE = TOWN.profile


def moment(day: date, hour: int = 8) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def reminded(day: date, *owed: Owed, **changes: object) -> list[tuple[str, int, int]]:
    """Return whom a day's reminders go to, with how much is their own and how much others owe."""
    found = reminders(Chase(profile=PROFILE, day=day, **changes), owed)  # type: ignore[arg-type]
    return [(each.contact, len(each.own), len(each.of_others)) for each in found]


@pytest.mark.parametrize(
    ("day", "is_reminded"),
    [
        (date(2012, 7, 17), False),
        (date(2012, 7, 18), True),  # two working days before
        (date(2012, 7, 19), True),  # as on the 18th nobody was, in this test
        (date(2012, 7, 21), False),  # a Saturday
        (date(2012, 7, 23), True),
        (date(2012, 7, 27), False),  # the offices are closed
    ],
)
def test_a_contact_is_reminded_before_and_after_the_day(day: date, is_reminded: bool) -> None:
    assert [contact for contact, _, _ in reminded(day, owes())][:1] == ([CARE] if is_reminded else [])


def test_each_day_of_the_plan_reminds_once() -> None:
    assert reminded(date(2012, 7, 19), owes(), reminded={"children-in-care.data@milton.example": moment(date(2012, 7, 18))}) == []


def test_whoever_was_asked_after_a_day_of_the_plan_is_not_reminded_of_it() -> None:
    assert reminded(date(2012, 7, 19), owes(asked=date(2012, 7, 18))) == []


def test_one_letter_has_all_that_somebody_owes() -> None:
    later = owes(kind=OwedKind.ANSWERS, due=date(2012, 9, 3))
    assert reminded(date(2012, 7, 18), owes(), later, owes(SAFE, service="safeguarding", due=None)) == [(CARE, 2, 0)]


def test_a_deputy_is_reminded_once_it_is_late_enough_or_the_contact_is_on_leave() -> None:
    assert reminded(date(2012, 7, 24), owes()) == [(CARE, 1, 0)]
    assert reminded(date(2012, 7, 25), owes()) == [(CARE, 1, 0), (DEPUTY, 0, 1)]
    assert reminded(date(2012, 7, 18), owes(), away=frozenset({CARE})) == [(DEPUTY, 0, 1)]


def test_a_director_and_a_member_are_never_reminded() -> None:
    assert reminded(date(2012, 7, 25), owes(DIRECTOR, OwedKind.SIGN_OFF), owes(MEMBER)) == []


def test_a_step_up_is_proposed_and_reaches_the_head_once_an_officer_has_decided_it() -> None:
    day = date(2012, 7, 30)  # five working days after, as the 27th is closed
    assert [(each.service, each.head) for each in proposals(Chase(profile=PROFILE, day=day), [owes()])] == [
        ("children-in-care", HEAD)
    ]
    assert HEAD not in [contact for contact, _, _ in reminded(day, owes())]
    decided = (SteppedUp("children-in-care", moment(day, 9)),)
    assert (HEAD, 0, 1) in reminded(day, owes(), stepped_up=decided)
    written = {PROFILE.contacts[HEAD].email: moment(day, 10)}
    assert HEAD not in [contact for contact, _, _ in reminded(date(2012, 7, 31), owes(), stepped_up=decided, reminded=written)]
    before = {PROFILE.contacts[HEAD].email: moment(day, 8)}
    assert HEAD not in [contact for contact, _, _ in reminded(day, owes(), stepped_up=decided, reminded=before)]
    assert HEAD in [contact for contact, _, _ in reminded(date(2012, 7, 31), owes(), stepped_up=decided, reminded=before)]
    assert proposals(Chase(profile=PROFILE, day=day, stepped_up=decided), [owes()]) == ()


def test_a_service_that_a_director_heads_is_taken_to_nobody() -> None:
    late = owes(SAFE, service="safeguarding")
    assert proposals(Chase(profile=PROFILE, day=date(2012, 8, 6)), [late]) == ()


@pytest.mark.parametrize(
    ("last", "day", "listed", "hears"),
    [
        (None, date(2012, 7, 10), (), True),  # the first
        (date(2012, 7, 10), date(2012, 7, 11), (owes().id,), False),
        (date(2012, 7, 10), date(2012, 7, 16), (owes().id,), True),  # Monday
        (date(2012, 7, 10), date(2012, 7, 11), (owes().id, "another"), True),  # something came
        (date(2012, 7, 19), date(2012, 7, 20), (owes().id,), False),  # it is due today
        (date(2012, 7, 20), date(2012, 7, 23), (owes().id,), True),
        (date(2012, 7, 16), date(2012, 7, 16), (owes().id,), False),  # twice on one day
    ],
)
def test_the_officer_hears_weekly_and_when_something_came_or_fell_due(
    last: date | None, day: date, listed: Sequence[str], hears: bool
) -> None:
    assert hears_today(Chase(profile=PROFILE, day=day), [owes()], last, listed) is hears


@pytest.mark.parametrize(("day", "hears"), [(date(2012, 7, 25), False), (date(2012, 7, 26), True)])
def test_the_officer_hears_on_the_day_from_which_something_may_be_taken_to_a_head(day: date, hears: bool) -> None:
    profile = council(head_after=4).profile
    assert hears_today(Chase(profile=profile, day=day), [owes()], day - timedelta(days=1), [owes().id]) is hears


@pytest.mark.parametrize(
    ("mails", "day", "hears"),
    [
        (Mails(wait=True, came=True), date(2012, 7, 11), True),
        (Mails(wait=True), date(2012, 7, 11), False),
        (Mails(wait=True), date(2012, 7, 16), True),  # Monday
        (Mails(), date(2012, 7, 16), False),
    ],
)
def test_the_officer_hears_of_mails_that_wait_though_nobody_owes_anything(mails: Mails, day: date, hears: bool) -> None:
    assert hears_today(Chase(profile=PROFILE, day=day, mails=mails), [], date(2012, 7, 10), []) is hears


def test_the_head_hears_at_once_of_what_was_asked_for_today() -> None:
    late = owes(asked=date(2012, 7, 30))
    decided = (SteppedUp("children-in-care", moment(date(2012, 7, 30))),)
    assert reminded(date(2012, 7, 30), late, stepped_up=decided) == [(HEAD, 0, 1)]


CONTACTS = st.sampled_from([*PROFILE.contacts])
DAYS = st.dates(date(2012, 6, 25), date(2012, 8, 31))
OWED = st.builds(
    owes,
    CONTACTS,
    st.sampled_from(OwedKind),
    service=st.sampled_from(["", *PROFILE.services]),
    names=st.tuples(st.sampled_from(["A", "B", "C"])),
    asked=st.dates(date(2012, 6, 1), date(2012, 7, 31)),
    due=st.none() | DAYS,
)
ALL_OWED = st.lists(OWED, max_size=8, unique_by=lambda each: each.id)
AWAY = st.frozensets(CONTACTS, max_size=2)
STEPPED = st.lists(st.builds(SteppedUp, st.sampled_from([*PROFILE.services]), DAYS.map(lambda day: moment(day))), max_size=2)


def address(contact: str) -> str:
    return PROFILE.contacts[contact].email


@given(ALL_OWED, DAYS, AWAY, STEPPED, st.booleans())
def test_any_day_writes_to_each_person_once_with_all_they_owe_and_never_to_a_director(
    owed: list[Owed], day: date, away: frozenset[str], stepped: list[SteppedUp], is_paused: bool
) -> None:
    assert PROFILE.chasing
    found = reminders(Chase(profile=PROFILE, day=day, away=away, stepped_up=stepped, is_paused=is_paused), owed)
    written = [address(each.contact) for each in found]
    assert len(written) == len(set(written))
    assert not (found and (is_paused or not is_working_day(day, PROFILE.calendar.closed)))
    assert all(may_be_reminded(each.contact, PROFILE.contacts[each.contact], PROFILE.chasing) for each in found)
    assert not {address(DIRECTOR), address(MEMBER), address(PROFILE.performance_officer)} & set(written)
    for each in found:
        assert each.contact not in away
        assert {what.id for what in each.own} == {what.id for what in owed if address(what.contact) == address(each.contact)}


@given(ALL_OWED, st.sets(DAYS))
def test_over_a_summer_each_is_reminded_once_for_each_day_of_the_plan_that_came(owed: list[Owed], server_away: set[date]) -> None:
    assert PROFILE.chasing
    last = dict[str, datetime]()
    written = list[tuple[date, Reminder]]()
    for number in range(110):
        day = date(2012, 6, 20) + timedelta(days=number)
        found = () if day in server_away else reminders(Chase(profile=PROFILE, day=day, reminded=dict(last)), owed)
        written += [(day, each) for each in found]
        last |= {address(each.contact): moment(day) for each in found}
    days = len(PROFILE.chasing.before) + len(PROFILE.chasing.after)
    for contact in PROFILE.contacts:
        of_contact = [each for _, each in written if each.contact == contact]
        involved = {what.id for each in of_contact for what in (*each.own, *each.of_others)}
        assert len(of_contact) <= days * len(involved)
    for what in owed:
        may = may_be_reminded(what.contact, PROFILE.contacts[what.contact], PROFILE.chasing)
        if may and what.due and what.asked < what.due and what.contact != PROFILE.performance_officer:
            assert any(what in each.own for _, each in written)


def test_a_late_contact_is_reminded_at_last_where_the_days_of_the_plan_fell_on_closed_days() -> None:
    assert reminded(date(2012, 7, 30), owes(due=date(2012, 7, 26)), reminded={"x": moment(DUE)})[0][0] == CARE
