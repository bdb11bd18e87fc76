"""The examples of report.yaml, laid into a report of the town's."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import Field

from quarterly.collecting.narrative.records import Claim, Fact, Implication, Narrative, Passage, Undertaking
from quarterly.collecting.sheets.source import Source
from quarterly.configuration.council import Council
from quarterly.configuration.yaml_files.files import ConfigurationFile, ConfigurationModel
from quarterly.reporting.checks.checked_report import CheckedReport
from quarterly.scoring.earlier_versions import EarlierVersion
from quarterly.scoring.score import Scorecard
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import TOWN, TOWN_ACTIONS, TOWN_ROWS, card, row

SERVICE, KIND, IMPLICATIONS = (
    "schools",
    "key-developments",
    {"financial": "Financial implications", "legal": "Legal implications"},
)


class Laid(ConfigurationModel):
    """What is laid into the report, or stood in the one before."""

    own: str = ""
    said: str = ""
    before: str = ""
    claims: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    implications: dict[str, str] = Field(default_factory=dict)
    undertakings: dict[str, str] = Field(default_factory=dict)
    facts: dict[str, str] = Field(default_factory=dict)
    call: dict[str, str] = Field(default_factory=dict)


class Example(ConfigurationModel):
    """One rule at work: what passes, what fails it alone, the file it points at, and what the officer is told."""

    quarter: str = "2012-13 Q1"
    asks: bool = False
    requires: bool = False
    due: dict[str, date] = Field(default_factory=dict)
    earlier: dict[str, str] = Field(default_factory=dict)
    passes: Laid
    fails: Laid
    severity: str
    place: str
    message: str
    remedy: str


@cache
def examples() -> dict[str, Example]:
    """Return the examples by code."""
    path = Path(__file__).with_name("report.yaml")
    content = ConfigurationFile(path.name, path.read_text(encoding="utf-8")).content
    return {code: Example.model_validate(example) for code, example in content.items()}


def subject(example: Example, laid: Laid) -> CheckedReport:
    """Return the report with what is laid into it, read at a meeting of 13 September 2012; an older one at none."""
    quarter = Quarter.parse(example.quarter)
    return CheckedReport(
        _council(example, laid),
        quarter,
        _figures(),
        _narrative(laid),
        date(2012, 9, 13) if quarter == Quarter(2012, 1) else None,
        {f"passage/{KIND}/{SERVICE}/": (laid.before,)},
        tuple(_undertaking(ref, "", day) for ref, day in example.due.items()),
        (("profile.yaml, section Purpose", laid.own),) if laid.own else (),
        earlier=_earlier(example),
    )


def _earlier(example: Example) -> tuple[EarlierVersion, ...]:
    rows = (row(each.indicator, example.earlier.get(each.indicator, str(each.value))) for each in TOWN_ROWS)
    return (EarlierVersion(1, card(*rows)),) if example.earlier else ()


def _council(example: Example, laid: Laid) -> Council:
    plan = TOWN.profile.report.model_dump(mode="json")
    plan["cover"] = [section for section in plan["cover"] if section["content"] != "implications"]
    plan["cover"] += [{"content": "implications", "title": "Implications"}] if example.asks else []
    plan["appendices"] = []
    kind = {"title": "Key developments", "by": "service", "required": "always" if example.requires else "no"}
    changes = {"report": plan, "narrative": {KIND: kind}, "implications": IMPLICATIONS}
    profile = type(TOWN.profile).model_validate(TOWN.profile.model_dump(mode="json") | changes)
    names = {"child-protection-plans": "Child protection plans per 10,000", **laid.call}
    indicators = tuple(i.model_copy(update={"name": names.get(i.id, i.name)}) for i in TOWN.catalogue.indicators)
    catalogue = TOWN.catalogue.model_copy(update={"indicators": indicators})
    return TOWN.model_copy(update={"profile": profile, "catalogue": catalogue})


@cache
def _figures() -> Scorecard:
    """Return the town's figures without commentary; of all services only the schools have sent a return."""
    full = card(*TOWN_ROWS, *TOWN_ACTIONS)
    scores = tuple(replace(score, comment="") for score in full.scores)
    actions = tuple(replace(action, progress="") for action in full.actions)
    return replace(full, scores=scores, actions=actions, missing=tuple(s for s in TOWN.profile.services if s != SERVICE))


def _narrative(laid: Laid) -> Narrative:
    return Narrative(
        passages=(Passage(kind=KIND, about=SERVICE, topic="", text=laid.said, by="", source=_place("Narrative")),)
        if laid.said
        else (),
        implications=tuple(
            Implication(name=name, text=text, cleared_by="", source=_place("Implications"))
            for name, text in laid.implications.items()
        ),
        undertakings=tuple(_undertaking(ref, progress, None) for ref, progress in laid.undertakings.items()),
        claims=tuple(
            Claim(text="A claim.", says=says, indicators=ids, source=_place("Claims")) for says, ids in laid.claims.items()
        ),
        facts=tuple(Fact(name=name, value=value, source=_place("Report")) for name, value in laid.facts.items()),
    )


def _undertaking(ref: str, progress: str, due: Any) -> Undertaking:
    return Undertaking(
        ref=ref,
        kind="promise",
        what="Visit the hub.",
        lead="",
        raised="",
        due=due,
        status="open",
        progress=progress,
        source=_place("Undertakings"),
    )


def _place(sheet: str) -> Source:
    return Source(file="cover.xlsx", digest="", sheet=sheet, row=4, cell="B4")
