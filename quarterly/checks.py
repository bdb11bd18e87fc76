"""The tables the expectations are run over, and findings from what failed.

Each frame has an unnamed integer index that is the row of the sheet, so that a failing row names its cell. Judgements that
are arithmetic (do counts and value agree?) are columns worked out here, and a cell is empty where its question does not
arise: expectations pass over empty cells, and conditions on rows would cost each rule as much again. Which judgements
matter, how much, and what the sender is told stands in expectations/*.yaml.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pandas as pd

from quarterly.catalogue import Catalogue, Indicator
from quarterly.consistency import contradictions
from quarterly.council import Council
from quarterly.findings import Finding, Severity
from quarterly.layout import plain
from quarterly.numbers import Unit, exact, shown, trimmed
from quarterly.plausibility import FAR, agrees_with_counts, counts_a_cohort, is_far, is_whole, looks_like_fraction, places_of
from quarterly.quarter import Quarter
from quarterly.returns import ActionRow, IndicatorRow, ReadReturn, Source
from quarterly.rules import Rule, Rulebook


@dataclass(frozen=True)
class Check:
    """One table to be validated: a frame, the suite parameters, and by row what findings may say and about which id."""

    table: str
    frame: pd.DataFrame
    parameters: dict[str, list[str]]
    words: dict[int, dict[str, str]]
    about: dict[int, str]
    sources: dict[int, Source]

    @property
    def sheet(self) -> str:
        """The sheet all rows of the table stand in."""
        return next(iter(self.sources.values())).sheet


def checks(read: ReadReturn, council: Council, service: str, quarter: Quarter) -> list[Check]:
    """Return the tables of a return that are to be validated: those with at least one row, one for each sheet."""
    found, unread = [], rows_held(read.findings)
    for sheet in dict.fromkeys(row.source.sheet for row in read.indicators):
        rows = [row for row in read.indicators if row.source.sheet == sheet]
        elsewhere = [row.indicator for row in read.indicators if row.source.sheet != sheet]
        found.append(_indicator_check(rows, council.catalogue, service, quarter, elsewhere, unread))
    for sheet in dict.fromkeys(row.source.sheet for row in read.actions):
        on_sheet = [row for row in read.actions if row.source.sheet == sheet]
        found.append(_action_check(on_sheet, council, service, [row.ref for row in read.actions if row.source.sheet != sheet]))
    return found


def findings_of(
    check: Check, failures: Mapping[str, Sequence[int]], rules: Rulebook, columns: Mapping[str, str]
) -> list[Finding]:
    """Return a finding for every failing row; `failures` are sheet rows by rule code, `columns` letters by field."""
    return [
        _finding(rules, rule, check, row, columns) for rule in rules.suites[check.table] for row in failures.get(rule.code, ())
    ]


def _finding(rules: Rulebook, rule: Rule, check: Check, row: int, columns: Mapping[str, str]) -> Finding:
    source = check.sources[row]
    letter = columns.get(rule.cell)
    return rules.finding(
        rule.code,
        file=source.file,
        sheet=source.sheet,
        cell=f"{letter}{row}" if letter else source.cell,
        about=check.about[row],
        **check.words[row],
    )


def _indicator_check(
    rows: Sequence[IndicatorRow],
    catalogue: Catalogue,
    service: str,
    quarter: Quarter,
    elsewhere: list[str],
    unread: Container[tuple[str, str, int]],
) -> Check:
    known = {indicator.id: indicator for indicator in catalogue.indicators}
    names = {plain(indicator.name) for indicator in catalogue.indicators}
    judged = [_judged(row, known.get(row.indicator), quarter, names, _place(row.source) in unread) for row in rows]
    index = [row.source.row for row in rows]
    return Check(
        "indicators",
        pd.DataFrame([facts for facts, _ in judged], index=index).astype(_DTYPES),
        {"known": list(known), "own": [i.id for i in catalogue.of_service(service)], "elsewhere": elsewhere},
        {row: words for row, (_, words) in zip(index, judged, strict=True)},
        {row.source.row: row.indicator for row in rows},
        {row.source.row: row.source for row in rows},
    )


_DTYPES = dict.fromkeys(("numerator", "denominator", "percentage", "quantity"), "float64")


def _judged(
    row: IndicatorRow, indicator: Indicator | None, quarter: Quarter, names: Container[str], unread: bool
) -> tuple[dict[str, Any], dict[str, str]]:
    # A row of no indicator has no unit to be judged by, and one with an unreadable cell no figure: neither is judged twice.
    unit = indicator.unit if indicator else None
    value = row.exact_value(indicator) if indicator else None
    agreed = indicator.target(quarter) if indicator else None
    decimals = indicator.decimals if indicator else 0
    quoted = contradictions(row.comment, value, unit, decimals) if value is not None and unit else []
    silent = value is None and indicator is not None and not unread
    named = indicator is None or not row.name or plain(row.name) == plain(indicator.name)
    is_ratio = unit is not None and unit.scale > 1
    one_count = is_ratio and not unread and (row.numerator is None) != (row.denominator is None)
    facts = {
        "indicator": row.indicator,
        "known_indicator": row.indicator if indicator else None,
        "name_of_ratio": row.name or None if is_ratio else None,
        "comment_on_zero": row.comment or None if row.value == 0 else None,
        "numerator": _float(row.numerator) if is_ratio else None,
        "denominator": _float(row.denominator) if is_ratio else None,
        "percentage": _float(row.value) if unit is Unit.PERCENT else None,
        "quantity": _float(row.value) if unit in (Unit.PER_10000, Unit.DAYS, Unit.COUNT) else None,
        "answered": not silent or bool(row.comment),
        "comment_only": silent and bool(row.comment),
        "worked_out_only": value is not None
        and row.value is None
        and not unread
        and (row.numerator or 0) <= (row.denominator or 0),
        "numerator_is_count": row.numerator is None or (is_whole(row.numerator) and row.numerator >= 0),
        "denominator_is_count": row.denominator is None or counts_a_cohort(row, row.denominator),
        "has_numerator": not one_count or row.numerator is not None,
        "has_denominator": not one_count or row.denominator is not None,
        "count_is_whole": unit is not Unit.COUNT or row.value is None or is_whole(row.value),
        "looks_like_fraction": unit is Unit.PERCENT and looks_like_fraction(row, agreed),
        "far_from_target": bool(indicator and value is not None and agreed and is_far(value, exact(agreed), indicator)),
        "agrees_with_counts": indicator is None or agrees_with_counts(row, indicator),
        "target_as_agreed": row.target is None or agreed is None or row.target == agreed,
        "target_is_agreed": indicator is None or row.target is None or agreed is not None,
        "comment_agrees": not quoted,
        "name_as_agreed": named or plain(row.name) in names,
        "name_of_another": not named and plain(row.name) in names,
    }
    worked_out = shown(value, max(decimals, min(4, places_of(row.value))), unit) if value is not None else ""
    words = {
        "indicator": indicator.ref if indicator else row.indicator,
        "typed_ref": row.indicator[:40],
        "name": row.name[:80],
        "unit": unit.value if unit else "",
        "year": quarter.financial_year,
        "value": _shown(row.value, unit) or worked_out,
        "target": _shown(row.target, unit),
        "agreed": _shown(agreed, unit),
        "numerator": _shown(row.numerator, None),
        "denominator": _shown(row.denominator, None),
        "worked_out": worked_out,
        "quoted": " and ".join(quoted),
        "far": f"more than {FAR} times" if value is not None and agreed and value > agreed else f"less than 1/{FAR} of",
    }
    return facts, words


def _action_check(rows: Sequence[ActionRow], council: Council, service: str, elsewhere: list[str]) -> Check:
    scale = council.profile.scales.actions
    statuses = ", ".join(state.word for state in scale.states)
    facts = [{"ref": row.ref, "status": row.status, "has_progress": bool(row.progress)} for row in rows]
    return Check(
        "actions",
        pd.DataFrame(facts, index=[row.source.row for row in rows]),
        {
            "own": [action.ref for action in council.profile.actions() if action.service == service],
            "statuses": [state.status for state in scale.states],
            "elsewhere": elsewhere,
        },
        {row.source.row: {"ref": row.ref[:40], "statuses": statuses} for row in rows},
        {row.source.row: row.ref for row in rows},
        {row.source.row: row.source for row in rows},
    )


def rows_held(findings: Iterable[Finding]) -> set[tuple[str, str, int]]:
    """Return (file, sheet, row) of every row with a critical finding."""
    return {
        (f.file, f.sheet or "", int("".join(filter(str.isdigit, f.cell))))
        for f in findings
        if f.severity is Severity.CRITICAL and f.cell
    }


def _place(source: Source) -> tuple[str, str, int]:
    """Return (file, sheet, row) of a row."""
    return source.file, source.sheet, source.row


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(number)


def _shown(number: Decimal | None, unit: Unit | None) -> str:
    return "" if number is None else trimmed(Fraction(number), 4) + (unit.symbol if unit else "")
