"""The stretch of time a value covers, and the methods by which the year's end is forecast from it."""

from enum import StrEnum


class Basis(StrEnum):
    """The stretch of time a value covers."""

    SNAPSHOT = "snapshot"
    IN_QUARTER = "in-quarter"
    YEAR_TO_DATE = "year-to-date"
    ROLLING_YEAR = "rolling 12 months"
    ANNUAL = "annual"
    THREE_YEAR = "three-year"


class Method(StrEnum):
    """A method of forecasting the value at the year's end."""

    HALFWAY = "halfway"
    DAMPED_STEP = "damped-step"
    RUN_RATE = "run-rate"
    SEASONAL = "seasonal"
    LAST_FOUR = "last-four"
    TREND = "trend"


# These add the quarters of a year up, which has a meaning for counts alone: the sum of four percentages is none.
ADDING_METHODS = (Method.RUN_RATE, Method.SEASONAL)
