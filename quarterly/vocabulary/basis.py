"""What stretch of time a value covers, and how a year is worked out from it."""

from enum import StrEnum


class Basis(StrEnum):
    """What stretch of time a value speaks of."""

    SNAPSHOT = "snapshot"
    IN_QUARTER = "in-quarter"
    YEAR_TO_DATE = "year-to-date"
    ROLLING_YEAR = "rolling 12 months"
    ANNUAL = "annual"
    THREE_YEAR = "three-year"


class Method(StrEnum):
    """How the year is carried on to its end."""

    RUN_RATE = "run-rate"
    SEASONAL = "seasonal"
    LAST_FOUR = "last-four"
    TREND = "trend"


COUNTED_UP = (Method.RUN_RATE, Method.SEASONAL)
