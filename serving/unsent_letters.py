"""Send the letters that a mail server did not take, once it answers again, without a run of their quarter.

A server that is down is asked once a look, and not once for every quarter: each time may take as long as a server may think.
"""

from contextlib import suppress
from datetime import UTC, datetime

from httpx import HTTPError

from adapters.chase import send_reminders
from adapters.mail.queue import OF_A_DAY, deliver, unsent_folders, unsent_letters
from adapters.settings import load_settings
from flows.slots import one_at_a_time
from quarterly.vocabulary.errors import QuarterlyError


def send_unsent_letters() -> None:
    """Try each quarter whose letters wait; one whose run is at work sends them itself."""
    with suppress(QuarterlyError):
        settings = load_settings()
        store = settings.restricted()
        for folder in unsent_folders(store):
            _, council, quarter = folder.split("/")
            with suppress(QuarterlyError, HTTPError), one_at_a_time(council, quarter, patience=0):
                now = datetime.now(UTC)
                if not deliver(store, folder, settings, now).is_answered:
                    return
                # Reminders that were not sent are worded anew: meanwhile things have come, or the offices have closed.
                is_reminding = any(each.kind in OF_A_DAY for each in unsent_letters(store, folder))
                if is_reminding and not send_reminders(council, now).delivery.is_answered:
                    return
