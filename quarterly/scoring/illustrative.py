"""The parts of a score that can be illustrative: made up for a sample, or worked out from what was."""

from enum import StrEnum


class ScorePart(StrEnum):
    """A part of a score, as a reader meets it. `scoring.what_is_illustrative` says which parts follow from which inputs."""

    VALUE = "value"
    RATED_VALUE = "rated value"
    TARGET = "target"
    AGAINST_TARGET = "against target"
    RATING = "rating"
    BY_RULE = "rating by rule"
    BEFORE = "rating of the quarter before"
    TRAVEL_PREVIOUS = "since the quarter before"
    TRAVEL_YEAR = "since the same quarter last year"
    TRAVEL_WINDOW = "over several quarters"
    TRAVEL_YEAR_END = "since the end of last year"
    TRAVEL_SINCE = "since a named quarter"
    FORECAST = "forecast"
    EXPECTED = "owner's forecast"
    BENCHMARK = "position among others"
    CONTROL = "control chart"
    ASSURANCE = "control chart with its target"
    AT_RISK = "risk of a worse rating"
    NOTES = "notes on the figure"
    HISTORY = "earlier figures"
