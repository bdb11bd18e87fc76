"""What each kind of section says. The profile decides which of them stand in the report, in what order and under what name."""

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.profile import SectionPlan
from quarterly.configuration.scales import Scale
from quarterly.disclosure import HELD_BACK_MEANS
from quarterly.rating.rules import RatingRule
from quarterly.rating.scorecard import Score, Standing
from quarterly.report.context import context
from quarterly.report.glance import glance
from quarterly.report.model import Block, Note, Section
from quarterly.report.parts import Material, cell, marked, state_mark, table
from quarterly.report.priorities import priority_section
from quarterly.report.rule_words import limits_in_words, rules_in_use

Content = tuple[list[Block], list[Section]]


def content(plan: SectionPlan, material: Material, key: str) -> Content:
    """Return the blocks and subsections of one planned section; `key` makes its ids unique in the document."""
    match plan.content:
        case "text":
            return _text(plan.text, material), []
        case "recommendations":
            return [{"type": "list", "items": list(material.council.profile.report.recommendations)}], []
        case "glance":
            return glance(material, key), []
        case "legend":
            return _legend(material, key), []
        case "priorities":
            return [], [priority_section(priority, material) for priority in material.council.profile.priorities]
        case "quality":
            return [{"type": "list", "items": quality_notes(material)}], []
        case "returns":
            return _returns(material, key), []
        case "method":
            return _method(material, key), []


def details(material: Material) -> list[list[str]]:
    """Return the report's header block: the council's own lines, with the period on top."""
    plan = material.council.profile.report
    period = f"{material.quarter.title}, {material.quarter.period}"
    return [["Period", period], *[list(row) for row in plan.details.items()]]


def _text(text: str, material: Material) -> list[Block]:
    words = {"{period}": material.quarter.period, "{title}": material.quarter.title}
    for placeholder, word in words.items():
        text = text.replace(placeholder, word)
    paragraphs = [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]
    return [{"type": "paragraph", "text": paragraph} for paragraph in paragraphs if paragraph]


def _legend(material: Material, key: str) -> list[Block]:
    profile = material.council.profile
    blocks: list[Block] = []
    for name in type(profile.scales).model_fields:
        scale: Scale | None = getattr(profile.scales, name)
        if scale is None:
            continue
        rows = [[marked(state_mark(scale, state.status)), cell(state.meaning)] for state in scale.states]
        columns = [("Status", 32, "left"), ("Meaning", 68, "left")]
        blocks.append(table(f"{key}-{name}", f"{scale.title}: what each status means", columns, rows))
    rules = rules_in_use(profile, material.council.catalogue.indicators)
    return [*blocks, *(_rule_note(rule, alone=len(rules) == 1) for rule in rules if limits_in_words(rule) or rule.note)]


def _rule_note(rule: RatingRule, *, alone: bool) -> Note:
    text = " ".join(part for part in (limits_in_words(rule), rule.note) if part)
    kind = "Our assumption" if rule.source == "assumption" else "Rule"
    return {"type": "note", "title": kind if alone else f"{kind}: {rule.title}", "text": text}


def quality_notes(material: Material) -> list[str]:
    """Return what a reader must know before relying on a figure, indicator by indicator, then of the whole."""
    notes = []
    for indicator, score in material.scored():
        if score.standing is Standing.UNDER_QUERY:
            notes.append(f"{indicator.ref} is under query. {score.explanation}")
        notes += [f"{_led(indicator.ref, warning)} The service has been asked." for warning in score.warnings]
        notes += [f"{indicator.ref}: {caveat}" for caveat in score.caveats]
        if material.council.judgements.lapsed(indicator.id, material.quarter):
            notes.append(f"{indicator.ref} is rated by rule again: the decision in its place ended with the quarter before.")
        if score.judgement and score.final != score.mechanical:
            notes.append(_judged(indicator, score, material))
        notes += [f"{indicator.ref}: {note}" for note in indicator.notes]
    rules = rules_in_use(material.council.profile, material.council.catalogue.indicators)
    notes += [rule.note for rule in rules if rule.source == "assumption" and rule.note]
    if material.rendering == "public":
        notes.append(HELD_BACK_MEANS.format(largest=material.council.profile.small_numbers.largest))
    if not material.card.validated:
        notes.append("The returns have not been validated.")
    return notes


def _judged(indicator: Indicator, score: Score, material: Material) -> str:
    scale = material.council.profile.scales.indicators
    by_rule = f"the rule gives “{scale.state(score.mechanical).word}”" if score.mechanical else "the rule gives no rating"
    decided = f" {score.judgement.in_words()}" if score.judgement else ""
    return f"{indicator.ref} is reported as “{scale.state(score.final).word}” by decision; {by_rule}.{decided}"


def _led(ref: str, warning: str) -> str:
    return warning if ref in warning else f"{ref}: {warning}"


def _returns(material: Material, key: str) -> list[Block]:
    services = material.council.profile.services
    rows = [
        [cell(service.name), cell("Not received" if name in material.card.missing else "Received")]
        for name, service in services.items()
    ]
    caption = f"Returns received for {material.quarter.title}"
    return [table(f"{key}-services", caption, [("Service", 70, "left"), ("Return", 30, "left")], rows)]


def _method(material: Material, key: str) -> list[Block]:
    rows = [
        [
            cell(f"{i.ref}: {i.name}"),
            cell(" ".join(part for part in (s.explanation, _rule_of(i, material), context(s), _origin(s)) if part)),
            cell(" ".join([i.definition, i.polarity_rationale, _basis(i)]).strip()),
        ]
        for i, s in material.scored()
    ]
    columns = [("Indicator", 28, "left"), ("How it was rated", 36, "left"), ("What it counts, and which way is good", 36, "left")]
    rules = rules_in_use(material.council.profile, material.council.catalogue.indicators)
    by = f"the council's rule, {rules[0].title}" if len(rules) == 1 else "one of the council's rules, which is named beside it"
    text = (
        f"Every rating is given by {by}. Figures are compared unrounded and printed rounded half-up. "
        "“Better” and “worse” take account of which way is good for the indicator."
    )
    return [
        {"type": "paragraph", "text": text},
        table(f"{key}-ratings", f"How each rating was worked out, {material.quarter.title}", columns, rows),
    ]


def _rule_of(indicator: Indicator, material: Material) -> str:
    """Name an indicator's rule where the council has several."""
    profile = material.council.profile
    if len(rules_in_use(profile, material.council.catalogue.indicators)) == 1:
        return ""
    return f"Rule: {profile.rule_of(indicator).title}."


def _basis(indicator: Indicator) -> str:
    rated = f", rated {indicator.status_basis.value}" if indicator.status_basis else ""
    return f"Basis: {indicator.basis.value}{rated}."


def _origin(score: Score) -> str:
    """Say which cell of which file a figure came from; the public scorecard carries no source."""
    source = score.source
    return f"Source: {source.file}, sheet “{source.sheet}”, cell {source.cell}." if source else ""
