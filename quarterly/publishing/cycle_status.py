"""Where a council's quarter stands after its last run: a row of the control room, in counts and statuses."""

from dataclasses import dataclass
from datetime import date

from quarterly.vocabulary.wording import counted

FAULT = "A fault. The run says which."
WAITS = {"Failed": FAULT, "Crashed": "The run was killed and starts again by itself.", "Published": "", "Withdrawn": ""}


@dataclass(frozen=True, slots=True)
class CycleStatus:
    """How a run left a quarter: the state it ended in, what was there by then, and by when it has to be published.

    `commentary` is how many indicators wait for a comment, None before anybody was asked. `deadline` (ISO) is the last day on
    which the agenda can be published, "" where the profile names no meeting. `signed_off` is in words.
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

    @property
    def is_settled(self) -> bool:
        """Whether nobody is waited for."""
        return self.state in ("Published", "Withdrawn")

    def days_left(self, today: date) -> int | None:
        """Return how many days are left to publish, negative once it is late; None where it is settled or no day is known."""
        return None if self.is_settled or not self.deadline else (date.fromisoformat(self.deadline) - today).days

    def is_late(self, today: date) -> bool:
        """Whether the statutory day has passed without a publication."""
        left = self.days_left(today)
        return left is not None and left < 0 and not self.version


def row(standing: CycleStatus, today: date) -> dict[str, str]:
    """Return the row of the control room that says so, in words; short ones, as Prefect shows about 100 characters of it."""
    return {
        "council": standing.name,
        "quarter": standing.quarter,
        "state": standing.state,
        "publish by": _clock(standing, today),
        "returns": f"{standing.received} of {standing.received + len(standing.missing)}",
        "commentary": "" if standing.commentary is None else f"{standing.commentary or 'none'} awaited",
        "sign-off": standing.signed_off,
        "version": str(standing.version or ""),
        "waited for": WAITS.get(standing.state, standing.message),
        "nothing from": ", ".join(standing.missing),
    }


def _clock(standing: CycleStatus, today: date) -> str:
    left = standing.days_left(today)
    if left is None:
        return "" if standing.is_settled else "no meeting"
    away = "today" if not left else f"{counted(abs(left), 'day')} {'left' if left > 0 else 'late'}"
    return f"{standing.deadline}, {away}"
