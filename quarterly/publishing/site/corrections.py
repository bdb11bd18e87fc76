"""What later versions of a quarter corrected of an indicator's figures: what was, what is now, and the published reason."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TypedDict

from quarterly.publishing.open_data.figure_row import FigureRow
from quarterly.publishing.open_data.printed_row import rating_text, target_text, value_text
from quarterly.publishing.open_data.published import PublishedQuarter, VersionRows, VersionStatus
from quarterly.publishing.open_data.symbols import Symbol
from quarterly.vocabulary.quarter import long_date


class SiteCorrection(TypedDict):
    """One change of a figure, its target or its rating from one version to the next."""

    quarter: str
    what: str
    was: str
    now: str
    version: int
    published: str
    reason: str


def corrections_of(quarter: PublishedQuarter) -> dict[str, list[SiteCorrection]]:
    """Return the corrections of a quarter by indicator, oldest version first; none of a report that is withdrawn.

    What is suppressed in either version is left out: that it changed would tell of what it was. So is a figure that the version
    before did not have yet: that corrects nothing.
    """
    found = dict[str, list[SiteCorrection]]()
    with_figures = [each for each in quarter.versions if each.status is not VersionStatus.WITHDRAWN]
    for before, after in pairwise(with_figures) if quarter.in_force else ():
        rows = {row.indicator: row for row in before.rows}
        for now in after.rows:
            was = rows.get(now.indicator)
            changes = list(_changes(was, now)) if was and was.value is not None else []
            if changes:
                worded = [_correction(str(quarter.quarter), change, after) for change in changes]
                found.setdefault(now.indicator, []).extend(worded)
    return found


def _changes(was: FigureRow, now: FigureRow) -> Iterator[tuple[str, str, str]]:
    """Yield (what, was, now) of everything that both versions show and that differs."""
    pairs = [("Value", value_text(was), value_text(now)), ("Target", target_text(was), target_text(now))]
    pairs.append(("Rating", rating_text(was), rating_text(now)))
    for what, before, after in pairs:
        if before != after and Symbol.SUPPRESSED not in before + after:
            yield what, before or "–", after or "–"


def _correction(quarter: str, change: tuple[str, str, str], after: VersionRows) -> SiteCorrection:
    what, was, now = change
    return {
        "quarter": quarter,
        "what": what,
        "was": was,
        "now": now,
        "version": after.version,
        "published": long_date(after.published_on),
        "reason": after.reason,
    }
