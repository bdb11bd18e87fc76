"""The automations of the Prefect server, which notify people of failures, lateness and publications.

They are in a file, but not applied by Prefect's command: it makes one more with each call, and cannot know the blocks that send.
Each is identified by its name here, so that serving again changes it instead of adding a second one.
"""

from collections.abc import Iterator
from typing import Any, cast
from urllib.parse import quote, urlencode
from uuid import UUID

import yaml
from prefect.blocks.core import Block
from prefect.blocks.notifications import CustomWebhookNotificationBlock, SlackWebhook
from prefect.client.orchestration import SyncPrefectClient
from prefect.events import AutomationCore
from prefect.events.actions import SendNotification
from pydantic import SecretStr

from adapters.councils import ROOT
from adapters.settings import Settings
from quarterly.vocabulary.errors import SetupError

PREFIX = "quarterly: "
FILE = ROOT / "deployments" / "automations.yaml"


def settle(client: SyncPrefectClient, settings: Settings) -> list[str]:
    """Create, change or delete our automations as needed and return their names; leave those with other names alone."""
    wanted = {automation.name: automation for automation in _all(_blocks(settings))}
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


def _all(blocks: list[UUID]) -> Iterator[AutomationCore]:
    """Yield what the file lists, with an action for each block; nothing without a block."""
    for listed in yaml.safe_load(FILE.read_text())["automations"] if blocks else ():
        words = {"subject": listed.pop("subject"), "body": listed.pop("body")}
        yield AutomationCore(**listed, actions=[SendNotification(block_document_id=block, **words) for block in blocks])


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
