"""Which reply on an indicator counts: what was answered last, part by part, as a blank says nothing."""

from collections.abc import Iterable
from dataclasses import replace

from quarterly.collecting.returns.records import CommentRow
from quarterly.collecting.returns.reply_parts import OWNERS


def replies_in_force(rows: Iterable[CommentRow]) -> list[CommentRow]:
    """Return the reply in force on each indicator, of rows from the oldest to the newest, in the order of their first ones."""
    found: dict[str, CommentRow] = {}
    for row in rows:
        found[row.indicator] = _again(found[row.indicator], row) if row.indicator in found else row
    return list(found.values())


def _again(before: CommentRow, row: CommentRow) -> CommentRow:
    # An answer about another figure stands for itself: nothing of the one before is known to be true of it.
    if before.figure and row.figure and before.figure != row.figure:
        return row
    if not any(getattr(row, part) for part in OWNERS):
        owner = {part: getattr(before, part) for part in OWNERS}
    elif row.doing or row.by_whom or row.by_when:
        owner = {part: getattr(row, part) or getattr(before, part) for part in OWNERS}
    else:
        # The whole answer in one column, as people write who do not fill in fields.
        owner = {part: getattr(row, part) for part in OWNERS}
    figure = row.figure or before.figure
    again = replace(row, figure=figure, question=row.question or before.question, **owner)
    if row.head_has_answered:
        return again
    # What the head agreed with was the owner's answer as it was.
    same = owner == {part: getattr(before, part) for part in OWNERS}
    return replace(again, head_adds=before.head_adds if same else "", head_agrees=before.head_agrees and same)
