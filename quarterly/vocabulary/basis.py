"""The stretch of time a value covers, and the methods by which the year's end is forecast from it."""

from enum import StrEnum

from quarterly.vocabulary.years import Year


class Basis(StrEnum):
    """The stretch of time a value covers; a month and a term are the last that ended, or nearly did, by the quarter's end."""

    SNAPSHOT = "snapshot"
    IN_QUARTER = "in-quarter"
    MONTH = "month"
    TERM = "term"
    YEAR_TO_DATE = "year-to-date"
    CALENDAR_YEAR = "calendar year to date"
    ACADEMIC_YEAR = "academic year to date"
    ROLLING_YEAR = "rolling 12 months"
    ANNUAL = "annual"
    THREE_YEAR = "three-year"

    @property
    def is_to_date(self) -> bool:
        """Whether values are added up from the beginning of a year and start again with the next."""
        return self in _YEARS

    @property
    def year(self) -> Year:
        """The year over which values are added up, and at whose end a forecast aims: the financial year but for two bases."""
        return _YEARS.get(self, Year.FINANCIAL)

    @property
    def is_of_separate_quarters(self) -> bool:
        """Whether there is a value for each quarter and no two share a case."""
        return self in (Basis.SNAPSHOT, Basis.IN_QUARTER, Basis.MONTH)


_YEARS = {Basis.YEAR_TO_DATE: Year.FINANCIAL, Basis.CALENDAR_YEAR: Year.CALENDAR, Basis.ACADEMIC_YEAR: Year.ACADEMIC}


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
