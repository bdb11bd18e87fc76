"""Why something is suppressed in the public rendering: values, which `reporting` words for the council's staff."""

from enum import StrEnum


class WhySuppressed(StrEnum):
    """The rule by which a figure, a rating or a sentence is suppressed."""

    SMALL_COUNT = "small-count"
    COMPLEMENT = "complement"
    WHOLE_GROUP = "whole-group"
    COMMENT = "comment"
    DIFFERENCE = "difference"
    COUNTS_LEFT_OUT = "counts-left-out"
    SECONDARY = "secondary"
    EXEMPT = "exempt"
    DECIDED = "decided"
    COARSER = "coarser"
    FOLLOWS = "follows"
    COUNTS = "counts"
    QUOTES = "quotes"
    RESEMBLES = "resembles"

    @classmethod
    def _missing_(cls, value: object) -> "WhySuppressed | None":
        return _AS_STORED_EARLIER.get(str(value))


# Until November 2026 the value was the sentence itself. Drafts stored then may still wait for their release, or be traced.
_AS_STORED_EARLIER = {
    "it counts few children, or is out of few": WhySuppressed.SMALL_COUNT,
    "it leaves few children over: what it is out of, less the count": WhySuppressed.COMPLEMENT,
    "it is of everybody in a small group, or of nobody": WhySuppressed.WHOLE_GROUP,
    "its comment gives a small count behind it": WhySuppressed.COMMENT,
    "an earlier quarter subtracted from it leaves few children": WhySuppressed.DIFFERENCE,
    "it came without its counts, and may be of few children": WhySuppressed.COUNTS_LEFT_OUT,
    "a small count that is suppressed elsewhere could be worked out from it": WhySuppressed.SECONDARY,
    "a figure that is exempt could be worked out from it": WhySuppressed.EXEMPT,
    "an officer decided so, or an earlier version suppressed it: beside what is public it could give away a small count": (
        WhySuppressed.DECIDED
    ),
    "the percentage is printed as a whole number without its counts, as more would give away a small count": (
        WhySuppressed.COARSER
    ),
    "it follows from a quarter that was suppressed": WhySuppressed.FOLLOWS,
    "the sentence counts few people": WhySuppressed.COUNTS,
    "the sentence gives a number on an indicator that is suppressed": WhySuppressed.QUOTES,
    "it gives a number that is suppressed elsewhere: does it speak of that?": WhySuppressed.RESEMBLES,
}
