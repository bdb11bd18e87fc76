"""The town with other indicators, one of each kind: for tests of one score or target that ask for a unit, basis or polarity."""

from typing import Any

from pydantic import TypeAdapter

from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.configuration.targets.plan import Versions
from tests.unit.town import TOWN

CARE, SAFE = "children-in-care", "safeguarding"


def _indicator(id: str, name: str, service: str, unit: str, basis: str, polarity: str, **more: Any) -> Indicator:
    fixed = {"priority": "young-people", "owner": f"head-of-{service}", "polarity_rationale": f"As agreed for {name}."}
    return Indicator.model_validate(
        {"id": id, "name": name, "service": service, "unit": unit, "basis": basis, "polarity": polarity, **fixed, **more}
    )


SMALL = TOWN.model_copy(
    update={
        "catalogue": Catalogue(
            indicators=(
                _indicator("101", "Care leavers in work", CARE, "percent", "in-quarter", "high", targets={"2012-13": 65}),
                _indicator(
                    "102", "Children in care", CARE, "per 10,000", "snapshot", "low", decimals=1, targets={"2012-13": 98.8}
                ),
                _indicator("103", "Days to a match", CARE, "days", "in-quarter", "low", targets={"2012-13": 213}),
                _indicator("104", "Adoptions", CARE, "count", "year-to-date", "high", targets={"2012-13": 40}),
                _indicator(
                    "201", "Assessments in time", SAFE, "percent", "year-to-date", "high", decimals=1, targets={"2012-13": 72.5}
                ),
                _indicator("202", "Repeat plans", SAFE, "percent", "rolling 12 months", "range", targets={"2012-13": "10 to 15"}),
                _indicator("203", "Caseload", SAFE, "score", "snapshot", "midpoint", decimals=1, targets={"2012-13": "16"}),
                _indicator("204", "Referrals", SAFE, "count", "annual", "none"),
            )
        )
    }
)


def indicator(id: str, **changes: Any) -> Indicator:
    """Return one of these indicators, with some of its fields changed; targets as a council would write them."""
    found = next(each for each in SMALL.catalogue.indicators if each.id == id)
    if "targets" in changes:
        changes = {**changes, "targets": TypeAdapter(dict[str, Versions]).validate_python(changes["targets"])}
    return found.model_copy(update=changes)
