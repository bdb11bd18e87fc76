"""A clock that a test sets: what our own modules take for now, while servers and libraries keep the time of the machine."""

import pkgutil
from datetime import UTC, datetime, timedelta, tzinfo
from importlib import import_module
from inspect import getsource
from types import ModuleType
from typing import ClassVar

import pytest

_ASKS = "datetime.now("
_ROOMS = ("adapters", "flows", "tasks")
_OF_PREFECT = ("flows.slots",)  # it compares with what the Prefect server says


class MovedClock:
    """The moment that our modules are told; each time somebody asks it is a second later, so that no two acts are at the same."""

    def __init__(self, patch: pytest.MonkeyPatch, moment: datetime) -> None:
        self.moment = moment

        class Moved(datetime):
            clock: ClassVar[MovedClock] = self

            @classmethod
            def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
                return cls.clock.ticked().astimezone(tz)

        for module in _asking():
            patch.setattr(module, "datetime", Moved)

    def ticked(self) -> datetime:
        """Return the moment, which is a second later then."""
        self.moment += timedelta(seconds=1)
        return self.moment

    def set(self, day: str, hour: int) -> None:
        """Set the clock to an hour (UTC) of a day, such as 2026-10-01."""
        self.moment = datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC)


def _asking() -> list[ModuleType]:
    names = [each.name for room in _ROOMS for each in pkgutil.walk_packages(import_module(room).__path__, f"{room}.")]
    modules = [import_module(name) for name in names if name not in _OF_PREFECT]
    return [module for module in modules if hasattr(module, "datetime") and _ASKS in getsource(module)]
