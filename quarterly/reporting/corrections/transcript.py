"""A report read cell by cell, as it is printed for its readers: what the next version is compared with."""

from collections.abc import Iterator

from quarterly.collecting.narrative.issue import issue_of
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.profile import SectionPlan
from quarterly.reporting.corrections.plain_text import lines_of, sections_in
from quarterly.reporting.corrections.records import Said, Told, What
from quarterly.reporting.parts import Material, action_mark, figure, mark_of, target_text
from quarterly.reporting.sections.contents import section
from quarterly.scoring.score import Score
from quarterly.vocabulary.suppressed import SUPPRESSED, SUPPRESSION_MARK

# Sections of what people wrote. All others are made from the figures, which are read as figures.
WRITTEN = (
    *("text", "passages", "implications", "recommendations", "trackers", "priority-ratings", "schools", "undertakings"),
    *("attendance", "decisions", "papers"),
)


def told_by(material: Material) -> Told:
    """Return what the readers of a rendering are told."""
    said = [*_figures(material), *_actions(material), *_returns(material), *_priorities(material), *_written(material)]
    return Told(issue_of(material.narrative).name, tuple(said))


def _figures(material: Material) -> Iterator[Said]:
    for indicator, score in material.scored():
        for what, text in _cells(indicator, score, material):
            counts = (score.numerator, score.denominator) if what == "Value" else (None, None)
            title = f"{indicator.ref}: {indicator.name}"
            yield Said(indicator.id, title, what, text, indicator.service, what == "Commentary", counts)


def _cells(indicator: Indicator, score: Score, material: Material) -> Iterator[tuple[What, str]]:
    word = mark_of(score, material.council.profile.scales.indicators)["word"]
    words = material.words(indicator, score)
    yield "Value", word if score.value is None else figure(words)
    yield "Target", target_text(words)
    yield "Rating", SUPPRESSION_MARK if score.value is SUPPRESSED else word
    yield "Against the quarter before", words.travel_previous
    yield "Against the same quarter last year", words.travel_year
    yield "Forecast for the end of the year", words.forecast
    yield "Place among others", words.benchmark
    awaited = "Commentary awaited." if material.awaits(score) else ""
    yield "Commentary", "\n".join(lines_of({"type": "prose", "blocks": material.rich(awaited or score.comment)}))


def _actions(material: Material) -> Iterator[Said]:
    scores = {action.ref: action for action in material.card.actions}
    for planned in material.council.profile.actions():
        action, title = scores[planned.ref], f"{planned.ref}: {planned.activity}"
        word = action_mark(action, material.council.profile.scales.actions)["word"]
        yield Said(f"action {planned.ref}", title, "Status", word, planned.service)
        yield Said(f"action {planned.ref}", title, "Progress", action.progress, planned.service, is_prose=True)


def _returns(material: Material) -> Iterator[Said]:
    for key, service in material.council.profile.services.items():
        word = "Not received" if key in material.card.missing else "Received"
        yield Said(f"return {key}", service.name, "Return", word, key)


def _priorities(material: Material) -> Iterator[Said]:
    """Yield the passages that stand with a priority's indicators and not in a section of their own."""
    plans = [plan for plan in _plans(material) if plan.content == "priorities"]
    for kind in dict.fromkeys(kind for plan in plans for kind in plan.kinds):
        for priority in material.council.profile.priorities:
            of = [each for each in material.narrative.passages if (each.kind, each.about) == (kind, priority.id)]
            text = "\n".join(line for each in of for line in lines_of({"type": "prose", "blocks": material.rich(each.text)}))
            title = f"{material.council.profile.narrative[kind].title}: {priority.name}"
            if text:
                yield Said(f"passages {kind} {priority.id}", title, "Text", text, is_prose=True)


def _written(material: Material) -> Iterator[Said]:
    for plan in _plans(material):
        if plan.content in WRITTEN:
            for path, part in sections_in(section(plan, material, "x")):
                tables = plan.content != "trackers"  # those of trackers repeat figures
                lines = [line for each in part["blocks"] if tables or each["type"] != "table" for line in lines_of(each)]
                if "mark" in part:
                    yield Said(" / ".join(path), ": ".join(path), "Rating", part["mark"]["word"])
                yield Said(" / ".join(path), ": ".join(path), "Text", "\n".join(lines), is_prose=True)


def _plans(material: Material) -> list[SectionPlan]:
    report = material.council.profile.report
    return [*report.cover, *(plan for appendix in report.appendices for plan in appendix.sections)]
