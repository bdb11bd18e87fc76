"""What is asked of the child process that solves, and what it answers."""

from typing import TypedDict


class Row(TypedDict):
    """A bound on a weighted sum of unknowns, which are named by their position."""

    terms: list[tuple[int, int]]
    low: int | None
    high: int | None


class Request(TypedDict):
    """All bounds, the unknowns that are to be as small (1) or as large (-1) as they can, and the seconds each may take."""

    rows: list[Row]
    bounds: list[tuple[int, int | None]]
    asked: list[tuple[int, int]]
    seconds: float


Answer = int | str  # the number, or why there is none
IMPOSSIBLE, OPEN = "impossible", "open"
BEYOND = 10_000_000  # a count that can be as large as this has no bound
