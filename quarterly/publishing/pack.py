"""A compiled pack: its files, and the facts that decide whether it is published."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file of a rendering; its bytes are under `key` in the restricted store."""

    path: str
    title: str
    content_type: str
    key: str


@dataclass(frozen=True, slots=True)
class PackListing:
    """The files of every rendering; none of the exempt one where nothing is exempt."""

    public: tuple[PackFile, ...]
    restricted: tuple[PackFile, ...]
    exempt: tuple[PackFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledReport:
    """The facts that decide whether, and for what reason, a pack is published.

    `pack` is its digest. `contents` are digests of its public transcript, in this and every earlier form of a transcript.
    `outstanding` counts what somebody should look at before a release, by kind (`HoldKind`), `considered_on` is the day typed
    into the cover workbook, and `why` explains its corrections; each is empty if there is none.
    """

    pack: str
    outstanding: Mapping[str, int] = field(default_factory=dict)
    considered_on: str = ""
    contents: tuple[str, ...] = ()
    why: str = ""
