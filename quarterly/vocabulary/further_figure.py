"""A further figure that is suppressed so that a small count cannot be worked out from it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FurtherFigure:
    """A figure that is proposed, or was decided, to be suppressed: an indicator's of a quarter, by their keys."""

    indicator: str
    quarter: str
