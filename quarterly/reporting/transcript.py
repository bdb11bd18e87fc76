"""A report read cell by cell, as it is printed for its readers: what the next version is compared with.

Indicators, key activities and returns are read from their scores. Everything else is read from the view model, section by
section; a kind of section is left out only if it is named in NOT_COMPARED.
"""

from collections.abc import Iterator
from typing import Final

from quarterly.collecting.narrative.issue import issue_of
from quarterly.collecting.narrative.records import Claim
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.profile import SectionPlan
from quarterly.disclosure.scorecard import is_rating_suppressed
from quarterly.disclosure.small_counts import SUPPRESSION_MARK
from quarterly.reporting.changes import FORM, Holds, Transcript, TranscriptCell, What
from quarterly.reporting.illustrative import signed
from quarterly.reporting.model import Block, Section
from quarterly.reporting.parts import ReportInputs, action_mark, figure, mark_of, target_text
from quarterly.reporting.prose import bare
from quarterly.reporting.sections.contents import details, filled_in, own_text, section
from quarterly.reporting.walk import lines_of, plain_lines, sections_in
from quarterly.scoring.score import RatingStatus, Score

# Kinds of section whose content is left out, and why; the council's own text in front of it is compared all the same.
NOT_COMPARED: Final = {
    "glance": "repeats figures, which are compared indicator by indicator",
    "exceptions": "repeats figures and commentary, which are compared indicator by indicator",
    "scorecard": "repeats figures, which are compared indicator by indicator",
    "trends": "draws figures, which are compared indicator by indicator",
    "quality": "follows from figures, rules and findings; decisions on a rating are compared with their indicator",
    "claims": "holds claims against figures; what is claimed is compared with the indicator it is about",
    "returns": "repeats who sent a return, which is compared service by service",
    "priorities": "repeats figures, commentary and key activities; passages are compared priority by priority",
    "legend": "explains the council's scales and rules, which are settings",
    "method": "explains how ratings come about by the council's rules, which are settings",
}
_WITH_TABLES_OF_FIGURES: Final = ("trackers",)  # their tables repeat figures, the rest is compared

# What a transcript of the first form had; any other kind came with a later one.
_OF_FORM_1: Final = (
    *("text", "passages", "implications", "recommendations", "trackers", "priority-ratings", "schools", "undertakings"),
    *("attendance", "decisions", "papers"),
)


def transcribe(material: ReportInputs) -> Transcript:
    """Return everything the readers of a rendering can read."""
    cells = [*_indicators(material), *_actions(material), *_returns(material), *_priorities(material)]
    return Transcript(issue_of(material.narrative).name, (*cells, *_details(material), *_sections(material)))


def _indicators(material: ReportInputs) -> Iterator[TranscriptCell]:
    claimed = _claims(material)
    for indicator, score in material.scored():
        title = f"{indicator.ref}: {indicator.name}"
        for what, text, holds in _of_score(indicator, score, material):
            counts = (score.numerator, score.denominator) if what == "Value" else (None, None)
            yield TranscriptCell(
                subject=indicator.id, title=title, what=what, text=text, holds=holds, service=indicator.service, counts=counts
            )
        for what, text in _since_form_2(score, claimed.get(indicator.id, [])):
            yield TranscriptCell(
                subject=indicator.id, title=title, what=what, text=text, holds=Holds.PROSE, service=indicator.service, since=2
            )


def _of_score(indicator: Indicator, score: Score, material: ReportInputs) -> Iterator[tuple[What, str, Holds]]:
    word = mark_of(score, material.council.profile.scales.indicators)["word"]
    rating, target = _rating_holds(score), target_text(indicator, score)
    yield "Value", figure(indicator, score) if score.value else word, _value_holds(score, rating)
    yield "Target", target, _holds(score.target, target)
    yield "Rating", SUPPRESSION_MARK if score.value == SUPPRESSION_MARK else word, rating
    yield "Against the quarter before", score.travel_previous, _holds(score.travel_previous)
    yield "Against the same quarter last year", score.travel_year, _holds(score.travel_year)
    yield "Forecast for the end of the year", score.forecast, _holds(score.forecast)
    yield "Place among others", score.benchmark, _holds(score.benchmark)
    awaited = "Commentary awaited." if material.awaits(score) else ""
    yield "Commentary", "\n".join(plain_lines(material.rich(awaited or score.comment))), Holds.PROSE


def _value_holds(score: Score, rating: Holds) -> Holds:
    if not score.value:
        return rating
    if score.value == SUPPRESSION_MARK:
        return Holds.SUPPRESSED
    return Holds.SUPPRESSED_IN_PART if score.rated_value == SUPPRESSION_MARK else Holds.FIGURE


def _rating_holds(score: Score) -> Holds:
    if score.final:
        return Holds.FIGURE
    if is_rating_suppressed(score) or score.standing is RatingStatus.RATED:
        return Holds.SUPPRESSED
    return Holds.WORDS


