"""Is a run that an outage of the store outlasts done once the store answers, by itself and as it was started?"""

from collections.abc import Callable

from tests.e2e.installations import Installation
from tests.e2e.s3_proxy import Refusal
from tests.e2e.server import CYCLE
from tests.e2e.stack import Stack
from tests.installation import QUARTER

COUNCIL = "store-away"


def test_the_same_run_goes_on_when_the_store_answers_again(
    stack: Stack, open_installation: Callable[[str], Installation]
) -> None:
    installation = open_installation(COUNCIL)
    installation.send_all()
    with stack.proxy.refusing(Refusal(f"score_indicators|{COUNCIL}.+score", times=float("inf"))):
        run = stack.server.run(CYCLE, council=COUNCIL, quarter=QUARTER)
        stack.until(lambda: stack.server.state(run)["name"] == "AwaitingService")
        message = stack.server.state(run)["message"]
    stack.until(lambda: stack.server.state(run)["name"] == "Published")
    assert message.endswith("(SlowDown); nothing is lost. This run is started again by itself.")
    assert [each["id"] for each in stack.server.cycles(COUNCIL)] == [run]
    assert installation.versions() == ([1], [1])
