"""A moment as a council writes it, a day and an hour in London, and the moment that is meant."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from quarterly.vocabulary.quarter import long_date

PATTERN = r"\d{4}-\d{2}-\d{2}[ T]\d{1,2}[:.]\d{2}"
EXAMPLE = "2026-11-30 09:00"

_LONDON = ZoneInfo("Europe/London")
_WRITTEN = re.compile(r"(\d{4})-(\d{2})-(\d{2})[ T](\d{1,2})[:.](\d{2})(?:[:.]00)?")
_WITH_ZONE = re.compile(
    r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[ T](?:[01]\d|2[0-3]):[0-5]\d(?::00)?(?:Z|[+-]\d{2}:\d{2})"
)


def london_moment(written: str | date) -> datetime:
    """Return in UTC the moment that a day and an hour in London name; raise ValueError with the remedy for anything else.

    In the hour that occurs twice in October, and in the hour of March that does not occur, the later of the two readings counts:
    nothing goes out before everybody agrees that it is time.
    """
    # YAML reads an hour with seconds as a datetime and a day alone as a date; JSON keeps the moment itself, with its zone.
    text = str(written).strip()
    if _WITH_ZONE.fullmatch(text):
        return datetime.fromisoformat(text).astimezone(UTC)
    match = _WRITTEN.fullmatch(text)
    try:
        local = datetime(*(int(part) for part in match.groups()), tzinfo=_LONDON) if match else None  # type: ignore[arg-type, misc]
    except ValueError:
        local = None
    if local is None:
        raise ValueError(f"this is not a day and an hour of it. Write them like this, in London time: {EXAMPLE}")
    # On 25 October 2026, 01:30 comes twice: at 00:30 and at 01:30 UTC.
    return max(local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))


def in_london(moment: datetime) -> str:
    """Return a moment as people in London write it: "30 November 2026 at 09:00"."""
    local = moment.astimezone(_LONDON)
    return f"{long_date(local.date())} at {local:%H:%M}"
