"""The tables the expectations are run over, and findings from what failed.

Each frame has an unnamed integer index that is the row of the sheet, so that a failing row names its cell. Judgements that
are arithmetic (do counts and value agree?) are columns worked out here; which of them matter, how much, and what the
sender is told stands in expectations/*.yaml.
"""

from collections.abc import Iterable, Mapping, Sequence
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
from quarterly.numbers import Unit, exact, half_up, shown, trimmed
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
    found = []
    for sheet in dict.fromkeys(row.source.sheet for row in read.indicators):
        rows = [row for row in read.indicators if row.source.sheet == sheet]
        found.append(_indicator_check(rows, council.catalogue, service, quarter))
    for sheet in dict.fromkeys(row.source.sheet for row in read.actions):
        found.append(_action_check([row for row in read.actions if row.source.sheet == sheet], council, service))
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


def _indicator_check(rows: Sequence[IndicatorRow], catalogue: Catalogue, service: str, quarter: Quarter) -> Check:
    known = {indicator.id: indicator for indicator in catalogue.indicators}
    judged = [_judged(row, known.get(row.indicator), quarter) for row in rows]
    index = [row.source.row for row in rows]
    return Check(
        "indicators",
        pd.DataFrame([facts for facts, _ in judged], index=index).astype(_DTYPES),
        {"known": list(known), "own": [i.id for i in catalogue.of_service(service)]},
        {row: words for row, (_, words) in zip(index, judged, strict=True)},
        {row.source.row: row.indicator for row in rows},
        {row.source.row: row.source for row in rows},
    )


_DTYPES = dict.fromkeys(("numerator", "denominator", "value", "target"), "float64")


def _judged(row: IndicatorRow, indicator: Indicator | None, quarter: Quarter) -> tuple[dict[str, Any], dict[str, str]]:
    unit = indicator.unit if indicator else None
    value = row.exact_value(indicator) if indicator else None
    agreed = indicator.target(quarter) if indicator else None
    decimals = indicator.decimals if indicator else 0
    quoted = contradictions(row.comment, value, unit, decimals) if value is not None and unit else []
    facts = {
        "indicator": row.indicator,
        "is_known": indicator is not None,
        "name": row.name or None,
        "unit": unit.value if unit else None,
        "numerator": _float(row.numerator),
        "denominator": _float(row.denominator),
        "value": _float(row.value),
        "target": _float(row.target),
        "answered": row.value is not None or bool(row.comment),
        "comment_only": row.value is None and bool(row.comment),
        "numerator_is_count": row.numerator is None or (_whole(row.numerator) and row.numerator >= 0),
        "denominator_is_count": row.denominator is None or (_whole(row.denominator) and row.denominator >= 1),
        "value_is_whole": row.value is None or _whole(row.value),
        "looks_like_fraction": unit is Unit.PERCENT
        and row.value is not None
        and 0 < row.value < 1
        and (agreed or 0) > 1
        and row.numerator is None,
        "agrees_with_counts": indicator is None or _agrees(row, indicator),
        "target_as_agreed": row.target is None or agreed is None or row.target == agreed,
        "comment_agrees": not quoted,
        "name_as_agreed": indicator is None or not row.name or plain(row.name) == plain(indicator.name),
    }
    words = {
        "indicator": indicator.ref if indicator else row.indicator,
        "typed_ref": row.indicator[:40],
        "unit": unit.value if unit else "",
        "value": _shown(row.value, unit),
        "target": _shown(row.target if row.target is not None else agreed, unit),
        "agreed": _shown(agreed, unit),
        "numerator": _shown(row.numerator, None),
        "denominator": _shown(row.denominator, None),
        "worked_out": shown(value, decimals, unit) if value is not None else "",
        "quoted": " and ".join(quoted),
    }
    return facts, words


def _agrees(row: IndicatorRow, indicator: Indicator) -> bool:
    """Whether the typed value is the counts' ratio, rounded half-up to as many decimals as were typed."""
    ratio = row.exact_value(indicator)
    if row.value is None or row.numerator is None or not row.denominator or indicator.unit.scale == 1 or ratio is None:
        return True
    places = max(0, -int(row.value.normalize().as_tuple().exponent))
    return half_up(ratio, places) == row.value


def _action_check(rows: Sequence[ActionRow], council: Council, service: str) -> Check:
    scale = council.profile.scales.actions
    statuses = ", ".join(state.word for state in scale.states)
    facts = [{"ref": row.ref, "status": row.status, "has_progress": bool(row.progress)} for row in rows]
    return Check(
        "actions",
        pd.DataFrame(facts, index=[row.source.row for row in rows]),
        {
            "own": [action.ref for action in council.profile.actions() if action.service == service],
            "statuses": [state.status for state in scale.states],
        },
        {row.source.row: {"ref": row.ref[:40], "typed_ref": row.ref[:40], "statuses": statuses} for row in rows},
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


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(number)


def _whole(number: Decimal) -> bool:
    return exact(number).denominator == 1


def _shown(number: Decimal | None, unit: Unit | None) -> str:
    return "" if number is None else trimmed(Fraction(number), 4) + (unit.symbol if unit else "")
