"""The town's report as a test wants it: from its whole scorecard or another, and the parts of it that are asked about."""

from collections.abc import Iterator
from typing import Any

from quarterly.configuration.council import Council
from quarterly.reporting.model import Report, Section
from quarterly.reporting.parts import RestrictedMaterial
from quarterly.scoring.score import Scorecard
from tests.unit.made import (
    TOWN,
    TOWN_ACTIONS,
    TOWN_ROWS,
    built,
    card,
    restricted,
)

FULL = card(*TOWN_ROWS, *TOWN_ACTIONS)


def material(scored: Scorecard = FULL, awaited: tuple[str, ...] = (), of: Council = TOWN) -> RestrictedMaterial:
    return restricted(scored, of, awaited=frozenset(awaited))


def with_plan(**changes: Any) -> Council:
    plan = TOWN.profile.report.model_copy(update=changes)
    return TOWN.model_copy(update={"profile": TOWN.profile.model_copy(update={"report": plan})})


def report(*args: Any, **kwargs: Any) -> Report:
    return built(material(*args, **kwargs))


def appendix(of: Report) -> list[Section]:
    """Return the sections of the only appendix."""
    (found,) = of["appendices"]
    return found["sections"]


def sections(of: Report) -> Iterator[Section]:
    for top in (*of["sections"], *appendix(of)):
        yield top
        for inner in top["sections"]:
            yield inner
            yield from inner["sections"]


def blocks(of: Report, kind: str, id_ends: str = "") -> list[Any]:
    return [b for s in sections(of) for b in s["blocks"] if b["type"] == kind and str(b.get("id", "")).endswith(id_ends)]


def texts(table: Any) -> list[list[str]]:
    return [[cell["text"] for cell in row] for row in table["rows"]]
