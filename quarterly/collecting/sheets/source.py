"""Where a row came from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a row stands: file name, content digest (hex sha256), sheet and row; `cell` is that of its main figure."""

    file: str
    digest: str
    sheet: str
    row: int
    cell: str
