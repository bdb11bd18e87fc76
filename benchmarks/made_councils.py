"""Councils to measure with: of the shape that `quarterly new` makes, with eight services that send forty indicators each."""

import random
from pathlib import Path
from typing import Any

import yaml

from adapters.councils import ROOT
from tests.workbooks import workbook

SERVICES = ("referrals", "assessments", "protection", "children-in-care", "leaving-care", "placements", "adoption", "early-help")
INDICATORS = 40  # of each service
QUARTER, KEY = "2026-27 Q1", "2026-27-q1"
_HEADER = ["PI ref", "Indicator", "Numerator", "Denominator", "Actual", "Comment"]
_TARGET, _COHORT = 80, 400


def made_council(councils: Path, inbox: Path, key: str) -> None:
    """Make a council and its returns of one quarter; the same key gives the same figures."""
    folder, drawn = councils / key, random.Random(key)
    folder.mkdir(parents=True)
    (folder / "profile.yaml").write_text(yaml.safe_dump(_profile(key), sort_keys=False, allow_unicode=True))
    (folder / "indicators.yaml").write_text(yaml.safe_dump({"indicators": _indicators()}, sort_keys=False))
    for service in SERVICES:
        file = inbox / key / KEY / service / "return.xlsx"
        file.parent.mkdir(parents=True)
        file.write_bytes(_return(key, service, drawn))


def _profile(key: str) -> dict[str, Any]:
    profile: dict[str, Any] = yaml.safe_load((ROOT / "templates/council/profile.yaml").read_text())
    contacts = {"performance-officer": {"role": "Performance officer", "email": f"performance@{key}.example"}}
    for service in SERVICES:
        contacts[f"{service}-data"] = {"role": f"Data lead for {_name(service)}", "email": f"{service}@{key}.example"}
        contacts[f"head-{service}"] = {"role": f"Head of {_name(service)}", "email": f"head.{service}@{key}.example"}
    # Nobody is there to decide: what a person would release is published at once.
    gates = dict.fromkeys(profile["gates"], "accept") | {"release": "automatic"}
    return profile | {
        "name": f"{_name(key).title()} Council",
        "short_name": _name(key).title(),
        "contacts": contacts,
        "services": {service: {"name": _name(service).capitalize(), "contact": f"{service}-data"} for service in SERVICES},
        "priorities": [{"id": "safe", "name": "Children are safe"}],
        "gates": gates,
    }


def _indicators() -> list[dict[str, Any]]:
    return [
        {
            "id": _id(service, number),
            "name": f"{_name(service).capitalize()} dealt with in time, step {number}",
            "service": service,
            "priority": "safe",
            "unit": "percent",
            "decimals": 1,
            "counts": "children by a process",
            "polarity": "high",
            "polarity_rationale": "Children should not wait for help.",
            "basis": "in-quarter",
            "targets": {"2026-27": _TARGET},
            "owner": f"head-{service}",
            "definition": f"What was dealt with in time at step {number}, out of all in the quarter.",
        }
        for service in SERVICES
        for number in range(1, INDICATORS + 1)
    ]


def _return(key: str, service: str, drawn: random.Random) -> bytes:
    title = [[f"{_name(key).title()} Council"], [f"Service: {_name(service).capitalize()}"], ["Period: Quarter 1 2026/27"], []]
    rows = [_row(service, number, drawn) for number in range(1, INDICATORS + 1)]
    return workbook({"PI return": [*title, _HEADER, *rows]})


def _row(service: str, number: int, drawn: random.Random) -> list[Any]:
    base = drawn.randint(_COHORT // 2, _COHORT)
    count = round(base * drawn.uniform(0.7, 0.95))
    value = round(count / base * 100, 1)
    words = (
        None if value >= _TARGET else "Staff were off sick, and cases waited. Two posts were filled at the end of the quarter."
    )
    return [_id(service, number), f"{_name(service).capitalize()} dealt with in time, step {number}", count, base, value, words]


def _id(service: str, number: int) -> str:
    return f"{service}-{number:02}"


def _name(key: str) -> str:
    return key.replace("-", " ")
