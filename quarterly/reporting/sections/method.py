"""How to read the ratings and how each was worked out: the legend of the scales, and every rating explained."""

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.rules import RatingRule
from quarterly.reporting.model import Block, Note
from quarterly.reporting.parts import Material, cell, marked, state_mark, table, tells_of
from quarterly.reporting.wording.rules import limits_in_words, rules_in_use
from quarterly.scoring.score import Score
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.wording import counted


def legend(material: Material, key: str) -> list[Block]:
    """Return what every status of every scale in use means, the rules' limits, and the marks beside figures."""
    profile = material.council.profile
    blocks: list[Block] = []
    for name in type(profile.scales).model_fields:
        scale = getattr(profile.scales, name)
        if scale.states:
            rows = [[marked(state_mark(scale, state.status)), cell(state.meaning)] for state in scale.states]
            columns = [("Status", 32, "left"), ("Meaning", 68, "left")]
            blocks.append(table(f"{key}-{name}", f"{scale.title}: what each status means", columns, rows))
    blocks += _suite(material)
    rules = rules_in_use(profile, (indicator for indicator, _ in material.scored()))
    blocks += [_rule_note(rule, alone=len(rules) == 1) for rule in rules if limits_in_words(rule) or rule.note]
    return [*blocks, *_marks(material)]


def method(material: Material, key: str) -> list[Block]:
    """Return how every indicator was rated, from which cell if readers may know, and what it counts."""
    rows = [
        [
            cell(f"{i.ref}: {i.name}"),
            cell(
                _joined(words.explanation, _rule_of(i, material), words.beside_the_target, _origin(s)),
                tells_of(i, material.quarter, "text"),
            ),
            cell(_joined(i.definition, i.polarity_rationale, _basis(i), _target_origin(i))),
        ]
        for i, s in material.scored()
        for words in [material.words(i, s)]
    ]
    if not rows:
        return [{"type": "paragraph", "text": "This report has no indicators."}]
    columns = [("Indicator", 28, "left"), ("How it was rated", 36, "left"), ("What it counts, and which way is good", 36, "left")]
    rules = rules_in_use(material.council.profile, (indicator for indicator, _ in material.scored()))
    by = f"the council's rule, {rules[0].title}" if len(rules) == 1 else "one of the council's rules, which is named beside it"
    text = (
        f"Every rating is given by {by}. Figures are compared unrounded and printed rounded half-up. "
        "“Better” and “worse” take account of which way is good for the indicator."
    )
    return [
        {"type": "paragraph", "text": text},
        table(f"{key}-ratings", f"How each rating was worked out, {material.quarter.title}", columns, rows),
    ]


def _suite(material: Material) -> list[Block]:
    """Say which indicators the report is limited to, and who chose them when; nothing where it has all."""
    profile = material.council.profile
    suite = profile.suites.get(profile.report.suite)
    if suite is None:
        return []
    others = len(material.council.catalogue.indicators) - len(material.scored())
    when = f", {suite.on}" if suite.on else ""
    rest = f" {counted(others, 'other')} {'is' if others == 1 else 'are'} collected and not in this report." if others else ""
    return [{"type": "note", "title": suite.title, "text": f"Chosen by {suite.chosen_by}{when}.{rest}"}]


def _marks(material: Material) -> list[Block]:
    """Say what each mark that occurs beside a figure means."""
    scores = [score for _, score in material.scored()]
    found = {mark for score in scores for mark in score.marks}
    found |= {Mark.ILLUSTRATIVE} if any(score.illustrative for score in scores) else set()
    meanings = [f"[{mark}] {mark.meaning}" for mark in Mark if mark in found]
    return [{"type": "paragraph", "text": f"Marks beside figures: {'; '.join(meanings)}."}] if meanings else []


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _rule_note(rule: RatingRule, *, alone: bool) -> Note:
    text = " ".join(part for part in (limits_in_words(rule), rule.note) if part)
    kind = "Our assumption" if rule.source == "assumption" else "Rule"
    return {"type": "note", "title": kind if alone else f"{kind}: {rule.title}", "text": text}


def _rule_of(indicator: Indicator, material: Material) -> str:
    """Name an indicator's rule where the report's indicators have several."""
    profile = material.council.profile
    if len(rules_in_use(profile, (each for each, _ in material.scored()))) == 1:
        return ""
    return f"Rule: {profile.rule_of(indicator).title}."


def _basis(indicator: Indicator) -> str:
    rated = f", rated {indicator.status_basis.value}" if indicator.status_basis else ""
    return f"Basis: {indicator.basis.value}{rated}."


def _target_origin(indicator: Indicator) -> str:
    return f"Target: {indicator.target_origin.rstrip('.')}." if indicator.target_origin else ""


def _origin(score: Score) -> str:
    """Say which cell of which file a figure came from; a public score has no source."""
    source = score.source
    return f"Source: {source.file}, sheet “{source.sheet}”, cell {source.cell}." if source else ""
