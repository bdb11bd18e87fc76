"""What holds a report back: a withdrawal, what is missing, its own checks, a sign-off, and who considers it first."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.configuration.council import Council
from quarterly.configuration.profile import Gates
from quarterly.publishing.gates import Hold, hold_on_missing, hold_on_report, hold_on_withdrawn
from quarterly.publishing.pack import CompiledReport
from quarterly.publishing.versions import PublicationIndex, PublishedVersion, Withdrawal
from quarterly.vocabulary.audit_event import AuditEvent, Kind
from tests.unit.made import Q1, TOWN
from tests.unit.reporting.reports import with_profile

NO_GATE = with_profile(gates={"commentary": "report", "returns": "report"})
SIGNED = with_profile(gates={"commentary": "report", "returns": "report", "sign_off": "Director", "considered_by": "the Cabinet"})
DAY = date(2012, 9, 20)
REPORT = CompiledReport(pack="ab" * 32)


def held(considered_on: str = "", *blocked: str, council: Council = TOWN) -> Hold | None:
    report = CompiledReport(pack="v", blocked=blocked, considered_on=considered_on)
    return hold_on_report(council.profile.gates, report, Q1, (), DAY)


def act(kind: Kind, pack: str = "") -> AuditEvent:
    return AuditEvent(kind=kind, council="dudley", quarter="2012-13-q1", at="2012-09-19T09:00:00+00:00", by="Director", pack=pack)


def test_a_report_nobody_said_was_considered_waits_and_says_what_to_do() -> None:
    assert held() == Hold(
        "WithDemocraticServices",
        "The report is ready; the Cabinet has yet to consider it. Say on which day it did in the cover workbook.",
    )


@pytest.mark.parametrize("day", ["2012-09-20", "20 September 2012", "19/09/2012", "2012-09-19T00:00:00"])
def test_a_report_that_was_considered_goes_out(day: str) -> None:
    assert held(day) is None


@pytest.mark.parametrize("day", ["2012-09-21", "21 September 2012", "September 2012"])
def test_a_day_still_to_come_holds_the_report(day: str) -> None:
    found = held(day)
    assert found is not None
    assert found.message.endswith("The day in the cover workbook is still to come.")


@pytest.mark.parametrize("day", ["to be agreed", "yes", "31 September 2012", "5"])
def test_what_is_no_day_holds_the_report(day: str) -> None:
    assert held(day) is not None


@pytest.mark.parametrize("day", ["14 March 2012", "30 June 2011", "Q4 2011-12"])
def test_the_day_of_an_earlier_quarters_report_releases_nothing(day: str) -> None:
    found = held(day)
    assert found is not None
    assert found.message.endswith("The day in the cover workbook is before the quarter ended.")


def test_a_council_without_such_a_body_publishes_at_once() -> None:
    assert held(council=NO_GATE) is None


def test_checks_hold_a_report_that_has_been_considered() -> None:
    assert held("2012-09-01", "R14", "R07") == Hold(
        "AwaitingCommentary",
        "Consistency checks hold the report back: R14, R07. The performance officer has been told where.",
    )


@given(st.dates(date(2012, 7, 1), date(2013, 7, 1)))
def test_it_goes_out_on_the_day_it_is_considered_and_not_before(day: date) -> None:
    assert (held(day.isoformat()) is None) == (day <= DAY)


def test_a_report_waits_for_its_sign_off_and_names_the_pack() -> None:
    assert hold_on_report(SIGNED.profile.gates, REPORT, Q1, (), DAY) == Hold(
        "AwaitingSignOff", "The report is ready; its sign-off by the role Director is awaited, of pack abababababab."
    )


def test_what_the_checks_found_comes_before_the_sign_off() -> None:
    found = hold_on_report(SIGNED.profile.gates, replace(REPORT, blocked=("R14",)), Q1, (), DAY)
    assert found is not None
    assert found.state == "AwaitingCommentary"


def test_a_report_that_was_signed_off_has_still_to_be_considered() -> None:
    found = hold_on_report(SIGNED.profile.gates, REPORT, Q1, [act("sign-off", REPORT.pack)], DAY)
    assert found is not None
    assert found.state == "WithDemocraticServices"
    considered = replace(REPORT, considered_on="19/09/2012")
    assert hold_on_report(SIGNED.profile.gates, considered, Q1, [act("sign-off", REPORT.pack)], DAY) is None


def test_a_sign_off_of_another_pack_does_not_count_and_the_message_says_so() -> None:
    found = hold_on_report(SIGNED.profile.gates, REPORT, Q1, [act("sign-off", "cd" * 32)], DAY)
    assert found is not None
    assert found.message.endswith("One given before was of another pack and does not count for this one.")


def test_a_sign_off_given_before_a_withdrawal_neither_counts_nor_is_spoken_of() -> None:
    acts = [act("sign-off", REPORT.pack), act("withdrawal")]
    found = hold_on_report(SIGNED.profile.gates, REPORT, Q1, acts, DAY)
    assert found is not None
    assert (found.state, "another pack" in found.message) == ("AwaitingSignOff", False)


@pytest.mark.parametrize("returns", ["report", "hold"])
@pytest.mark.parametrize("commentary", ["report", "hold"])
@pytest.mark.parametrize("missing", [(), ("schools", "youth")])
@pytest.mark.parametrize("awaited", ["", "commentary awaited on 2 indicators"])
def test_what_is_missing_holds_the_report_only_where_the_profile_says_so(
    returns: str, commentary: str, missing: tuple[str, ...], awaited: str
) -> None:
    gates = Gates.model_validate({"returns": returns, "commentary": commentary})
    found = hold_on_missing(gates, missing, awaited)
    if returns == "hold" and missing:
        assert found == Hold("AwaitingReturns", "Not received: schools, youth.")
    elif commentary == "hold" and awaited:
        assert found == Hold("AwaitingCommentary", "Commentary awaited on 2 indicators.")
    else:
        assert found is None


WITHDRAWN = PublicationIndex(
    council="dudley",
    quarter="2012-13-q1",
    versions=(
        PublishedVersion(version=1, release="r", manifest_sha256="m", published="2012-09-18T09:00:00+00:00", reason="", files=()),
    ),
    withdrawals=(Withdrawal(version=1, at="2012-09-19T09:00:00+00:00", reason="A service counted twice."),),
)


def test_a_withdrawn_report_stays_withdrawn_until_somebody_says_why_to_publish_again() -> None:
    assert hold_on_withdrawn(WITHDRAWN, [act("run"), act("withdrawal")]) == Hold(
        "Withdrawn",
        "Version 1 is withdrawn: A service counted twice. The next is published when a return is corrected with correct-return, "
        "or run-cycle is given a reason.",
    )
    assert hold_on_withdrawn(WITHDRAWN, [act("withdrawal"), act("correction")]) is None


def test_a_report_that_stands_is_not_held() -> None:
    assert hold_on_withdrawn(None, []) is None
    assert hold_on_withdrawn(WITHDRAWN.model_copy(update={"withdrawals": ()}), []) is None
