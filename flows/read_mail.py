"""Read the mail that came, and start the cycle of every quarter that got something by it."""

from datetime import UTC, datetime
from typing import Any

from httpx import HTTPError
from prefect import flow
from prefect.client.schemas.objects import State
from prefect.exceptions import ObjectNotFound
from prefect.states import Completed, Failed

from adapters.mail.decided_mail import Decided, decide_all, forget_to_run, quarters_to_run
from adapters.mail.poll import file_mails
from adapters.publication import versions
from adapters.settings import Settings, load_settings
from adapters.store import Store
from flows.slots import Overtaken, one_at_a_time
from flows.start_run import start_cycle
from quarterly.publishing.due import is_finished
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.errors import QuarterlyError
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import counted

AGAIN = "The next look takes it up, and no mail is lost."


@flow(name="read-mail", flow_run_name="read-mail")
def read_mail() -> State[Any]:
    """Take in the answers that came by mail; what cannot be taken in by itself waits for the performance officer."""
    try:
        with one_at_a_time("all", "mail", patience=0):
            settings = load_settings()
            store = settings.restricted()
            file_mails(settings, store)
            decided = decide_all(store, datetime.now(UTC))
            started = _start(settings, store)
    except Overtaken:
        return Completed(name="Superseded", message="Another look at the mail is at work.")
    except QuarterlyError as error:
        return Failed(message=f"{error} {AGAIN}")
    except (HTTPError, ObjectNotFound, RuntimeError) as error:
        return Failed(message=f"The Prefect server did not answer ({type(error).__name__}). {AGAIN}")
    return _ended(decided, started)


def _start(settings: Settings, store: Store) -> list[str]:
    """Start the cycle of each quarter that got something; what is published changes only when somebody gives a reason."""
    started = list[str]()
    for (council, quarter), notes in quarters_to_run(store).items():
        if not is_finished(versions(settings.public(), council, quarter)):
            # The key makes the same mails the same run, however often they are seen.
            key = f"mail-{council}-{quarter}-{digest(notes)[:16]}"
            started.append(start_cycle(council, str(Quarter.parse(quarter)), key=key))
        forget_to_run(store, notes)
    return started


def _ended(decided: Decided, started: list[str]) -> State[Any]:
    message = decided.sentence
    message += f" Started: {', '.join(started)}." if started else ""
    if decided.failed:
        return Failed(message=f"{message} Not decided about: {counted(decided.failed, 'mail')}. {AGAIN}")
    return Completed(message=message) if decided != Decided() or started else Completed(name="NothingDue", message=message)
