"""The year over which something is counted: from April, from January or from September, as it lies among quarters."""

from enum import StrEnum

from quarterly.vocabulary.quarter import Quarter


class Year(StrEnum):
    """A year of a measure, which begins in a quarter and is added up from there."""

    FINANCIAL = "year"
    CALENDAR = "calendar year"
    ACADEMIC = "academic year"

    @property
    def first_month(self) -> str:
        """The month in which it begins."""
        return {Year.FINANCIAL: "April", Year.CALENDAR: "January", Year.ACADEMIC: "September"}[self]

    @property
    def is_of_whole_quarters(self) -> bool:
        """Whether it begins with a quarter. September is the last month of one, and August ends the year within the same."""
        return self is not Year.ACADEMIC

    def position(self, quarter: Quarter) -> int:
        """Return whether a quarter is the first, second, third or last of the four whose ends lie within one year."""
        return (quarter.number - self._first) % 4 + 1

    def number(self, position: int) -> int:
        """Return the number by which people know the first, second, third or last quarter of a year."""
        return (position + self._first - 2) % 4 + 1

    def months(self, quarter: Quarter) -> int:
        """Return how many months of the year are over at the end of a quarter."""
        # At the end of September one month of an academic year is over, at the end of December four.
        return 3 * self.position(quarter) - (0 if self.is_of_whole_quarters else 2)

    def so_far(self, quarter: Quarter) -> list[Quarter]:
        """Return the quarters of the year up to and including this one, in the order of time."""
        return [quarter.later(-back) for back in reversed(range(self.position(quarter)))]

    def last_of(self, quarter: Quarter) -> Quarter:
        """Return the last quarter whose end lies in the same year."""
        return quarter.later(4 - self.position(quarter))

    def is_earlier(self, one: Quarter, other: Quarter) -> bool:
        """Whether one quarter is before another of the same year."""
        return one < other and one >= self.so_far(other)[0]

    def aligned(self, quarter: Quarter) -> Quarter:
        """Return the quarter that has the same position in a financial year: January to March 2026 become Quarter 1 of 2026."""
        return Quarter(self._begins(quarter), self.position(quarter))

    def key(self, quarter: Quarter) -> str:
        """Return the name under which targets of the quarter's year are agreed: "2026-27", of a calendar year "2026"."""
        begins = self._begins(quarter)
        return str(begins) if self is Year.CALENDAR else Quarter(begins, 1).financial_year

    @property
    def _first(self) -> int:
        return {Year.FINANCIAL: 1, Year.CALENDAR: 4, Year.ACADEMIC: 2}[self]

    def _begins(self, quarter: Quarter) -> int:
        return self.so_far(quarter)[0].starts.year
