"""A compiled pack: which files it has, for whom, and where their bytes lie until they are published."""

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
