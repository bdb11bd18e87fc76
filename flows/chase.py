"""Remind people of what they owe, every working morning, and tell the officer who owes what."""

from datetime import UTC, datetime
from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State

from adapters.chase import Chased, send_reminders
from flows.awaiting_service import waits_for_services
from flows.each_council import for_each
from flows.form_checks import require_councils
from flows.form_errors import refused
from flows.forms import Councils
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.wording import counted


@waits_for_services
@flow(name="chase", flow_run_name="chase", validate_parameters=False)
def chase(councils: Councils = ()) -> State[Any]:
    """Remind everybody who owes something, by the council's plan: one letter a person a day, with all that they owe.

    Nobody is written to on a day on which the offices are closed or while reminders are paused; directors and members never are.
    Done again on the same day, nobody is written to twice.

    Args:
        councils: Only these councils. Left out, all that have a folder.
    """
    try:
        names = require_councils(councils)
    except SetupError as error:
        return refused(error)
    now = datetime.now(UTC)
    return for_each(names, lambda name: in_words(name, send_reminders(name, now))).state("Nobody has to be reminded today.")


def in_words(council: str, chased: Chased) -> str:
    """Return what a day's look at one council did, "" if nothing."""
    if chased.is_paused:
        return f"{council}: reminders are paused."
    said = [f"{counted(chased.reminded, 'reminder')}"] if chased.reminded else []
    said += ["the officer's list"] if chased.is_listed else []
    return f"{council}: {' and '.join(said)}." if said else ""
