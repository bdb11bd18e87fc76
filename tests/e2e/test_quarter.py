"""A quarter from the schedule to a corrected version, as officers and ops see it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from tests.desk import QUARTER
from tests.e2e.desks import CORRECTED, Desk
from tests.e2e.plant import Plant
from tests.e2e.server import CORRECT, CYCLE

COUNCIL = "scheduled"


def test_the_schedule_publishes_the_quarter_that_ended_last(plant: Plant, open_desk: Callable[[str], Desk]) -> None:
    open_desk(COUNCIL).send_all()
    deployment = plant.server.call("GET", "/deployments/name/quarter-end/quarter-end")["id"]
    soon = datetime.now(UTC) + timedelta(seconds=15)
    # Were the scheduler not to see it in time, five minutes later it would.
    schedule = {"interval": 300, "anchor_date": soon.isoformat(), "timezone": "UTC"}
    parameters = {"councils": [COUNCIL], "on": "2012-07-02"}
    asked = [{"schedule": schedule, "active": True, "parameters": parameters, "slug": "soon"}]
    (added,) = plant.server.call("POST", f"/deployments/{deployment}/schedules", asked)
    (run,) = plant.until(lambda: plant.server.cycles(COUNCIL))
    plant.server.call("DELETE", f"/deployments/{deployment}/schedules/{added['id']}")
    assert plant.ended(run["id"]) == "Published"
    assert open_desk(COUNCIL).versions() == ([1], [1])


def test_the_correction_form_publishes_version_2_and_nothing_twice(plant: Plant, open_desk: Callable[[str], Desk]) -> None:
    desk = open_desk(COUNCIL)
    before = desk.letters()
    desk.send("children-in-care", CORRECTED, "return-corrected.xlsx")
    assert plant.ended(correct(plant)) == "Published"
    assert desk.versions() == ([1, 2], [1, 2])
    assert desk.receipts() == {"children-in-care": 2, "safeguarding": 1, "cover": 1}
    assert set(before) < set(desk.letters())
    assert sorted(plant.mail.sent_to(COUNCIL)) == sorted(desk.letters())


def test_the_same_form_again_is_refused(plant: Plant, open_desk: Callable[[str], Desk]) -> None:
    run = correct(plant)
    assert plant.ended(run) == "Refused"
    assert "Nothing of children-in-care has changed" in plant.server.state(run)["message"]
    assert open_desk(COUNCIL).versions() == ([1, 2], [1, 2])


def test_another_run_finds_nothing_to_publish(plant: Plant, open_desk: Callable[[str], Desk]) -> None:
    run = plant.server.run(CYCLE, council=COUNCIL, quarter=QUARTER)
    assert plant.ended(run) == "Published"
    assert plant.server.state(run)["message"] == f"{QUARTER}: version 2 stands unchanged."
    desk = open_desk(COUNCIL)
    assert desk.versions() == ([1, 2], [1, 2])
    assert sorted(plant.mail.sent_to(COUNCIL)) == sorted(desk.letters())


def correct(plant: Plant) -> str:
    return plant.server.run(
        CORRECT,
        council=COUNCIL,
        quarter=QUARTER,
        service="children-in-care",
        kind="correction",
        what_was_wrong="The figure was that of the quarter before.",
        effect="A rating becomes worse.",
        officer="performance-officer",
        approved_by="head-of-children-in-care",
    )
