"""The rows of a council and its services in the control room."""

from dataclasses import replace
from datetime import date

from quarterly.publishing.cycle_status import AwaitedOf, CycleStatus, ServiceStatus, rows

STATUS = CycleStatus(
    council="milton",
    name="Milton",
    quarter="2012-13 Q1",
    state="AwaitingReturns",
    message="Not received: schools.",
    received=1,
    missing=("schools",),
    commentary=None,
    signed_off="",
    version=0,
    deadline="2012-08-31",
    services=(
        ServiceStatus("Schools", False, (AwaitedOf("return", "2012-08-02"),)),
        ServiceStatus("Care", True, (AwaitedOf("what is critical", "2012-08-10"), AwaitedOf("commentary on PI 1178"))),
    ),
)


def told(status: CycleStatus) -> list[tuple[str, str, str]]:
    found = rows(status, date(2012, 8, 6), "2012-08-06 08:00:00 UTC")
    assert len({tuple(each) for each in found}) == 1  # the same columns
    return [(each["council"], each["returns"], each["waited for"]) for each in found]


def test_each_service_stands_behind_its_council_with_what_it_owes_and_when() -> None:
    assert told(STATUS) == [
        ("Milton", "1 of 2", "Not received: schools."),
        ("Milton: Schools", "awaited", "return, was due 2 August"),
        ("Milton: Care", "received", "what is critical, due 10 August; commentary on PI 1178"),
    ]


def test_a_quarter_that_is_settled_has_the_row_of_its_council_alone() -> None:
    assert [council for council, _, _ in told(replace(STATUS, state="Published"))] == ["Milton"]
