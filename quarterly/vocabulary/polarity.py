"""The polarity of an indicator: which way is good."""

from enum import StrEnum


class Polarity(StrEnum):
    """Which way is good. The council states it, and it is never inferred: DfE gives several of its measures no polarity."""

    HIGH = "high"
    LOW = "low"
    RANGE = "range"
    MIDPOINT = "midpoint"
    NONE = "none"
