"""Next year's targets: of which indicators they are asked for, and with the return of which quarter."""

from quarterly.configuration.catalogue import Indicator
from quarterly.vocabulary.quarter import Quarter


def next_year_asked(indicator: Indicator, quarter: Quarter) -> str:
    """Return the year whose target is asked for with the return of a quarter ("2027-28", of a calendar year "2027"); "" if none.

    It is asked for with the last return of the year that the target is of, where there is a target this year (one that is to be
    agreed, too) and next year has none yet.
    """
    year = indicator.rated_basis.year
    last = max(indicator.due, key=lambda number: year.position(Quarter(quarter.year, number)))
    key = year.key(year.last_of(quarter).next)
    wanted = quarter.number == last and indicator.versions(quarter) and not indicator.polarity.has_no_good_way
    return key if wanted and key not in indicator.targets else ""


def year_in_words(key: str) -> str:
    """Return the year of a target as people write it: "2027/28", of a calendar year "2027"."""
    return key.replace("-", "/")
