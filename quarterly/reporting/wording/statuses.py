"""Why an indicator or a key activity has no rating, in a few words that stand in brackets or after a colon."""

from collections.abc import Mapping

from quarterly.scoring.score import RatingStatus

_IN_WORDS: Mapping[RatingStatus, str] = {
    RatingStatus.RATED: "rated",
    RatingStatus.UNDER_QUERY: "under query",
    RatingStatus.NOT_RECEIVED: "not received",
    RatingStatus.NOT_DUE: "not due this quarter",
    RatingStatus.NO_DATA: "no data this quarter",
    RatingStatus.TAKEN_BACK: "figure taken back",
    RatingStatus.NO_TARGET: "no target agreed",
    RatingStatus.TARGET_ZERO: "not rated against a target of 0",
    RatingStatus.NOT_RATED: "not rated",
    RatingStatus.EXEMPT: "exempt",
}


def status_in_words(status: RatingStatus) -> str:
    """Return whether there is a rating, or why not."""
    return _IN_WORDS[status]
