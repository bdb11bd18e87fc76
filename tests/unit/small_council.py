"""A small council built in code, for tests of the domain that ask nothing of a real council's words: no file is read."""

from typing import Any

from pydantic import TypeAdapter

from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.profile import Profile
from quarterly.configuration.targets.plan import Versions
from quarterly.vocabulary.quarter import Quarter

CARE, SAFE = "children-in-care", "safeguarding"
FOUR_BANDS: dict[str, Any] = {
    "title": "four bands around the target",
    "source": "assumption",
    "limits": {"tolerance": "10%"},
    "bands": [
        {"status": "star", "when": {"variance": {"above": "tolerance"}}},
        {"status": "upper", "when": {"variance": {"at_least": 0}}},
        {"status": "lower", "when": {"variance": {"at_least": "-tolerance"}}},
        {"status": "triangle"},
    ],
}
STATES: list[dict[str, Any]] = [
    {"status": "star", "word": "Exceeds target", "shape": "star", "colour": "#00653b"},
    {"status": "upper", "word": "On target, upper half", "shape": "circle", "colour": "#1a5fa8"},
    {
        "status": "lower",
        "word": "On target, lower half",
        "shape": "diamond",
        "colour": "#8a5300",
        "explain": True,
        "at_risk_of": "triangle",
    },
    {"status": "triangle", "word": "Worse than target", "shape": "triangle", "colour": "#a8121f", "explain": True},
]
PROFILE = Profile.model_validate(
    {
        "name": "Smallborough Council",
        "short_name": "Smallborough",
        "committee": "Children's Scrutiny Committee",
        "contacts": {
            "performance-officer": {"role": "Performance officer", "email": "performance@smallborough.example"},
            "care-data": {"role": "Data lead for children in care", "email": "care.data@smallborough.example"},
            "safeguarding-data": {"role": "Data lead for safeguarding", "email": "safeguarding.data@smallborough.example"},
            "head-of-care": {"role": "Head of children in care", "email": "head.care@smallborough.example"},
            "head-of-safeguarding": {"role": "Head of safeguarding", "email": "head.safeguarding@smallborough.example"},
        },
        "performance_officer": "performance-officer",
        "services": {
            CARE: {"name": "Children in care", "contact": "care-data"},
            SAFE: {"name": "Safeguarding", "contact": "safeguarding-data"},
        },
        "priorities": [{"id": "young-people", "name": "Young people"}],
        "scales": {"indicators": {"title": "Indicators", "states": [{"meaning": each["word"], **each} for each in STATES]}},
        "rules": {"four-bands": FOUR_BANDS},
        "rule": "four-bands",
        "gates": {"commentary": "report", "returns": "report"},
        "report": {
            "title": "Quarterly performance report",
            "subtitle": "For the Children's Scrutiny Committee",
            "details": {"Report to": "Children's Scrutiny Committee"},
            "cover": [{"content": "glance", "title": "Performance at a glance"}],
        },
    }
)


def _indicator(id: str, name: str, service: str, unit: str, basis: str, polarity: str, **more: Any) -> Indicator:
    owner = "head-of-care" if service == CARE else "head-of-safeguarding"
    fixed = {"priority": "young-people", "owner": owner, "polarity_rationale": f"As agreed for {name}."}
    return Indicator.model_validate(
        {"id": id, "name": name, "service": service, "unit": unit, "basis": basis, "polarity": polarity, **fixed, **more}
    )


SMALL = Council(
    key="smallborough",
    profile=PROFILE,
    catalogue=Catalogue(
        indicators=(
            _indicator("101", "Care leavers in work", CARE, "percent", "in-quarter", "high", targets={"2012-13": 65}),
            _indicator("102", "Children in care", CARE, "per 10,000", "snapshot", "low", decimals=1, targets={"2012-13": 98.8}),
            _indicator("103", "Days to a match", CARE, "days", "in-quarter", "low", targets={"2012-13": 213}),
            _indicator("104", "Adoptions", CARE, "count", "year-to-date", "high", targets={"2012-13": 40}),
            _indicator(
                "201", "Assessments in time", SAFE, "percent", "year-to-date", "high", decimals=1, targets={"2012-13": 72.5}
            ),
            _indicator("202", "Repeat plans", SAFE, "percent", "rolling 12 months", "range", targets={"2012-13": "10 to 15"}),
            _indicator("203", "Caseload", SAFE, "score", "snapshot", "midpoint", decimals=1, targets={"2012-13": "16"}),
            _indicator("204", "Referrals", SAFE, "count", "annual", "none"),
        )
    ),
)
POLICY = PROFILE.small_numbers
Q1 = Quarter(2012, 1)


def indicator(id: str, **changes: Any) -> Indicator:
    """Return one of the small council's indicators, with some of its fields changed; targets as a council would write them."""
    found = next(each for each in SMALL.catalogue.indicators if each.id == id)
    if "targets" in changes:
        changes = {**changes, "targets": TypeAdapter(dict[str, Versions]).validate_python(changes["targets"])}
    return found.model_copy(update=changes)


def with_tolerance(per_cent: str) -> Council:
    """Return the small council with another tolerance around its targets."""
    rule = PROFILE.rules[PROFILE.rule].model_copy(update={"limits": {"tolerance": f"{per_cent}%"}})
    return SMALL.model_copy(update={"profile": PROFILE.model_copy(update={"rules": {PROFILE.rule: rule}})})
