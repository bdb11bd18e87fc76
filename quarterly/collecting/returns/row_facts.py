"""What the rules of expectations/ ask of an indicator's row, worked out in exact numbers.

A fact is empty where its question does not arise: expectations pass over empty cells, and conditions on rows would cost each
rule as much again.
"""

from collections.abc import Container
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from quarterly.collecting.returns.plausibility import (
    FAR,
    agrees_with_counts,
    counts_a_cohort,
    is_far,
    is_whole,
    looks_like_fraction,
    places_of,
)
from quarterly.collecting.returns.quoted_figures import contradictions
from quarterly.collecting.returns.records import IndicatorRow
from quarterly.collecting.returns.target_agreement import agreed_target_text, any_target_agreed, target_agrees
from quarterly.collecting.returns.two_services import other_service, part_of, service_name, with_expected_figures
from quarterly.collecting.sheets.layout import plain
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.targets.target import Target
from quarterly.vocabulary.numbers import Unit, shown, trimmed
from quarterly.vocabulary.quarter import Quarter

DTYPES = dict.fromkeys(("numerator", "denominator", "percentage", "quantity"), "float64")


@dataclass(frozen=True, kw_only=True)
class RowContext:
    """One row as sent, with the indicator it is of, None where it is of none; `unread` says that a cell of it was not.

    `names` are those of all indicators, as headings are compared. A row of no indicator has no unit to be judged by, and one with
    an unreadable cell no figure: neither is judged twice.
    """

    sent: IndicatorRow
    indicator: Indicator | None
    service: str
    council: Council
    quarter: Quarter
    unread: bool
    names: Container[str]

    @cached_property
    def row(self) -> IndicatorRow:
        """The row with nothing that another service sends."""
        return with_expected_figures(self.sent, self.indicator, self.service) if self.indicator else self.sent

    @cached_property
    def part(self) -> str:
        """Which part of the figure the service sends, "" for the whole."""
        return part_of(self.indicator, self.service) if self.indicator else ""

    @cached_property
    def is_own(self) -> bool:
        """Whether it is this service that sends the indicator: of another's, targets are not in sight."""
        return self.indicator is not None and self.service in (self.indicator.service, self.indicator.denominator_service)

    @cached_property
    def unit(self) -> Unit | None:
        """The indicator's unit."""
        return self.indicator.unit if self.indicator else None

    @cached_property
    def is_ratio(self) -> bool:
        """Whether the figure is a numerator over a denominator."""
        return self.unit is not None and self.unit.scale > 1

    @cached_property
    def value(self) -> Fraction | None:
        """The unrounded value."""
        return self.row.exact_value(self.indicator) if self.indicator else None

    @cached_property
    def target(self) -> Target | None:
        """The target of the quarter."""
        return self.indicator.agreed(self.quarter) if self.indicator else None

    @cached_property
    def aim(self) -> Fraction | None:
        """The target where it is one figure."""
        return self.target.low if self.target and self.target.low == self.target.high else None

    @cached_property
    def quoted(self) -> list[str]:
        """The figures of the comment that contradict the value."""
        if self.value is None or self.indicator is None:
            return []
        return contradictions(self.row.comment, self.value, self.indicator.unit, self.indicator.decimals)

    @cached_property
    def silent(self) -> bool:
        """Whether the row has nothing that the indicator is rated by, though it is due: marks and a forecast are no answer."""
        if self.indicator is None or self.unread or self.row.judged or self.quarter.number not in self.indicator.due:
            return False
        return (getattr(self.row, self.part) if self.part else self.value) is None


def facts(case: RowContext) -> dict[str, Any]:
    """Return the columns of a row, by the names that rules use."""
    return {**_of_the_row(case), **_of_its_counts(case), **_of_its_parts(case), **_of_its_figure(case)}


def _of_the_row(case: RowContext) -> dict[str, Any]:
    row, indicator = case.row, case.indicator
    named = indicator is None or not row.name or plain(row.name) == plain(indicator.name)
    return {
        "indicator": row.indicator,
        "known_indicator": row.indicator if indicator else None,
        "name_of_ratio": row.name or None if case.is_ratio else None,
        "name_as_agreed": named or plain(row.name) in case.names,
        "name_of_another": not named and plain(row.name) in case.names,
        "comment_on_zero": row.comment or None if row.value == 0 else None,
        "comment_only": case.silent and bool(row.comment),
        "comment_agrees": not case.quoted,
    }


