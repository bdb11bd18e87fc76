"""Why the public does not see something, as the council's staff read it beside a draft and in a trace."""

from quarterly.disclosure.why_suppressed import WhySuppressed

_WHY = {
    WhySuppressed.SMALL_COUNT: "it counts few children, or is out of few",
    WhySuppressed.COMPLEMENT: "it leaves few children over: what it is out of, less the count",
    WhySuppressed.WHOLE_GROUP: "it is of everybody in a small group, or of nobody",
    WhySuppressed.COMMENT: "its comment gives a small count behind it",
    WhySuppressed.DIFFERENCE: "an earlier quarter subtracted from it leaves few children",
    WhySuppressed.COUNTS_LEFT_OUT: "it came without its counts, and may be of few children",
    WhySuppressed.SECONDARY: "a small count that is suppressed elsewhere could be worked out from it",
    WhySuppressed.EXEMPT: "a figure that is exempt could be worked out from it",
    WhySuppressed.DECIDED: (
        "an officer decided so, or an earlier version suppressed it: beside what is public it could give away a small count"
    ),
    WhySuppressed.COARSER: (
        "the percentage is printed as a whole number without its counts, as more would give away a small count"
    ),
    WhySuppressed.FOLLOWS: "it follows from a quarter that was suppressed",
    WhySuppressed.COUNTS: "the sentence counts few people",
    WhySuppressed.QUOTES: "the sentence gives a number on an indicator that is suppressed",
    WhySuppressed.RESEMBLES: "it gives a number that is suppressed elsewhere: does it speak of that?",
}


def why_in_words(why: WhySuppressed) -> str:
    """Return the reason as the rest of a sentence: "it counts few children, or is out of few"."""
    return _WHY[why]
