"""The files received for a quarter, by sender, oldest first: what a later file repeats replaces what an earlier one has."""

from dataclasses import dataclass
from datetime import date, datetime

from quarterly.collecting.file_times import counted_from, is_dated_ahead
from quarterly.vocabulary.wording import counted


@dataclass(frozen=True, slots=True)
class ArchivedFile:
    """One received file: its name, digest (hex sha256), key in the restricted store, and two times (ISO).

    `modified` is its own time, `archived` when it was taken in; "" means at its own time.

    The digest is that of what arrived, also where only a copy without some of its sheets is stored under `key`. `left_out` are
    those sheets, in words. `refused` is why nothing of the file counts, "" if it was not refused on arrival. `good_until` are the
    last days (ISO) of answers typed in it: known without opening it, as on the day after one a question is asked again.
    """

    name: str
    digest: str
    key: str
    modified: str
    archived: str = ""
    left_out: tuple[str, ...] = ()
    refused: str = ""
    good_until: tuple[str, ...] = ()

    @property
    def answers_until(self) -> tuple[date, ...]:
        """The last days of answers typed in it."""
        return tuple(map(date.fromisoformat, self.good_until))

    @property
    def counted_from(self) -> datetime:
        """From when it counts: the earlier of both times."""
        return counted_from(*self._times)

    @property
    def is_dated_ahead(self) -> bool:
        """Whether its own time was in the future when it was taken in."""
        return is_dated_ahead(*self._times)

    @property
    def taken_in(self) -> datetime:
        """When it was taken in."""
        return self._times[1]

    @property
    def _times(self) -> tuple[datetime, datetime]:
        return datetime.fromisoformat(self.modified), datetime.fromisoformat(self.archived or self.modified)


@dataclass(frozen=True, slots=True)
class RawReturn:
    """All files of one service, oldest first."""

    service: str
    files: tuple[ArchivedFile, ...]


@dataclass(frozen=True, slots=True)
class Returns:
    """What was collected: a RawReturn for each sender, and the services that sent nothing (`missing`).

    `aside` is the number of files that an officer has set aside.
    """

    received: tuple[RawReturn, ...]
    missing: tuple[str, ...]
    aside: int = 0

    def describe(self) -> str:
        """Return a line of progress with what was collected."""
        files = sum(len(raw.files) for raw in self.received)
        text = f"{counted(files, 'file')} from {counted(len(self.received), 'sender')}"
        if self.aside:
            text += f", beside {counted(self.aside, 'file')} set aside"
        return f"{text}; nothing from {', '.join(self.missing)}" if self.missing else text