def _of_its_counts(case: RowContext) -> dict[str, Any]:
    row = case.row
    one_count = case.is_ratio and not case.unread and not case.part and (row.numerator is None) != (row.denominator is None)
    return {
        "numerator": _float(row.numerator) if case.is_ratio else None,
        "denominator": _float(row.denominator) if case.is_ratio else None,
        "numerator_is_count": row.numerator is None or (is_whole(row.numerator) and row.numerator >= 0),
        "denominator_is_count": row.denominator is None or counts_a_cohort(row, row.denominator),
        "has_numerator": not one_count or row.numerator is not None,
        "has_denominator": not one_count or row.denominator is not None,
        "agrees_with_counts": case.indicator is None or agrees_with_counts(row, case.indicator),
    }


def _of_its_parts(case: RowContext) -> dict[str, Any]:
    unanswered = case.silent and not case.row.comment
    return {
        "answered": bool(case.part) or not unanswered,
        "numerator_answered": case.part != "numerator" or not unanswered,
        "denominator_answered": case.part != "denominator" or not unanswered,
        "numerator_is_ours": case.part != "denominator" or case.sent.numerator is None,
        "denominator_is_ours": case.part != "numerator" or case.sent.denominator is None,
        "value_is_ours": not case.part or case.sent.value is None,
    }


def _of_its_figure(case: RowContext) -> dict[str, Any]:
    row, indicator, unit, value, aim = case.row, case.indicator, case.unit, case.value, case.aim
    worked_out = value is not None and row.value is None and not case.unread
    return {
        "percentage": _float(row.value) if unit is Unit.PERCENT else None,
        "quantity": _float(row.value) if unit and (unit.is_rate or unit in (Unit.DAYS, Unit.COUNT)) else None,
        "worked_out_only": worked_out and (row.numerator or 0) <= (row.denominator or 0),
        "count_is_whole": unit is not Unit.COUNT or row.value is None or is_whole(row.value),
        "looks_like_fraction": unit is Unit.PERCENT and looks_like_fraction(row, aim),
        "far_from_target": bool(indicator and value is not None and aim and is_far(value, aim, indicator)),
        "target_as_agreed": indicator is None or target_agrees(row, indicator, case.quarter),
        "target_is_agreed": not case.is_own or (indicator is not None and any_target_agreed(row, indicator, case.quarter)),
    }


def words(case: RowContext) -> dict[str, str]:
    """Return what findings about a row may say, by the names in the braces of rules."""
    sent, indicator, unit, value = case.sent, case.indicator, case.unit, case.value
    decimals = max(indicator.decimals if indicator else 0, min(4, places_of(sent.value)))
    worked_out = shown(value, decimals, unit) if value is not None else ""
    return {
        "indicator": indicator.ref if indicator else sent.indicator,
        "typed_ref": f"“{sent.indicator[:40]}”" if sent.indicator else "An empty PI ref",
        "name": sent.name[:80],
        "unit": unit.value if unit else "",
        "year": case.quarter.financial_year,
        "value": _shown(sent.value, unit) or worked_out,
        "target": sent.target_text[:60] or _shown(sent.target, unit),
        "agreed": agreed_target_text(indicator, case.quarter) if indicator else "",
        "numerator": _shown(sent.numerator, None),
        "denominator": _shown(sent.denominator, None),
        "worked_out": worked_out,
        "quoted": " and ".join(case.quoted),
        "far": f"more than {FAR} times" if value is not None and case.aim and value > case.aim else f"less than 1/{FAR} of",
        "part": case.part,
        "other": service_name(case.council, other_service(indicator, case.service)) if indicator else "",
    }


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(number)


def _shown(number: Decimal | None, unit: Unit | None) -> str:
    return "" if number is None else trimmed(Fraction(number), 4) + (unit.symbol if unit else "")
