"""A clock that stands still, for every module of the project that reads one, wherever it lies."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, tzinfo
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
ROOMS = ("adapters", "tasks")  # in which modules import others late
READS = "datetime.now("


class _LikeDatetime(type):
    def __instancecheck__(cls, instance: Any) -> bool:
        return isinstance(instance, datetime)


class StandingClock(datetime, metaclass=_LikeDatetime):
    """Stand in for datetime where the time is read."""

    moment = datetime(2000, 1, 1, tzinfo=UTC)

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Any:
        return StandingClock.moment.astimezone(tz)


def set_clock(day: date, hour: int = 9) -> None:
    """Set the clock to an hour of a day, in UTC."""
    StandingClock.moment = datetime.combine(day, time(hour), UTC)


@contextmanager
def standing_clock() -> Iterator[None]:
    """Have every module that reads the time read this clock, those too that are imported only where they are needed."""
    for file in (file for room in ROOMS for file in sorted((ROOT / room).rglob("*.py"))):
        if READS in file.read_text(encoding="utf-8"):
            import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
    modules = [module for module in list(sys.modules.values()) if _reads_the_time(module)]
    for module in modules:
        vars(module)["datetime"] = StandingClock
    try:
        yield
    finally:
        for module in modules:
            vars(module)["datetime"] = datetime


def _reads_the_time(module: Any) -> bool:
    file = Path(getattr(module, "__file__", None) or "/")
    if vars(module).get("datetime") is not datetime or not file.is_relative_to(ROOT):
        return False
    inside = file.relative_to(ROOT).parts[0]
    return inside not in (".venv", "tests") and READS in file.read_text(encoding="utf-8")
