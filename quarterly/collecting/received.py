"""The files received for a quarter, by sender, oldest first: what a later file repeats replaces what an earlier one has."""

from dataclasses import dataclass

from quarterly.vocabulary.wording import counted


@dataclass(frozen=True, slots=True)
class ArchivedFile:
    """One received file: its name, digest (hex sha256), key in the restricted store and when it was last modified (ISO).

    The digest is that of what arrived, also where only a copy without some of its sheets is stored under `key`. `left_out` are
    those sheets, in words. `refused` is why nothing of the file counts, "" if it was not refused on arrival.
    """

    name: str
    digest: str
    key: str
    modified: str
    left_out: tuple[str, ...] = ()
    refused: str = ""


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
