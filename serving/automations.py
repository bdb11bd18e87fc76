"""The automations of the Prefect server: notify people of failures, lateness and publications, and mark dead runs as crashed.

Each is identified by its name, so that serving again changes it instead of adding a second one.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any, cast
from urllib.parse import quote, urlencode
from uuid import UUID

from prefect.blocks.core import Block
from prefect.blocks.notifications import CustomWebhookNotificationBlock, SlackWebhook
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.objects import StateType
from prefect.events import AutomationCore, EventTrigger, Posture
from prefect.events.actions import ActionTypes, ChangeFlowRunState, SendNotification
from pydantic import SecretStr

from adapters.settings import Settings
from quarterly.vocabulary.errors import SetupError

PREFIX = "quarterly: "
UNBEGUN = timedelta(minutes=5)

OURS = {"prefect.resource.role": "tag", "prefect.resource.id": "prefect.tag.quarterly"}
RUN = {"prefect.resource.id": "prefect.flow-run.*"}
STARTED = tuple(f"prefect.flow-run.{name}" for name in ("Running", "Crashed", "Cancelled", "Cancelling", "Failed", "Completed"))

ABOUT_RUN = "{{ flow_run.name }} ({{ flow.name }}): {{ flow_run.state.name }}. {{ flow_run.state.message }}"
ABOUT_REPORT = "{{ event.payload.message }}"
ABOUT_POOL = "No worker answers for the work pool quarterly. Start one, or serve again."


def settle(client: SyncPrefectClient, settings: Settings) -> list[str]:
    """Create, change or delete our automations as needed and return their names; leave those with other names alone."""
    silent = timedelta(seconds=settings.silent_after)
    wanted = {automation.name: automation for automation in _all(_blocks(settings), silent)}
    found = client.request("POST", "/automations/filter", json={"limit": 200}).json()
    ours = [each for each in found if each["name"].startswith(PREFIX)]
    known = {each["name"]: each for each in ours if each["name"] in wanted}
    for each in ours:
        if known.get(each["name"]) is not each:
            client.request("DELETE", "/automations/{id}", path_params={"id": each["id"]})
    for name, automation in wanted.items():
        body = automation.model_dump(mode="json", exclude={"owner_resource"})
        if name not in known:
            client.request("POST", "/automations/", json=body)
        elif _definition(known[name]) != _definition(body):  # a change makes the server forget past events
            body["enabled"] = known[name]["enabled"]  # an automation switched off in the UI stays off
            client.request("PUT", "/automations/{id}", path_params={"id": known[name]["id"]}, json=body)
    return list(wanted)


def _definition(automation: dict[str, Any]) -> list[Any]:
    trigger = {name: value for name, value in automation["trigger"].items() if name != "id"}
    return [{name: sorted(value) if isinstance(value, list) else value for name, value in trigger.items()}, automation["actions"]]


def _all(blocks: list[UUID], silent: timedelta) -> Iterator[AutomationCore]:
    yield from _crash_detection(silent)
    failed = _on("prefect.flow-run.Failed", "prefect.flow-run.Crashed", about=RUN, related=OURS)
    yield from _notification("tell of a failure", failed, "Quarterly: a run failed", ABOUT_RUN, blocks)
    late = _on("prefect.flow-run.Late", about=RUN, related=OURS)
    yield from _notification("tell of a run that is late", late, "Quarterly: a run is late", ABOUT_RUN, blocks)
    idle = _on("prefect.work-pool.not-ready", about={"prefect.resource.name": "quarterly"})
    yield from _notification("tell that no worker answers", idle, "Quarterly: no worker", ABOUT_POOL, blocks)
    overdue, published = _on("quarterly.late"), _on("quarterly.published")
    yield from _notification("tell of a report that is late", overdue, "Quarterly: a report is late", ABOUT_REPORT, blocks)
    yield from _notification("tell of a publication", published, "Quarterly: published", ABOUT_REPORT, blocks)


def _crash_detection(silent: timedelta) -> Iterator[AutomationCore]:
    crashed = ChangeFlowRunState(state=StateType.CRASHED, name="Crashed", message="The run was not heard of any more.")
    yield _automation(
        "a run that is silent has crashed", _missing("prefect.flow-run.heartbeat", ("prefect.flow-run.*",), silent), crashed
    )
    yield _automation("a run that never began has crashed", _missing("prefect.flow-run.Pending", STARTED, UNBEGUN), crashed)


def _notification(name: str, trigger: EventTrigger, subject: str, body: str, blocks: list[UUID]) -> Iterator[AutomationCore]:
    if blocks:
        yield _automation(name, trigger, *(SendNotification(block_document_id=b, subject=subject, body=body) for b in blocks))


def _automation(name: str, trigger: EventTrigger, *actions: ActionTypes) -> AutomationCore:
    return AutomationCore(name=f"{PREFIX}{name}", trigger=trigger, actions=list(actions))


def _on(*events: str, about: Mapping[str, object] | None = None, related: Mapping[str, str] | None = None) -> EventTrigger:
    found: dict[str, Any] = {"match": about or {}, "match_related": related or {}}
    # For each resource separately: otherwise the server ignores the earlier of two simultaneous events.
    each = {"prefect.resource.id"}
    return EventTrigger(posture=Posture.Reactive, expect=set(events), for_each=each, threshold=1, **found)


def _missing(after: str, expected: tuple[str, ...], within: timedelta) -> EventTrigger:
    return EventTrigger(
        posture=Posture.Proactive,
        after={after},
        expect=set(expected),
        match=RUN,
        match_related=OURS,
        for_each={"prefect.resource.id"},
        threshold=1,
        within=within,
    )


def _blocks(settings: Settings) -> list[UUID]:
    """Save the blocks that send notifications in Prefect, which encrypts their secrets; return their ids."""
    saved = []
    if settings.notify_webhook:
        address = settings.notify_webhook.get_secret_value()
        message = {"title": "{{subject}}", "text": "{{subject}}\n{{body}}"}
        block = CustomWebhookNotificationBlock(name="Quarterly", url=address, json_data=message)
        saved.append(_saved(block, "quarterly-webhook"))
    if settings.notify_email:
        # Prefect has no block for mail, but this one passes any address it does not recognise to Apprise, which sends mail.
        saved.append(_saved(SlackWebhook(url=SecretStr(_mail_address(settings))), "quarterly-mail"))
    return saved


def _saved(block: Block, name: str) -> UUID:
    return cast(UUID, block.save(name, overwrite=True))


def _mail_address(settings: Settings) -> str:
    if settings.smtp_host is None:
        raise SetupError("QUARTERLY_NOTIFY_EMAIL needs a mail server: set QUARTERLY_SMTP_HOST.")
    if settings.smtp_token_url:
        raise SetupError(
            "QUARTERLY_NOTIFY_EMAIL is sent by Prefect, which knows passwords only, and QUARTERLY_SMTP_TOKEN_URL is set. Use "
            "QUARTERLY_NOTIFY_WEBHOOK."
        )
    login = ""
    if settings.smtp_user and settings.smtp_password:
        login = f"{quote(settings.smtp_user, safe='')}:{quote(settings.smtp_password.get_secret_value(), safe='')}@"
    mode = "starttls" if settings.smtp_starttls else "insecure"
    options = {"from": settings.mail_from, "to": settings.notify_email, "mode": mode, "format": "text"}
    return f"mailto://{login}{settings.smtp_host}:{settings.smtp_port}/?{urlencode(options)}"