def _holds(value: str, printed: str = "") -> Holds:
    if value == SUPPRESSION_MARK:
        return Holds.SUPPRESSED
    return Holds.FIGURE if any(map(str.isdigit, printed or value)) else Holds.WORDS


def _since_form_2(score: Score, claimed: list[str]) -> Iterator[tuple[What, str]]:
    """Yield the decision on a rating and what is claimed; blank where there is none, so that both stay with their figure."""
    yield "Decision", score.judgement.in_words() if score.judgement else ""
    yield "Claims", "\n".join(claimed)


def _claims(material: ReportInputs) -> dict[str, list[str]]:
    """Return the printed claims by the first indicator they are about, so that each is suppressed with its figure."""
    if all(plan.content != "claims" for plan in material.council.profile.report.every_section):
        return {}
    found: dict[str, list[str]] = {}
    hidden = {score.indicator for score in material.card.scores if is_rating_suppressed(score)}
    for claim in material.narrative.claims:
        if hidden.isdisjoint(claim.indicators):
            found.setdefault(_about(claim, material), []).append(signed(bare(claim.text, material), claim.illustrative))
    return found


def _about(claim: Claim, material: ReportInputs) -> str:
    """Return the first indicator of the report that a claim is about, "" if it is about none."""
    reported = {indicator.id for indicator, _ in material.scored()}
    return next((each for each in claim.indicators if each in reported), "")


def _actions(material: ReportInputs) -> Iterator[TranscriptCell]:
    scores = {action.ref: action for action in material.card.actions}
    for planned in material.council.profile.actions():
        action, title, subject = scores[planned.ref], f"{planned.ref}: {planned.activity}", f"action {planned.ref}"
        word = action_mark(action, material.council.profile.scales.actions)["word"]
        service = planned.service
        yield TranscriptCell(subject=subject, title=title, what="Status", text=word, service=service)
        yield TranscriptCell(
            subject=subject, title=title, what="Progress", text=action.progress, holds=Holds.PROSE, service=service
        )  # fmt: skip


def _returns(material: ReportInputs) -> Iterator[TranscriptCell]:
    for key, service in material.council.profile.services.items():
        word = "Not received" if key in material.card.missing else "Received"
        yield TranscriptCell(subject=f"return {key}", title=service.name, what="Return", text=word, service=key)


def _priorities(material: ReportInputs) -> Iterator[TranscriptCell]:
    """Yield the passages that stand with a priority's indicators and not in a section of their own."""
    plans = [plan for plan in material.council.profile.report.every_section if plan.content == "priorities"]
    for kind in dict.fromkeys(kind for plan in plans for kind in plan.kinds):
        for priority in material.council.profile.priorities:
            of = [each for each in material.narrative.passages if (each.kind, each.about) == (kind, priority.id)]
            text = "\n".join(line for each in of for line in plain_lines(material.rich(each.text)))
            title = f"{material.council.profile.narrative[kind].title}: {priority.name}"
            if text:
                subject = f"passages {kind} {priority.id}"
                yield TranscriptCell(subject=subject, title=title, what="Text", text=text, holds=Holds.PROSE)


def _details(material: ReportInputs) -> Iterator[TranscriptCell]:
    """Yield the lines of the report's header block, such as the day on which it was considered."""
    for label, text in details(material):
        yield TranscriptCell(
            subject=f"details / {label}", title=f"Report details: {label}", what="Text", text=text, holds=Holds.PROSE, since=2
        )


def _sections(material: ReportInputs) -> Iterator[TranscriptCell]:
    for plan in material.council.profile.report.every_section:
        since = 1 if plan.content in _OF_FORM_1 else FORM
        if plan.content not in NOT_COMPARED:
            yield from _of_section(section(plan, material, "x"), plan, since)
        elif blocks := [*own_text(plan, material), *_claims_of_no_indicator(plan, material)]:
            title = filled_in(plan.title, material)
            yield from _of_section({"id": "x", "number": "", "title": title, "blocks": blocks, "sections": []}, plan, since)


def _claims_of_no_indicator(plan: SectionPlan, material: ReportInputs) -> list[Block]:
    items = _claims(material).get("", []) if plan.content == "claims" else []
    return [{"type": "list", "items": items}] if items else []


def _of_section(whole: Section, plan: SectionPlan, since: int) -> Iterator[TranscriptCell]:
    """Yield the rating of a section and its text, and those of all below it; numbers and pictures are not compared."""
    tables = plan.content not in _WITH_TABLES_OF_FIGURES
    for path, part in sections_in(whole):
        subject, title = " / ".join(path), ": ".join(path)
        if "mark" in part:
            yield TranscriptCell(subject=subject, title=title, what="Rating", text=part["mark"]["word"], since=since)
        text = "\n".join(line.text for line in lines_of(part, path) if tables or not line.is_of_table)
        yield TranscriptCell(subject=subject, title=title, what="Text", text=text, holds=Holds.PROSE, since=since)
