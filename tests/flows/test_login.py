"""Does a form know who was logged in at the proxy, and is it recorded with the act?"""

from base64 import b64encode

from prefect import flow
from prefect.client.orchestration import get_client
from prefect.flow_engine import run_flow
from prefect.states import Scheduled

from flows.login import LOGIN_ID, login_of_run


@flow(persist_result=False)
def form() -> str:
    """Say who sent this form."""
    return login_of_run()


def sent(headers: dict[str, str]) -> str:
    """Run the form as the server would have it if these headers came with the request that started it."""
    with get_client(httpx_settings={"headers": headers}, sync_client=True) as client:
        run = client.create_flow_run(form)
    return str(run_flow(form, flow_run=run))


def test_the_login_that_the_door_passes_on_is_read_from_the_run() -> None:
    name = b64encode(b"jane@council.example").decode()
    assert sent({"Prefect-Automation-Id": str(LOGIN_ID), "Prefect-Automation-Name": name}) == "jane@council.example"


def test_one_that_is_started_again_says_so() -> None:
    name = b64encode(b"jane@council.example").decode()
    headers = {"Prefect-Automation-Id": str(LOGIN_ID), "Prefect-Automation-Name": name}
    with get_client(httpx_settings={"headers": headers}, sync_client=True) as client:
        run = client.create_flow_run(form)
        run_flow(form, flow_run=run)
        client.set_flow_run_state(run.id, Scheduled(), force=True)
        again = client.read_flow_run(run.id)
    assert run_flow(form, flow_run=again) == "jane@council.example (run again)"


def test_a_run_that_an_automation_or_nobody_started_has_none() -> None:
    other = "3b0ba18e-5d0c-4a3a-9d2c-0a4a4d5f6a7b"
    assert sent({"Prefect-Automation-Id": other, "Prefect-Automation-Name": b64encode(b"late").decode()}) == ""
    assert sent({}) == ""


def test_on_the_command_line_there_is_none() -> None:
    assert login_of_run() == ""
