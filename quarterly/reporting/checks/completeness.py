"""Parts that the profile requires and a report lacks: implications and narrative."""

from collections.abc import Iterator

from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.configuration.profile import PassageKind
from quarterly.reporting.checks.checked_report import COVER, CheckedReport
from quarterly.reporting.checks.texts import ReportText, lowered, name_of
from quarterly.vocabulary.withheld import says_nothing

IMPLICATIONS = "Implications"
MISSING_IMPLICATION, WITHHELD_IMPLICATION = "R14", "R17"


def missing_implications(subject: CheckedReport, rules: Rulebook) -> Iterator[Finding]:
    """Yield R14 for every implication that belongs in the report and is not stated, R17 where what is stated is not printed."""
    profile = subject.council.profile
    asked = {key for plan in _plans(subject) for key in plan}
    for key, title in profile.implications.items():
        blocks = [block for block in subject.narrative.implications if block.name == key]
        stated = [block for block in blocks if block.is_stated]
        if key in asked and all(says_nothing(block.text) for block in stated):
            source = blocks[-1].source if blocks else None
            where = (source.file, source.sheet, source.cell or None) if source else (COVER, IMPLICATIONS, None)
            code = WITHHELD_IMPLICATION if stated else MISSING_IMPLICATION
            yield rules.finding(code, file=where[0], sheet=where[1], cell=where[2], title=title)


def missing_passages(subject: CheckedReport, rules: Rulebook) -> Iterator[Finding]:
    """Yield R15 for every required text that is missing, except of services whose whole return is missing."""
    for key, kind in subject.council.profile.narrative.items():
        sent = [passage for passage in subject.narrative.passages if passage.kind == key and passage.text.strip()]
        written = {passage.about for passage in sent if not says_nothing(passage.text)}
        for about in _needed(subject, kind):
            # A service that sent nothing is asked for its return, not for every text that would have been in it.
            if about not in written and about not in subject.card.missing:
                named = f" of {name_of(subject.council, about)}" if about else ""
                file = f"return of {name_of(subject.council, about)}" if kind.by == "service" else COVER
                why = "an indicator of it needs explaining" if kind.required == "off target" else "every report has it"
                if any(passage.about == about for passage in sent):
                    why += "; all that was sent is left out, or waits to be cleared"
                yield ReportText(file, "").finding(rules, "R15", what=f"{lowered(kind.title)}{named}", why=why)


def _plans(subject: CheckedReport) -> list[tuple[str, ...]]:
    """Return the implications of each section that prints implications."""
    profile = subject.council.profile
    every = tuple(profile.implications)
    return [section.of or every for section in profile.report.every_section if section.content == "implications"]


def _needed(subject: CheckedReport, kind: PassageKind) -> list[str]:
    """Return the subjects that need a text of this kind: keys of services, ids of priorities, or "" for the whole report."""
    if kind.required == "no":
        return []
    profile = subject.council.profile
    every = {"service": list(profile.services), "priority": [p.id for p in profile.priorities], "whole": [""]}[kind.by]
    return every if kind.required == "always" else [about for about in every if about in _off_target(subject)]


def _off_target(subject: CheckedReport) -> set[str]:
    """Return the services and priorities with an indicator that needs commentary, and "" if there is any."""
    explain = {state.status for state in subject.council.profile.scales.indicators.states if state.explain}
    off = {score.indicator for score in subject.card.scores if score.final in explain}
    found = [indicator for indicator in subject.council.catalogue.indicators if indicator.id in off]
    return {about for indicator in found for about in (indicator.service, indicator.priority, "")}
