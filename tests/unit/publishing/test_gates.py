"""What holds a report back: a sign-off, a release, who considers it first, and the day it may go out."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.configuration.council import Council
from quarterly.publishing.gates import Hold, hold_on_report
from quarterly.publishing.holds import HoldKind
from quarterly.publishing.pack import CompiledReport
from quarterly.vocabulary.audit_event import Accepted, AuditEvent, Kind
from tests.unit.made import Q1, TOWN
from tests.unit.reporting.reports import with_profile

AUTOMATIC: dict[str, Any] = {"release": "automatic"}
SIGNED = {**AUTOMATIC, "sign_off": "Director"}
OFFICER = TOWN.profile.contacts[TOWN.profile.performance_officer].role
NOW = datetime(2012, 9, 20, 9, tzinfo=UTC)
PACK = "ab" * 32
REPORT = CompiledReport(pack=PACK)
AWAITED = f"The report is ready; its release by the role {OFFICER} is awaited, of pack abababababab."


def held(gates: dict[str, Any], *acts: AuditEvent, report: CompiledReport = REPORT, now: datetime = NOW, **profile: Any) -> Any:
    council: Council = with_profile(gates=gates, **profile)
    return hold_on_report(council.profile, report, Q1, acts, now)


def considered(on: str, now: datetime = NOW) -> Hold | None:
    found: Hold | None = held(
        {**AUTOMATIC, "considered_by": "the Cabinet"}, report=CompiledReport(pack=PACK, considered_on=on), now=now
    )
    return found


def act(kind: Kind, pack: str = "", by: str = "Director", **changes: Any) -> AuditEvent:
    at = "2012-09-19T09:00:00+00:00"
    return replace(AuditEvent(kind=kind, council="dudley", quarter="2012-13-q1", at=at, by=by, pack=pack), **changes)


def released(*kinds: HoldKind, pack: str = PACK, by: str = OFFICER, **changes: Any) -> AuditEvent:
    return act("release", pack, by, accepted=tuple(Accepted(kind.value, "As it is.") for kind in kinds), **changes)


def with_outstanding(**counts: int) -> CompiledReport:
    return CompiledReport(pack=PACK, outstanding={name.replace("_", "-"): count for name, count in counts.items()})


# Considered by a body


def test_a_report_nobody_said_was_considered_waits_and_says_what_to_do() -> None:
    assert considered("") == Hold(
        "WithDemocraticServices",
        "The report is ready; the Cabinet has yet to consider it. Say on which day it did in the cover workbook.",
    )


@pytest.mark.parametrize("day", ["2012-09-20", "20 September 2012", "19/09/2012", "2012-09-19T00:00:00"])
def test_a_report_that_was_considered_goes_out(day: str) -> None:
    assert considered(day) is None


@pytest.mark.parametrize("day", ["2012-09-21", "21 September 2012", "September 2012"])
def test_a_day_still_to_come_holds_the_report(day: str) -> None:
    found = considered(day)
    assert found is not None
    assert found.message.endswith("The day in the cover workbook is still to come.")


@pytest.mark.parametrize("day", ["to be agreed", "yes", "31 September 2012", "5"])
def test_what_is_no_day_holds_the_report(day: str) -> None:
    assert considered(day) is not None


@pytest.mark.parametrize("day", ["14 March 2012", "30 June 2011", "Q4 2011-12"])
def test_the_day_of_an_earlier_quarters_report_releases_nothing(day: str) -> None:
    found = considered(day)
    assert found is not None
    assert found.message.endswith("The day in the cover workbook is before the quarter ended.")


@given(st.dates(date(2012, 7, 1), date(2013, 7, 1)))
def test_it_goes_out_on_the_day_it_is_considered_and_not_before(day: date) -> None:
    assert (considered(day.isoformat()) is None) == (day <= NOW.date())


# Released by a person


def test_by_default_a_report_waits_until_the_performance_officer_releases_it() -> None:
    assert held({}) == Hold("AwaitingRelease", AWAITED)
    assert held({}, released()) is None


def test_automatic_is_a_line_that_has_to_be_written() -> None:
    assert held(AUTOMATIC) is None


@pytest.mark.parametrize("kind", HoldKind)
def test_automatic_releases_nothing_of_what_is_on_hold(kind: HoldKind) -> None:
    report = CompiledReport(pack=PACK, outstanding={kind.value: 1})
    assert held(AUTOMATIC, report=report).state == "AwaitingRelease"


GATED = tuple(kind for kind in HoldKind if kind not in (HoldKind.PERSONAL_DATA, HoldKind.DISCLOSURE))


@given(st.sets(st.sampled_from(HoldKind)), st.sets(st.sampled_from(GATED)))
def test_automatic_releases_exactly_what_the_profile_accepts(found: set[HoldKind], accepted: set[HoldKind]) -> None:
    gates = {**AUTOMATIC, **{kind.value.replace("-", "_"): "accept" for kind in accepted}}
    report = CompiledReport(pack=PACK, outstanding={kind.value: 2 for kind in found})
    assert (held(gates, report=report) is None) == (found <= accepted)


@given(st.sets(st.sampled_from(HoldKind)), st.sets(st.sampled_from(HoldKind)))
def test_a_person_releases_what_is_accepted_and_never_personal_data(found: set[HoldKind], accepted: set[HoldKind]) -> None:
    report = CompiledReport(pack=PACK, outstanding={kind.value: 2 for kind in found})
    goes = found <= accepted and HoldKind.PERSONAL_DATA not in found
    assert (held({}, released(*accepted), report=report) is None) == goes


def test_what_holds_a_report_back_is_counted_worst_first() -> None:
    report = with_outstanding(commentary=3, under_query=1, personal_data=1)
    assert held({"commentary": "accept"}, report=report).message == (
        f"{AWAITED} Held back by 1 sentence with personal data and 1 figure under query. "
        "Personal data is never released: change the text."
    )


def test_a_release_that_did_not_accept_what_has_come_since_does_not_count_and_says_so() -> None:
    found = held({}, released(HoldKind.RETURNS), report=with_outstanding(returns=1, large_changes=2))
    assert found == Hold("AwaitingRelease", f"{AWAITED} The one given accepted no 2 large changes.")


def test_a_release_of_another_pack_does_not_count_and_the_message_says_so() -> None:
    found = held({}, released(pack="cd" * 32))
    assert found == Hold("AwaitingRelease", f"{AWAITED} One given before was of another pack and does not count for this one.")


def test_a_release_by_a_role_that_may_not_does_not_count() -> None:
    assert held({}, released(by="Director")).state == "AwaitingRelease"


def test_a_release_given_before_a_withdrawal_neither_counts_nor_is_spoken_of() -> None:
    assert held({}, released(), act("withdrawal")) == Hold("AwaitingRelease", AWAITED)
    assert held({}, released(), act("withdrawal"), released()) is None


# Signed off


def test_a_report_waits_for_its_sign_off_and_names_the_pack() -> None:
    assert held(SIGNED) == Hold(
        "AwaitingSignOff", "The report is ready; its sign-off by the role Director is awaited, of pack abababababab."
    )


def test_a_report_that_was_signed_off_has_still_to_be_considered() -> None:
    gates = {**SIGNED, "considered_by": "the Cabinet"}
    assert held(gates, act("sign-off", PACK)).state == "WithDemocraticServices"
    report = replace(REPORT, considered_on="19/09/2012")
    assert held(gates, act("sign-off", PACK), report=report) is None


def test_a_sign_off_that_was_taken_back_is_not_called_one_of_another_pack() -> None:
    found = held(SIGNED, act("sign-off", PACK), act("sign-off-withdrawn", PACK))
    assert found.message.endswith("Director took back an approval of it: the evidence says why.")


def test_a_sign_off_of_another_pack_does_not_count_and_the_message_says_so() -> None:
    found = held(SIGNED, act("sign-off", "cd" * 32))
    assert found.message.endswith("One given before was of another pack and does not count for this one.")


def test_a_sign_off_given_before_a_withdrawal_neither_counts_nor_is_spoken_of() -> None:
    found = held(SIGNED, act("sign-off", PACK), act("withdrawal"))
    assert (found.state, "another pack" in found.message) == ("AwaitingSignOff", False)


def states(gates: dict[str, Any], *orders: Iterable[AuditEvent], report: CompiledReport = REPORT) -> list[str]:
    found = [held(gates, *acts, report=report) for acts in orders]
    return [each.state if each else "" for each in found]


def test_with_a_separate_role_both_acts_are_needed_in_any_order() -> None:
    signed, given_ = act("sign-off", PACK), released()
    assert states({"sign_off": "Director"}, [], [given_], [signed], [signed, given_], [given_, signed]) == [
        *("AwaitingSignOff", "AwaitingSignOff", "AwaitingRelease", "", ""),
    ]


def test_where_the_run_releases_by_itself_the_sign_off_suffices_unless_something_is_on_hold() -> None:
    signed = act("sign-off", PACK)
    assert states(SIGNED, [signed]) == [""]
    assert states(SIGNED, [], [signed], report=with_outstanding(returns=1)) == ["AwaitingSignOff", "AwaitingRelease"]


def test_a_sign_off_is_asked_for_once_nothing_else_holds_the_draft_back() -> None:
    later = (
        "It is asked for once what holds the draft back is put right, or accepted in its release: 1 return missing or refused."
    )
    found = held(SIGNED, report=with_outstanding(returns=1))
    assert found.message.partition("abababababab. ")[2] == later
    accepted = held(SIGNED, released(HoldKind.RETURNS), report=with_outstanding(returns=1))
    assert (accepted.state, later in accepted.message) == ("AwaitingSignOff", False)


def test_where_one_role_does_both_its_release_is_the_sign_off() -> None:
    both = {"sign_off": OFFICER}
    assert states(both, [], [released()]) == ["AwaitingRelease", ""]
    assert states({**both, **AUTOMATIC}, [], [released()], [act("sign-off", PACK, OFFICER)]) == ["AwaitingSignOff", "", ""]


CHAIN = {**AUTOMATIC, "sign_off": ["Head of finance", "Director"]}


def test_of_several_roles_the_first_that_has_not_signed_is_waited_for() -> None:
    finance, director = act("sign-off", PACK, "Head of finance"), act("sign-off", PACK)
    assert states(CHAIN, [], [finance], [director], [director, finance]) == [*["AwaitingSignOff"] * 3, ""]
    assert "by the role Head of finance (1 of 2) is awaited" in str(held(CHAIN))
    assert "by the role Director (2 of 2) is awaited" in str(held(CHAIN, finance))


def test_a_sign_off_that_was_taken_back_does_not_count_until_it_is_given_again() -> None:
    signed, back = act("sign-off", PACK), act("sign-off-withdrawn", PACK)
    assert states(SIGNED, [signed, back], [signed, back, signed]) == ["AwaitingSignOff", ""]


def test_who_did_not_approve_is_named_until_they_do() -> None:
    refused, signed = act("not-approved", PACK), act("sign-off", PACK)
    assert "Director did not approve it: the evidence says why." in str(held(SIGNED, refused))
    assert states(SIGNED, [refused], [refused, signed], [signed, refused]) == ["AwaitingSignOff", "", "AwaitingSignOff"]


def test_another_role_releases_where_the_profile_names_it() -> None:
    assert states({"released_by": "Director", "sign_off": "Director"}, [released()], [released(by="Director")]) == [
        *("AwaitingRelease", ""),
    ]


# Not before its day and hour

NINE = datetime(2012, 9, 24, 8, tzinfo=UTC)  # in London, in summer


def until(*moments: str) -> datetime | None:
    """Return until when a report waits whose calendar and whose release name these moments, "" for none."""
    calendar, of_release = moments
    stated = {"2012-13 Q1": calendar} if calendar else {}
    acts = [released(not_before=of_release)]
    found = held({}, *acts, calendar={"not_before": stated})
    assert found is None or found.state == "AwaitingDay"
    return found.until if found else None


def test_what_is_released_early_waits_for_its_hour_and_says_which() -> None:
    found = held({}, released(not_before=NINE.isoformat()))
    assert found == Hold("AwaitingDay", "The report is ready; it is published on 24 September 2012 at 09:00, London time.", NINE)


def test_of_calendar_and_release_the_later_counts() -> None:
    later = "2012-09-25T08:00:00+00:00"
    assert until("2012-09-24 09:00", later) == datetime.fromisoformat(later)
    assert until("2012-09-25 09:00", NINE.isoformat()) == datetime.fromisoformat(later)
    assert until("2012-09-24 09:00", "") == NINE
    assert until("", "") is None


@given(st.integers(-3, 3))
def test_it_goes_out_at_its_hour_and_not_a_minute_before(minutes: int) -> None:
    found = held({}, released(not_before=NINE.isoformat()), now=NINE + timedelta(minutes=minutes))
    assert (found is None) == (minutes >= 0)


def test_the_newest_release_says_until_when() -> None:
    earlier, later = released(not_before="2012-09-25T08:00:00+00:00"), released(not_before=NINE.isoformat())
    assert held({}, earlier, later).until == NINE


def test_a_report_that_releases_itself_waits_for_the_calendars_hour() -> None:
    calendar = {"not_before": {"2012-13 Q1": "2012-09-24 09:00"}}
    assert held(AUTOMATIC, calendar=calendar).until == NINE
    assert held(AUTOMATIC, calendar=calendar, now=datetime.combine(NINE.date(), time(8), UTC)) is None
