"""Which way is good."""

from enum import StrEnum


class Polarity(StrEnum):
    """Which way is good. Always stated by the council, never inferred: DfE gives several of these measures none."""

    HIGH = "high"
    LOW = "low"
    RANGE = "range"
    MIDPOINT = "midpoint"
    NONE = "none"
