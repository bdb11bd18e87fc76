"""A row that is sent again: what it replaces of the row before, and what stays because a blank says nothing.

A changed figure replaces the row before as a whole: a comment, a forecast or a judgement about another figure must not stand
beside it. Without a figure, or with the same one, a row adds to the row before, and what is blank in it stays as it was. Words
take a figure back; nothing else does. A sign in place of a figure ("<5") is no blank: 7 that is sent again as "<5" was wrong.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from quarterly.collecting.returns.plausibility import agrees_with_counts
from quarterly.collecting.returns.records import IndicatorRow
from quarterly.collecting.returns.two_services import figures_expected
from quarterly.collecting.sheets.source import Source
from quarterly.configuration.catalogue import Indicator
from quarterly.vocabulary.numbers import Unit

COUNTS = ("numerator", "denominator")

IsQueried = Callable[[IndicatorRow], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowInForce:
    """An indicator's row in force, and the sources of all the rows it is made of, oldest first; one of them gave the comment.

    `is_queried` if it has a critical finding. `counted` are the counts that any row so far gave; `lacks_counts` if the figure
    came without them. `comment_dropped` if the comment sent before was about another figure, and none has come since.
    """

    row: IndicatorRow
    sources: tuple[Source, ...]
    comment_from: Source
    is_queried: bool = False
    counted: frozenset[str] = frozenset()
    lacks_counts: bool = False
    comment_dropped: bool = False

    @property
    def adds_to_a_figure(self) -> bool:
        """Whether the newest row gave no figure, so that the one of an earlier row is in force."""
        return self.row.has_figure and not self.is_queried and self.sources[-1] != self.row.source

    @property
    def is_answered(self) -> bool:
        """Whether there is a figure, or a reason why there is none."""
        row = self.row
        return row.has_figure or row.taken_back or bool(row.comment or row.judged)


def row_in_force(rows: Sequence[IndicatorRow], indicator: Indicator, service: str, is_queried: IsQueried) -> RowInForce:
    """Return what is in force after a service sent these rows of one indicator, oldest first, of which none is blank."""
    found = _alone(rows[0], frozenset(), is_queried(rows[0]))
    for row in rows[1:]:
        found = _after(found, row, indicator, service, is_queried(row))
    return found


def _alone(row: IndicatorRow, counted: frozenset[str], queried: bool) -> RowInForce:
    given = {count for count in COUNTS if getattr(row, count) is not None}
    at = row.source
    return RowInForce(row=row, sources=(at,), comment_from=at, is_queried=queried, counted=counted | given)


def _after(before: RowInForce, row: IndicatorRow, indicator: Indicator, service: str, queried: bool) -> RowInForce:
    # What was proposed for next year does not depend on this year's figure.
    row = replace(row, next_target=row.next_target or before.row.next_target)
    alone = _alone(row, before.counted, queried)
    # The sender of a row with a critical finding meant to correct the row before, which therefore does not come back.
    gives_none = all(getattr(row, figure) is None for figure in figures_expected(indicator, service))
    if queried or row.taken_back or (row.withheld and gives_none):
        return alone
    if gives_none:
        # After a figure that could not be read, a comment says why there is none.
        return alone if before.is_queried and not before.row.has_figure else _added(before, row)
    if not before.is_queried and not row.withheld and _is_same_figure(before.row, row, indicator):
        same = _added(before, row, row.source)
        return replace(same, counted=alone.counted, lacks_counts=_lacks_counts(same.row, before.counted, indicator, service))
    # 62.9 came with "three sickness absences", and 71.4 comes without a comment: the absences explained another figure.
    dropped = bool(before.row.comment or before.comment_dropped) and not row.comment
    return replace(alone, lacks_counts=_lacks_counts(row, before.counted, indicator, service), comment_dropped=dropped)


def _added(before: RowInForce, row: IndicatorRow, figure_from: Source | None = None) -> RowInForce:
    """Return the row before with all that is not blank in this one; `figure_from` is its source where it repeats the figure."""
    was = before.row
    rejudged = bool(row.judged) and row.judged != was.judged
    has_own = was.has_figure or was.taken_back or before.is_queried
    targets = row if row.target is not None or row.target_text else was
    merged = replace(
        was,
        name=row.name or was.name,
        numerator=_given(row.numerator, was.numerator),
        denominator=_given(row.denominator, was.denominator),
        value=_given(row.value, was.value),
        expected=_given(row.expected, was.expected),
        target=targets.target,
        target_text=targets.target_text,
        comment=row.comment or ("" if rejudged else was.comment),
        marks=row.marks if figure_from else row.marks or was.marks,
        judged=row.judged or was.judged,
        next_target=row.next_target,
        source=figure_from or (was.source if has_own else row.source),
    )
    dropped = bool(was.comment or before.comment_dropped) and not merged.comment
    comment_from = row.source if row.comment else before.comment_from
    sources = (*before.sources, row.source)
    return replace(before, row=merged, sources=sources, comment_from=comment_from, comment_dropped=dropped)


def _given(now: Decimal | None, was: Decimal | None) -> Decimal | None:
    return was if now is None else now


def _is_same_figure(was: IndicatorRow, row: IndicatorRow, indicator: Indicator) -> bool:
    """Whether a row repeats the figure before, with or without its counts."""
    new = [count for count in COUNTS if getattr(row, count) not in (None, getattr(was, count))]
    if not was.has_figure or any(getattr(was, count) is not None for count in new):
        return False
    numerator, denominator = _given(row.numerator, was.numerator), _given(row.denominator, was.denominator)
    both = replace(row, numerator=numerator, denominator=denominator)
    if both.numerator is not None and both.denominator and indicator.unit.scale > 1:
        return all(agrees_with_counts(replace(both, value=value), indicator) for value in (was.value, row.value))
    return not new and row.value in (None, was.value)


def _lacks_counts(row: IndicatorRow, counted: frozenset[str], indicator: Indicator, service: str) -> bool:
    """Whether a figure came without counts that were sent before, so that it cannot be seen to be about few children."""
    if indicator.unit is Unit.COUNT:
        return False
    missing = {count for count in counted.intersection(figures_expected(indicator, service)) if getattr(row, count) is None}
    has_one = row.numerator is not None or row.denominator is not None
    follows = indicator.unit.scale > 1 and row.value is not None and has_one
    # Sent as 3 of 6 and again as 50%: without the 6, nobody could see any more that three children stand behind it.
    return bool(missing) and not follows
