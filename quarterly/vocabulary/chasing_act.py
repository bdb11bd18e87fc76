"""What an officer decided about reminders: more time, leave, a pause, or turning to the head of a service."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChasingAct:
    """Whom it is about, by contact key, "" for everybody; of what, "" for all they owe; until which day (ISO), "" for no end.

    `service` is the service whose head is turned to, by its key.
    """

    whom: str = ""
    of: str = ""
    until: str = ""
    service: str = ""
