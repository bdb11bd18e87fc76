"""Whether targets stand under the years that their indicator is counted by, and their versions within them."""

from collections.abc import Sequence

from quarterly.configuration.targets.plan import TargetPlan
from quarterly.vocabulary.years import Year


def year_problem(key: str, versions: Sequence[TargetPlan], year: Year, *, may_be_of_another: bool = False) -> str:
    """Return why targets under a key do not fit the year over which their indicator is counted, and the remedy; "" if they do.

    `may_be_of_another` is for an indicator whose basis changed, so that earlier targets are of another kind of year.
    """
    is_calendar = "-" not in key
    if is_calendar is not (year is Year.CALENDAR):
        if may_be_of_another:
            return ""
        example = "a calendar year, such as 2026" if year is Year.CALENDAR else "a year such as 2026-27"
        return f"“{key}” is not a year of this indicator, which counts from {year.first_month}. Write {example}."
    begins = [plan.begins for plan in versions if plan.begins]
    if any(year.key(quarter) != key for quarter in begins):
        return f"a version begins in a quarter that is not of {key}. Write each version under its own year."
    if len(versions) > len(begins) and begins and year.position(begins[0]) == 1:
        return (
            f"version 2 begins in Quarter {begins[0].number}, the first of the year, so that the version before it is never in "
            "force. Remove that, or correct “since:”."
        )
    return ""
