"""The rows of a return, with the faults that invented.yaml lists."""

from typing import Any

from examples.sampleshire.plan import Fault, plan
from examples.sampleshire.rows import Cells, row
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.vocabulary.numbers import exact
from quarterly.vocabulary.quarter import Quarter


def rows(council: Council, service: str, quarter: Quarter) -> list[Cells]:
    """Return a service's rows, with the faults of single rows."""
    own = [(i, found) for i in council.catalogue.of_service(service) if (found := row(i, service, quarter))]
    for fault in faults(service, quarter):
        own = [each for i, cells in own for each in _spoiled(i, cells, fault)] if fault.indicators else own
    return [cells for _, cells in own]


def faults(service: str, quarter: Quarter) -> list[Fault]:
    """Return the faults of a return."""
    return [fault for fault in plan().faults if (fault.service, fault.quarter) == (service, quarter)]


def _spoiled(indicator: Indicator, cells: Cells, fault: Fault) -> list[tuple[Indicator, Cells]]:
    if indicator.id not in fault.indicators or fault.fault == "missing":
        return [(indicator, cells)] * (indicator.id not in fault.indicators)
    return [(indicator, {**cells, **_fault(fault, indicator, cells)})] * (2 if fault.fault == "twice" else 1)


def _fault(fault: Fault, indicator: Indicator, cells: Cells) -> Cells:
    """Return the cells that a fault replaces in a row."""
    match fault.fault:
        case "n/a":
            return {"numerator": "N/A", "denominator": "N/A"} if cells.get("denominator") else {"value": "N/A"}
        case "swapped":
            return {"numerator": cells["denominator"], "denominator": cells["numerator"]}
        case "larger":
            return {"numerator": cells["numerator"] * 10}
        case "target":
            return {"target": 18.5}
        case "corrected":
            return row(indicator, fault.service, fault.quarter.previous) or {}
    return _fault_of_value(fault, cells.get("value"))


def _fault_of_value(fault: Fault, value: Any) -> Cells:
    """Return the cells of a fault in how a value is typed or quoted; none for any other fault."""
    match fault.fault:
        case "text":
            return {"value": f"{value}%"}
        case "share":
            return {"value": float(exact(value) / 100), "numerator": None, "denominator": None}
        case "note":
            return {"value": f"{value} (see e-mail)"}
        case "digits":
            tens, ones = divmod(int(value), 10)
            return {"value": float(exact(value) - int(value) + ones * 10 + tens)}
        case "quoted":
            return {"comment": f"At {float(exact(value) + exact(0.4))}% the summer was better than last year's."}
    return {}
