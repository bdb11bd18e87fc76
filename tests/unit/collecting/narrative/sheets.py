"""A council with kinds of narrative, and workbooks sent to it, read as they are when they come in."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from adapters.checking import SentFile, check_file
from adapters.screening import screening_for
from quarterly.collecting.narrative.records import Narrative
from quarterly.collecting.returns.records import CheckedFile
from quarterly.configuration.profile import PassageKind
from quarterly.configuration.scales import Scale
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.quarter import Quarter
from tests.unit.town import TOWN
from tests.workbooks import workbook

QUARTER = Quarter(2012, 1)
TITLE: tuple[list[str], ...] = (["Milton Metropolitan Borough Council"], ["Cover report"], ["Period: Quarter 1 2012/13"], [])
STATES = (
    {"status": "green", "word": "Green", "shape": "circle", "colour": "#00653b", "meaning": "On course"},
    {"status": "red", "word": "Red", "shape": "triangle", "colour": "#a8121f", "meaning": "Off course"},
)


def _council() -> Any:
    scale = Scale.model_validate({"title": "Action trackers", "states": STATES})
    changed = {
        "narrative": {
            "developments": PassageKind(title="Key developments", by="service", spellings=("What went well",)),
            "outcomes": PassageKind(title="Outcomes", by="priority"),
            "summary": PassageKind(title="Director's summary"),
        },
        "implications": {"financial": "Financial implications", "legal": "Legal implications"},
        "scales": TOWN.profile.scales.model_copy(update={"trackers": scale, "priorities": scale}),
    }
    return TOWN.model_copy(update={"profile": TOWN.profile.model_copy(update=changed)})


COUNCIL = _council()


def sent(
    sheets: Mapping[str, Sequence[Sequence[Any]]], service: str = "cover", file: str = "cover.xlsx", title: Sequence[Any] = TITLE
) -> CheckedFile:
    """Return a workbook after all checks; each sheet is a header and rows, below the title."""
    return checked(workbook({name: [*title, *rows] for name, rows in sheets.items()}), service, file)


def checked(body: bytes, service: str = "cover", file: str = "cover.xlsx") -> CheckedFile:
    return check_file(
        SentFile(body=body, service=service, name=file, digest=digest(body)), COUNCIL, QUARTER, screening_for(COUNCIL)
    )


def read(sheets: Mapping[str, Sequence[Sequence[Any]]], service: str = "cover") -> Narrative:
    """Return what a workbook says of which nothing is wrong."""
    found = sent(sheets, service)
    assert (found.refused, [f"{f.code} {f.sheet}!{f.cell}" for f in found.findings]) == ("", [])
    return found.narrative


def told(found: CheckedFile) -> list[str]:
    """Return code and place of every finding."""
    return [f"{finding.code} {finding.sheet}!{finding.cell}" for finding in found.findings]


def said(kind: str, name: str, *rows: list[Any], service: str = "cover") -> list[tuple[Any, ...]]:
    """Return the fields of what a sheet says, without source and marking."""
    narrative = read({name: rows}, service)
    assert {f.name for f in fields(narrative) if getattr(narrative, f.name)} <= {kind}
    return [tuple(getattr(one, f.name) for f in fields(one)[:-2]) for one in getattr(narrative, kind)]
