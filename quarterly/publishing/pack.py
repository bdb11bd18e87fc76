"""A compiled pack: which files it has, for whom, where their bytes lie until they are published, and what decides on it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file of a rendering; `key` is where its bytes are in the restricted store."""

    path: str
    title: str
    content_type: str
    key: str


@dataclass(frozen=True, slots=True)
class PackListing:
    """The files of both renderings."""

    public: tuple[PackFile, ...]
    restricted: tuple[PackFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledReport:
    """What decides whether and why a pack is published; `pack` is its digest, `contents` those of what the public reads in it, in
    this and every earlier form of a transcript.

    `blocked` are the codes of the consistency checks that hold it back, `considered_on` is the day typed into the cover workbook,
    and `why` says what its corrections come from; each is empty where there is none.
    """

    pack: str
    blocked: tuple[str, ...] = ()
    considered_on: str = ""
    contents: tuple[str, ...] = ()
    why: str = ""
