"""The facts about an indicator's row that the rules of expectations/ check, worked out in exact numbers.

A fact is empty where a rule does not apply: expectations ignore empty cells, and a condition on rows would double a rule's cost.
"""

from decimal import Decimal
from typing import Any

from quarterly.collecting.past.questions import OF_VALUE
from quarterly.collecting.returns.plausibility import (
    counts_a_cohort,
    is_far,
    is_whole,
)
from quarterly.collecting.returns.row_context import RowContext
from quarterly.collecting.returns.target_agreement import any_target_agreed, target_agrees
from quarterly.collecting.sheets.layout import plain
from quarterly.vocabulary.numbers import Unit

DTYPES = dict.fromkeys(("numerator", "denominator", "percentage", "quantity", "value"), "float64")


def facts(context: RowContext) -> dict[str, Any]:
    """Return the facts about a row, by the names of columns in the rules."""
    # Worked out here and not in the expectations, which count in binary floats: for them 0.1 + 0.2 is more than 0.3.
    return {**_of_the_row(context), **_of_its_counts(context), **_of_its_parts(context), **_of_its_figure(context)}


def _of_the_row(context: RowContext) -> dict[str, Any]:
    row, indicator = context.row, context.indicator
    named = indicator is None or not row.name or plain(row.name) == plain(indicator.name)
    return {
        "indicator": row.indicator,
        "known_indicator": row.indicator if indicator else None,
        "name_of_ratio": row.name or None if context.is_ratio else None,
        "name_as_agreed": named or plain(row.name) in context.names,
        "name_of_another": context.is_of_another,
        "comment": row.comment or None,
        "comment_on_zero": row.comment or None if row.value == 0 else None,
        "comment_only": context.lacks_figure and bool(row.comment),
        "comment_agrees": not context.quoted,
    }


def _of_its_counts(context: RowContext) -> dict[str, Any]:
    row = context.row
    one_count = (
        context.is_ratio and not context.unread and not context.part and (row.numerator is None) != (row.denominator is None)
    )
    has_cohort = row.denominator is None or counts_a_cohort(row, row.denominator)
    return {
        # Over nought or over part of a case nothing is too large: that is asked about the denominator, once.
        "numerator": _float(row.numerator) if context.is_ratio and has_cohort and not context.are_exchanged else None,
        "denominator": _float(row.denominator) if context.is_ratio else None,
        "numerator_is_count": row.numerator is None or (is_whole(row.numerator) and row.numerator >= 0),
        "denominator_is_count": has_cohort,
        "counts_known": not context.lacks_counts_of_few,
        "has_numerator": not one_count or row.numerator is not None,
        "has_denominator": not one_count or row.denominator is not None,
        "counts_exchanged": context.are_exchanged,
        # A numerator larger than its denominator is asked about by itself.
        "agrees_with_counts": not context.contradicts_its_counts
        or (has_cohort and (row.numerator or 0) > (row.denominator or 0)),
    }


def _of_its_parts(context: RowContext) -> dict[str, Any]:
    unanswered = context.lacks_figure and not context.row.comment
    return {
        "answered": bool(context.part) or not unanswered,
        "numerator_answered": context.part != "numerator" or not unanswered,
        "denominator_answered": context.part != "denominator" or not unanswered,
        "numerator_is_ours": context.part != "denominator" or context.sent.numerator is None,
        "denominator_is_ours": context.part != "numerator" or context.sent.denominator is None,
        "value_is_ours": not context.part or context.sent.value is None,
    }


def _of_its_figure(context: RowContext) -> dict[str, Any]:
    row, indicator, unit, value, target_figure = (
        context.row,
        context.indicator,
        context.unit,
        context.value,
        context.target_figure,
    )
    worked_out = value is not None and row.value is None and not (context.unread or context.values_unread)
    # A value held against its past is asked about once.
    doubted = any(each.doubt in OF_VALUE for each in context.questions)
    far = (
        not doubted
        and context.is_sound
        and indicator
        and value is not None
        and target_figure
        and is_far(value, target_figure, indicator)
    )
    return {
        "value": None if value is None or context.unread else float(value),
        # What contradicts its counts is asked about as that.
        "percentage": _float(row.value) if unit is Unit.PERCENT and not context.contradicts_its_counts else None,
        "quantity": _float(row.value) if unit and unit is not Unit.PERCENT and not unit.may_be_negative else None,
        "worked_out_only": worked_out and (row.numerator or 0) <= (row.denominator or 0),
        "count_is_whole": unit is not Unit.COUNT or row.value is None or is_whole(row.value),
        "looks_like_fraction": context.is_share,
        "far_from_target": bool(far),
        "target_as_agreed": indicator is None or context.is_of_another or target_agrees(row, indicator, context.quarter),
        "target_is_agreed": not context.is_own or (indicator is not None and any_target_agreed(row, indicator, context.quarter)),
    }


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(number)
