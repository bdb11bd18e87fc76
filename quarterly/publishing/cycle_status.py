"""The status of a council's quarter after its last run, and its row in the control room."""

from dataclasses import dataclass
from datetime import date

from quarterly.publishing.incidents import incident_sentence
from quarterly.vocabulary.quarter import long_date
from quarterly.vocabulary.wording import counted

FAULT = "A fault. The run says which."
WAITS = {
    "Failed": FAULT,
    "Crashed": "The run was killed and starts again by itself.",
    "GivenUp": "The run broke off three times. Somebody has to look at it.",
    "Cancelled": "The run was cancelled. What it was to do is not done.",
    "Published": "",
    "Withdrawn": "",
}


@dataclass(frozen=True, slots=True)
class AwaitedOf:
    """What is awaited of a service, in words without a figure, and its last day (ISO), "" where none is known."""

    what: str
    due: str = ""


@dataclass(frozen=True, slots=True)
class ServiceStatus:
    """How one service of a quarter stands: whether something of its return counts, and what it owes."""

    name: str
    is_received: bool
    awaited: tuple[AwaitedOf, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleStatus:
    """The state in which the last run ended, the returns received by then, and the deadline for publication.

    `commentary` is the number of indicators without their commentary, None before it was requested. `deadline` (ISO) is the last
    day on which the agenda can be published, "" if the profile names no meeting. `signed_off` and `released` are sentences for
    officers. `incidents` are the small counts that what is public already gives away. `services` says how each service stands.
    """

    council: str
    name: str
    quarter: str
    state: str
    message: str
    received: int
    missing: tuple[str, ...]
    commentary: int | None
    signed_off: str
    version: int
    deadline: str
    released: str = ""
    incidents: int = 0
    services: tuple[ServiceStatus, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether the quarter waits for nobody."""
        return self.state in ("Published", "Withdrawn")

    def days_left(self, today: date) -> int | None:
        """Return the days left to publish, negative once it is late; None if the quarter is settled or has no deadline."""
        return None if self.is_settled or not self.deadline else (date.fromisoformat(self.deadline) - today).days

    def is_late(self, today: date) -> bool:
        """Whether the statutory deadline has passed without a publication."""
        left = self.days_left(today)
        return left is not None and left < 0 and not self.version


def rows(status: CycleStatus, today: date, changed: str) -> list[dict[str, str]]:
    """Return the row of a council in the control room, and behind it one for each service while the quarter is not settled."""
    services = () if status.is_settled else status.services
    return [row(status, today, changed), *(_service_row(status, each, today, changed) for each in services)]


def _service_row(status: CycleStatus, service: ServiceStatus, today: date, changed: str) -> dict[str, str]:
    return {
        **dict.fromkeys(row(status, today, changed), ""),
        "council": f"{status.name}: {service.name}",
        "quarter": status.quarter,
        "returns": "received" if service.is_received else "awaited",
        "waited for": "; ".join(_awaited(each, today) for each in service.awaited),
        "changed": changed,
        "key": status.council,
    }


def _awaited(awaited: AwaitedOf, today: date) -> str:
    if not awaited.due:
        return awaited.what
    due = date.fromisoformat(awaited.due)
    return f"{awaited.what}, {'was ' if due < today else ''}due {long_date(due, year=False)}"


def row(status: CycleStatus, today: date, changed: str) -> dict[str, str]:
    """Return a row of the control room. Its texts are short, because Prefect shows about 100 characters of a row.

    `key` and `changed`, since when it stands so, say which row is whose and whether it has to be drawn again.
    """
    return {
        "council": status.name,
        "quarter": status.quarter,
        "state": status.state,
        "publish by": _publish_by(status, today),
        "returns": f"{status.received} of {status.received + len(status.missing)}",
        "commentary": "" if status.commentary is None else f"{status.commentary or 'none'} awaited",
        "sign-off": status.signed_off,
        "release": status.released,
        "version": str(status.version or ""),
        "waited for": " ".join(filter(None, (incident_sentence(status.incidents), WAITS.get(status.state, status.message)))),
        "nothing from": ", ".join(status.missing),
        "changed": changed,
        "key": status.council,
    }


def _publish_by(status: CycleStatus, today: date) -> str:
    left = status.days_left(today)
    if left is None:
        return "" if status.is_settled else "no meeting"
    away = "today" if not left else f"{counted(abs(left), 'day')} {'left' if left > 0 else 'late'}"
    return f"{status.deadline}, {away}"
