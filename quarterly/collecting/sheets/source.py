"""The source of a row: the file and the position in it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file, its digest (hex sha256), sheet and row of a record; `cell` is the cell of its main figure."""

    file: str
    digest: str
    sheet: str
    row: int
    cell: str
