"""Why something is suppressed in the public rendering, in the words in which council staff read it."""

from enum import StrEnum


class WhySuppressed(StrEnum):
    """The rule by which a figure, a rating or a sentence is suppressed."""

    SMALL_COUNT = "it counts few children, or is out of few"
    COMPLEMENT = "it leaves few children over: what it is out of, less the count"
    WHOLE_GROUP = "it is of everybody in a small group, or of nobody"
    COMMENT = "its comment gives a small count behind it"
    DIFFERENCE = "an earlier quarter subtracted from it leaves few children"
    COUNTS_LEFT_OUT = "it came without its counts, and may be of few children"
    SECONDARY = "a small count that is suppressed elsewhere could be worked out from it"
    EXEMPT = "a figure that is exempt could be worked out from it"
    DECIDED = "an officer decided so, or an earlier version suppressed it: beside what is public it could give away a small count"
    COARSER = "the percentage is printed as a whole number without its counts, as more would give away a small count"
    FOLLOWS = "it follows from a quarter that was suppressed"
    COUNTS = "the sentence counts few people"
    QUOTES = "the sentence gives a number on an indicator that is suppressed"
    RESEMBLES = "it gives a number that is suppressed elsewhere: does it speak of that?"
