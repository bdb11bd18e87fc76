"""Reports made for a test of what they say: the town's, with a few texts of their own."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from quarterly.collecting.narrative.records import Fact, Implication, Narrative, Passage, Undertaking
from quarterly.collecting.sheets.findings import Finding
from quarterly.configuration.council import Council
from quarterly.reporting.checks.checked_report import CheckedReport
from quarterly.reporting.checks.run import contradictions
from quarterly.reporting.checks.texts import ReportText
from quarterly.scoring.score import Scorecard
from tests.unit.made import Q1, RULES, TOWN, TOWN_ACTIONS, TOWN_ROWS, card, source

_FULL = card(*TOWN_ROWS, *TOWN_ACTIONS)
CARD = replace(  # the figures alone
    _FULL,
    scores=tuple(replace(s, comment="") for s in _FULL.scores),
    actions=tuple(replace(a, progress="") for a in _FULL.actions),
)
COVER = source(file="cover.xlsx", sheet="Narrative")


def with_profile(**changes: Any) -> Council:
    """Return the town with parts of its profile changed, as a folder would give them."""
    content = TOWN.profile.model_dump(mode="json") | changes
    return TOWN.model_copy(update={"profile": type(TOWN.profile).model_validate(content)})


def subject(*records: Any, **changes: Any) -> CheckedReport:
    """Return the town's report with these records of narrative."""
    kinds = {"passages": Passage, "implications": Implication, "undertakings": Undertaking, "facts": Fact}
    of_kind: dict[str, Any] = {name: tuple(r for r in records if isinstance(r, kind)) for name, kind in kinds.items()}
    narrative = Narrative(**of_kind)
    return CheckedReport(**{"council": TOWN, "quarter": Q1, "card": CARD, "narrative": narrative, **changes})


def found(of: CheckedReport) -> list[str]:
    """Return the codes of what is found in a report, but for what is known of the town's catalogue itself."""
    return [finding.code for finding in contradictions(of, RULES) if finding.file != "indicators.yaml"]


def messages(findings: Iterable[Finding]) -> list[str]:
    return [finding.message for finding in findings]


def whole(text: str) -> tuple[ReportText, ...]:
    """Return one text that speaks for the whole report."""
    return (ReportText("purpose", text, speaks_for_all=True),)


def part(text: str, indicator: str = "") -> tuple[ReportText, ...]:
    """Return one text on a service, or on an indicator."""
    return (ReportText("commentary on PI 1178" if indicator else "key developments", text, indicator=indicator),)


def with_comment(of: Scorecard, indicator: str, comment: str) -> Scorecard:
    return replace(of, scores=tuple(replace(s, comment=comment) if s.indicator == indicator else s for s in of.scores))


def passage(text: str, about: str = "", kind: str = "key-developments", topic: str = "") -> Passage:
    return Passage(kind=kind, about=about, topic=topic, text=text, by="", source=COVER)


def implication(text: str, name: str = "financial") -> Implication:
    return Implication(name=name, text=text, cleared_by="Head of finance", source=source(file="cover.xlsx", sheet="Implications"))


def undertaking(ref: str = "U1", **changes: Any) -> Undertaking:
    given = {"kind": "milestone", "what": "Send Part 2 of the strategy.", "lead": "", "raised": "", "due": None, "status": "open"}
    return Undertaking(**{"ref": ref, **given, "progress": "", "source": COVER, **changes})


def fact(name: str, value: str) -> Fact:
    return Fact(name=name, value=value, source=source(file="cover.xlsx", sheet="Report"))
