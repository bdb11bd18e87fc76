"""Does a quarter get from the schedule to a corrected version?"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from tests.e2e.installations import CORRECTED, FIRST, Installation
from tests.e2e.kill_points import POINTS
from tests.e2e.server import CORRECT, CYCLE, WITHDRAW
from tests.e2e.stack import Stack
from tests.installation import QUARTER

Open = Callable[[str], Installation]

COUNCIL = "scheduled"


def test_the_schedule_publishes_the_quarter_that_ended_last(stack: Stack, open_installation: Open) -> None:
    open_installation(COUNCIL).send_all()
    deployment = stack.server.call("GET", "/deployments/name/quarter-end/quarter-end")["id"]
    soon = datetime.now(UTC) + timedelta(seconds=15)
    # The interval is a second chance, should the scheduler miss the first time.
    schedule = {"interval": 300, "anchor_date": soon.isoformat(), "timezone": "UTC"}
    parameters = {"councils": [COUNCIL], "on": "2012-07-02"}
    schedules = [{"schedule": schedule, "active": True, "parameters": parameters, "slug": "soon"}]
    (added,) = stack.server.call("POST", f"/deployments/{deployment}/schedules", schedules)
    (run,) = stack.until(lambda: stack.server.cycles(COUNCIL))
    stack.server.call("DELETE", f"/deployments/{deployment}/schedules/{added['id']}")
    assert stack.ended(run["id"]) == "Published"
    assert open_installation(COUNCIL).versions() == ([1], [1])


def test_the_correction_form_publishes_version_2_and_nothing_twice(stack: Stack, open_installation: Open) -> None:
    installation = open_installation(COUNCIL)
    before = installation.letters()
    installation.send("children-in-care", CORRECTED, "return-corrected.xlsx")
    assert stack.ended(correct(stack)) == "Published"
    assert installation.versions() == ([1, 2], [1, 2])
    assert installation.receipts() == {"children-in-care": 2, "safeguarding": 1, "cover": 1}
    assert set(before) < set(installation.letters())
    assert sorted(stack.mail.sent_to(COUNCIL)) == sorted(installation.letters())


def test_the_same_form_again_is_refused(stack: Stack, open_installation: Open) -> None:
    run = correct(stack)
    assert stack.ended(run) == "Refused"
    assert "Nothing of children-in-care has changed" in stack.server.state(run)["message"]
    assert open_installation(COUNCIL).versions() == ([1, 2], [1, 2])


def test_another_run_finds_nothing_to_publish(stack: Stack, open_installation: Open) -> None:
    run = stack.server.run(CYCLE, council=COUNCIL, quarter=QUARTER)
    assert stack.ended(run) == "Published"
    assert stack.server.state(run)["message"] == f"{QUARTER}: version 2 stands unchanged."
    installation = open_installation(COUNCIL)
    assert installation.versions() == ([1, 2], [1, 2])
    assert sorted(stack.mail.sent_to(COUNCIL)) == sorted(installation.letters())


def test_a_withdrawal_follows_the_cycle_at_work_and_is_not_refused(stack: Stack, open_installation: Open) -> None:
    installation = open_installation(COUNCIL)
    installation.send("children-in-care", FIRST["children-in-care"], "return-corrected-again.xlsx")
    hold = POINTS["compile-report"](COUNCIL)
    with stack.proxy.holding(hold):
        cycle = correct(stack)
        stack.until(hold.reached.is_set)
        withdrawal = stack.server.run(
            WITHDRAW,
            council=COUNCIL,
            quarter=QUARTER,
            reason="A service counted twice.",
            officer="Corporate performance officer",
            approved_by="Head of children in care",
        )
        stack.until(lambda: stack.server.state(withdrawal)["type"] == "RUNNING")
    assert (stack.ended(cycle), stack.ended(withdrawal)) == ("Published", "Withdrawn")
    assert installation.versions() == ([1, 2, 3], [1, 2, 3])


def correct(stack: Stack) -> str:
    return stack.server.run(
        CORRECT,
        council=COUNCIL,
        quarter=QUARTER,
        service="Children in care",
        kind="correction",
        what_was_wrong="The figure was that of the quarter before.",
        effect="A rating becomes worse.",
        officer="Corporate performance officer",
        approved_by="Head of children in care",
    )
