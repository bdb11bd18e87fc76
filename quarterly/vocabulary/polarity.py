"""The polarity of an indicator: which way is good."""

from enum import StrEnum


class Polarity(StrEnum):
    """Which way is good. The council states it, and it is never inferred: DfE gives several of its measures no polarity.

    `UNCONFIRMED` is one that nobody has stated yet, as of an indicator that was imported: it is not rated until somebody does.
    """

    HIGH = "high"
    LOW = "low"
    RANGE = "range"
    MIDPOINT = "midpoint"
    NONE = "none"
    UNCONFIRMED = "unconfirmed"

    @property
    def has_no_good_way(self) -> bool:
        """Whether no figure is better than another: neither way is, or nobody has said which."""
        return self in (Polarity.NONE, Polarity.UNCONFIRMED)
