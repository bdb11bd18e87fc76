"""The cells of one row of a return."""

from collections.abc import Mapping
from typing import Any

from examples.sampleshire.figures import as_sent, counts, printed
from examples.sampleshire.plan import plan
from quarterly.configuration.catalogue import Indicator
from quarterly.vocabulary.numbers import half_up
from quarterly.vocabulary.quarter import Quarter

Cells = dict[str, Any]


def row(indicator: Indicator, service: str, quarter: Quarter) -> Cells | None:
    """Return the cells that a service sends for an indicator, by field; None if it sends nothing."""
    found, spec = as_sent(indicator, quarter), plan().series[indicator.id]
    comment = plan().comments.get(indicator.id, {}).get(quarter, "" if found else spec.why)
    sent = {"indicator": indicator.id, "name": indicator.name, "comment": comment or None, **_beside(indicator, quarter)}
    if found is None:
        return sent if comment or "judged" in sent else None
    if not indicator.denominator_service:
        return {**sent, **counts(found), "value": float(printed(found, indicator))}
    if service == indicator.service:
        return {**sent, "numerator": counts(found)["numerator"]}
    return {"indicator": indicator.id, "name": indicator.name, "denominator": counts(found)["denominator"]}


def _beside(indicator: Indicator, quarter: Quarter) -> Cells:
    """Return the target, the mark, the owner's forecast and the partnership's judgement."""
    marked = quarter in plan().provisional.get(indicator.id, ())
    cells = {
        "target": _target(indicator, quarter),
        "mark": "p" if marked else None,
        "expected": latest(plan().expected.get(indicator.id, {}), quarter),
        "judged": latest(plan().judged.get(indicator.id, {}), quarter),
    }
    return {field: value for field, value in cells.items() if value is not None}


def _target(indicator: Indicator, quarter: Quarter) -> float | str | None:
    """Return the quarter's target as the service types it: a figure, or the words agreed."""
    agreed, step = indicator.plan(quarter), indicator.agreed(quarter)
    if agreed and isinstance(agreed.annual, str):
        return agreed.annual
    return None if step.low is None else float(half_up(step.low, 2))


def latest(dated: Mapping[Quarter, Any], quarter: Quarter) -> Any:
    """Return the newest of dated values that has begun by a quarter, None if none has."""
    begun = [since for since in dated if since <= quarter]
    return dated[max(begun)] if begun else None
