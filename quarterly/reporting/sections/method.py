"""How to read the ratings and how each was worked out: the legend of the scales, and every rating explained."""

from collections.abc import Sequence

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.rules import RatingRule
from quarterly.reporting.model import Block
from quarterly.reporting.parts import Material, cell, marked, state_mark, table, tells_of
from quarterly.reporting.sections.cards import has_card
from quarterly.reporting.wording.comparisons import has_travel
from quarterly.reporting.wording.rules import limits_in_words, rules_in_use
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import RatingStatus, Score
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.wording import counted, listed


def legend(material: Material, key: str) -> list[Block]:
    """Return what every status of every scale in use means, and the rules' limits."""
    profile = material.council.profile
    scales = [scale for name in type(profile.scales).model_fields if (scale := getattr(profile.scales, name)).states]
    rows = [
        [cell(scale.title), marked(state_mark(scale, state.status)), cell(state.meaning)]
        for scale in scales
        for state in scale.states
    ]
    columns = [("Used for", 28, "left"), ("Status", 20, "left"), ("Meaning", 52, "left")]
    rules = rules_in_use(profile, (indicator for indicator, _ in material.scored()))
    blocks: list[Block] = [table(f"{key}-statuses", "What each status means", columns, rows)] if rows else []
    return [*blocks, *_suite(material), *_rules(rules, key), *_change(material)]


def _rules(rules: Sequence[RatingRule], key: str) -> list[Block]:
    """Return what each rule tolerates: a note where there is one alone, else a table."""
    told = [(rule, _joined(limits_in_words(rule), rule.note)) for rule in rules]
    if len(rules) == 1:
        return [{"type": "note", "title": _kind(rules[0]), "text": text} for _, text in told if text]
    kinds = dict.fromkeys(map(_kind, rules))
    of_one_kind = f": {listed([kind[0].lower() + kind[1:] for kind in kinds])}" if len(kinds) == 1 else ""
    rows = [
        [cell(rule.title), cell(_joined("" if of_one_kind else f"{_kind(rule)}.", text))]
        for rule, text in told
        if text or not of_one_kind
    ]
    columns = [("Rule", 34, "left"), ("What it says", 66, "left")]
    return [table(f"{key}-rules", f"The rules of rating{of_one_kind}", columns, rows)] if rows else []


def _kind(rule: RatingRule) -> str:
    return "Our assumption" if rule.source == "assumption" else "The council’s rule"


def method(material: Material, key: str) -> list[Block]:
    """Return what every indicator counts, and of those without a card how it was rated; from which cell if readers may know."""
    pairs = material.scored()
    if not pairs:
        return [{"type": "paragraph", "text": "This report has no indicators."}]
    common = _common_origin(pairs)
    rows = [[cell(i.titled), cell(_told(i, s, material, common), tells_of(i, material.quarter, "text"))] for i, s in pairs]
    rules = rules_in_use(material.council.profile, (indicator for indicator, _ in pairs))
    unless = "" if len(rules) == 1 else ", unless another is named with the indicator"
    text = (
        f"Every rating is given by the council's rule, {rules[0].title}{unless}. Figures are compared before they are rounded. "
        "“Better” and “worse” take account of which way is good: for some indicators a low figure is the better one."
    )
    columns = [("Indicator", 30, "left"), ("Definition and rating", 70, "left")]
    blocks: list[Block] = [{"type": "paragraph", "text": text}]
    if common:
        blocks.append({"type": "paragraph", "text": f"Targets: {common.rstrip('.')}."})
    return [*blocks, table(f"{key}-ratings", "What each indicator counts", columns, rows)]


def _common_origin(pairs: Sequence[tuple[Indicator, Score]]) -> str:
    """Return who set the targets where it is the same of all that say it, so that it need not be said of each; else ""."""
    origins = [indicator.target_origin for indicator, _ in pairs if indicator.target_origin]
    return origins[0] if len(origins) > 1 and len(set(origins)) == 1 else ""


def _told(indicator: Indicator, score: Score, material: Material, common: str) -> str:
    words = material.words(indicator, score)
    elsewhere = has_card(indicator, score, material) or _is_noted(score, material)
    rated = () if elsewhere else (words.explanation, words.beside_the_target)
    about = (indicator.definition, indicator.polarity_rationale, _basis(indicator), "" if common else _target_origin(indicator))
    told = _joined(*about, _rule_of(indicator, material), *rated, _origin(score))
    # Whether there is a card, which would explain the rating, follows from the figures.
    return signed(told, score.invents(ScorePart.VALUE, ScorePart.HISTORY))


def _is_noted(score: Score, material: Material) -> bool:
    """Whether the report says elsewhere why there is no figure: what [c] means, or that it is under query."""
    suppressed = score.is_rating_suppressed and not score.judgement and material.rendering == "public"
    return suppressed or ("quality" in material.contents() and score.standing is RatingStatus.UNDER_QUERY)


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


def _change(material: Material) -> list[Block]:
    """Say what a change is against; nothing before an earlier figure is known."""
    if not any(has_travel(score) for _, score in material.scored()):
        return []
    text = "Under “Change”, “Quarter” is against the quarter before and “Year” against the same quarter last year."
    invented = any(score.invents(ScorePart.VALUE, ScorePart.HISTORY) for _, score in material.scored())
    return [{"type": "paragraph", "text": signed(text, invented)}]


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _rule_of(indicator: Indicator, material: Material) -> str:
    """Name an indicator's rule where it is not the one named above the table."""
    profile = material.council.profile
    rule = profile.rule_of(indicator)
    named = rules_in_use(profile, (each for each, _ in material.scored()))[0]
    return "" if rule == named else f"Rule: {rule.title}."


def _basis(indicator: Indicator) -> str:
    rated = f", rated {indicator.status_basis.value}" if indicator.status_basis else ""
    return f"Basis: {indicator.basis.value}{rated}."


def _target_origin(indicator: Indicator) -> str:
    return f"Target: {indicator.target_origin.rstrip('.')}." if indicator.target_origin else ""


def _origin(score: Score) -> str:
    """Say which cell of which file a figure came from; a public score has no source."""
    source = score.source
    return f"Source: {source.file}, sheet “{source.sheet}”, cell {source.cell}." if source else ""
