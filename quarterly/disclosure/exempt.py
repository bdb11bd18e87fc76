"""Exempt matter apart from the rest: what the public never reads, and what the committee's members read.

An intruder subtracts, compares and counts. So nothing public may follow from an exempt figure or text, not even that a figure was
sent: a score is replaced by one that has no part of it, before anything is suppressed, counted or worded. By no number is a text
found to quote an exempt figure and left out, as the gap would tell the number; whoever releases the report is asked about it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from quarterly.collecting.narrative.records import Narrative, Undertaking
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.report_plan import AppendixPlan, ReportPlan, SectionPlan
from quarterly.scoring.score import RatingStatus, Score, Scorecard

_OF_THE_VALUE: dict[str, Any] = {"targets": {}, "limits": {}, "thresholds": {}, "target_origin": "", "notes": ()}

_ITS_COVER = SectionPlan(content="exclusion", title="What is exempt, and why", numbered=False)
_OF_INDICATORS = (
    SectionPlan(content="scorecard", title="Exempt indicators", numbered=False),
    SectionPlan(content="exceptions", title="What is off target of them, and why"),
    SectionPlan(content="trends", title="Their course", numbered=False),
    SectionPlan(content="method", title="How each rating was worked out", numbered=False),
)


def open_council(council: Council) -> Council:
    """Return a council's configuration without what it says within exempt parts, and of the values of exempt indicators."""
    exempt, plan = council.exempt_indicators, council.profile.report
    opened = plan.model_copy(
        update={
            "cover": tuple(_emptied(section) for section in plan.cover),
            "appendices": tuple(_open_appendix(appendix) for appendix in plan.appendices),
        }
    )
    judged = tuple(each for each in council.judgements.judgements if each.indicator not in exempt)
    indicators = [each.model_copy(update=_OF_THE_VALUE) if each.exempt else each for each in council.catalogue.indicators]
    return _with(council, opened, indicators).model_copy(
        update={"judgements": council.judgements.model_copy(update={"judgements": judged})}
    )


def open_card(card: Scorecard, council: Council) -> Scorecard:
    """Return a scorecard in which nothing follows from the figures of exempt indicators."""
    exempt = council.exempt_indicators
    scores = (
        Score(indicator=each.indicator, standing=RatingStatus.EXEMPT) if each.indicator in exempt else each
        for each in card.scores
    )
    return replace(card, scores=tuple(scores))


def open_narrative(narrative: Narrative, council: Council) -> Narrative:
    """Return a narrative without what exempt sections hold, and without claims about exempt indicators."""
    exempt = council.exempt_indicators
    held = _held(narrative, council.profile.report)
    claims = tuple(each for each in narrative.claims if exempt.isdisjoint(each.indicators))
    left = {kind: tuple(each for each in getattr(narrative, kind) if each not in records) for kind, records in held.items()}
    return replace(narrative, **left, claims=claims)


def open_undertakings(promised: Sequence[Undertaking], council: Council) -> tuple[Undertaking, ...]:
    """Return the undertakings of an earlier quarter that no exempt section holds."""
    held = _undertakings(promised, council.profile.report)
    return tuple(each for each in promised if each not in held)


def members_council(council: Council) -> Council:
    """Return a council with its exempt indicators and the exempt parts of its report alone."""
    plan, indicators = council.profile.report, [each for each in council.catalogue.indicators if each.exempt]
    parts = [each.model_copy(update={"sections": each.exempt_sections}) for each in plan.appendices if each.exempt_sections]
    cover = (_ITS_COVER, *(each for each in plan.cover if each.exempt), *(_OF_INDICATORS if indicators else ()))
    exempt = plan.model_copy(update={"cover": cover, "appendices": tuple(parts)})
    return _with(council, exempt, indicators)


def members_card(card: Scorecard, council: Council) -> Scorecard:
    """Return a scorecard with the scores of exempt indicators alone, without the cells they were sent in."""
    exempt = council.exempt_indicators
    scores = tuple(replace(each, source=None) for each in card.scores if each.indicator in exempt)
    return replace(card, scores=scores, actions=(), findings=(), received=(), missing=())


def members_narrative(narrative: Narrative, council: Council) -> Narrative:
    """Return what exempt sections hold of a narrative, with the facts about the report itself."""
    return Narrative(**_held(narrative, council.profile.report), facts=narrative.facts)


def members_undertakings(promised: Sequence[Undertaking], council: Council) -> tuple[Undertaking, ...]:
    """Return the undertakings of an earlier quarter that an exempt section holds."""
    return _undertakings(promised, council.profile.report)


def _with(council: Council, plan: ReportPlan, indicators: Sequence[Indicator]) -> Council:
    seen = council.profile
    profile = seen.model_copy(update={"report": plan})
    catalogue = council.catalogue.model_copy(update={"indicators": tuple(indicators)})
    return council.model_copy(update={"profile": profile, "catalogue": catalogue})


def _emptied(section: SectionPlan) -> SectionPlan:
    return section.model_copy(update={"text": ""}) if section.exempt else section


def _open_appendix(appendix: AppendixPlan) -> AppendixPlan:
    """Return an appendix without the texts of exempt sections; of an exempt one nothing is left but a section that says so."""
    sections: tuple[SectionPlan, ...] = tuple(_emptied(section) for section in appendix.sections)
    if appendix.exempt:
        sections = (SectionPlan(content="text", title="Not for publication", exempt=appendix.exempt),)
    return appendix.model_copy(update={"sections": sections})


def _held(narrative: Narrative, plan: ReportPlan) -> dict[str, tuple[Any, ...]]:
    """Return the records that exempt sections hold, by their kind."""
    contents = {section.content for section in plan.exempt_sections}
    kinds = _selected(plan, "passages", "kinds")
    names = _selected(plan, "implications", "of")
    papers = _selected(plan, "papers", "of", default=("background",))
    return {
        "passages": tuple(each for each in narrative.passages if each.kind in kinds),
        "implications": tuple(each for each in narrative.implications if each.name in names),
        "papers": tuple(each for each in narrative.papers if each.kind in papers),
        "undertakings": _undertakings(narrative.undertakings, plan),
        "trackers": narrative.trackers if "trackers" in contents else (),
        "priority_ratings": narrative.priority_ratings if "priority-ratings" in contents else (),
        "schools": narrative.schools if "schools" in contents else (),
        "decisions": narrative.decisions if "decisions" in contents else (),
    }


def _undertakings(found: Sequence[Undertaking], plan: ReportPlan) -> tuple[Undertaking, ...]:
    kinds = _selected(plan, "undertakings", "of")
    return tuple(each for each in found if each.kind in kinds)


def _selected(plan: ReportPlan, content: str, field: str, default: tuple[str, ...] = ()) -> set[str]:
    sections = [section for section in plan.exempt_sections if section.content == content]
    return {name for section in sections for name in getattr(section, field) or default}
