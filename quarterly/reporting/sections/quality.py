"""Notes on data quality, who sent a return, and the findings of the consistency checks."""

from collections.abc import Collection, Iterator

from quarterly.collecting.sheets.findings import Finding, worst_first
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.year_ends import YearState
from quarterly.reporting.chart_model import PrintedOf
from quarterly.reporting.model import Block
from quarterly.reporting.parts import Material, cell, table, tells_of
from quarterly.reporting.sections.answers import answered_table
from quarterly.reporting.sections.cards import has_card
from quarterly.reporting.sections.notes import limits_on
from quarterly.reporting.wording.rules import rules_in_use
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import RatingStatus, Score
from quarterly.vocabulary.illustrative import ILLUSTRATIVE, signed
from quarterly.vocabulary.quarter import long_date
from quarterly.vocabulary.wording import listed


def quality(material: Material, key: str) -> list[Block]:
    """Return the notes that stand beside no figure; the restricted rendering adds the findings of the consistency checks."""
    notes = _notes(material)
    texts: Block = {"type": "list", "items": [text for text, _ in notes], "of": [of for _, of in notes]}
    blocks: list[Block] = [texts] if notes else []
    if material.findings and material.rendering == "restricted":
        columns = [("Place", 18, "left"), ("What was found", 46, "left"), ("What to do", 36, "left")]
        invented = {score.indicator for _, score in material.scored() if score.invents(*ScorePart)}
        rows = [
            [cell(f.position), cell(signed(f"{f.code}: {f.message}", _lacks_sign(f, invented))), cell(f.remedy)]
            for f in worst_first(material.findings)
        ]
        blocks.append(table(f"{key}-checks", "Consistency checks, for officers alone", columns, rows))
    if material.answered and material.rendering == "restricted":
        caption = "Questions answered, for officers alone"
        blocks.append(answered_table(f"{key}-answers", caption, material.answered, material.council))
    return blocks


def _lacks_sign(finding: Finding, invented: Collection[str]) -> bool:
    """Whether a finding is about what was made up, and its message does not have the sign beside a figure already."""
    return finding.indicator in invented and ILLUSTRATIVE not in finding.message


def _notes(material: Material) -> list[tuple[str, PrintedOf | None]]:
    notes: list[tuple[str, PrintedOf | None]] = []
    for indicator, score in material.scored():
        if not has_card(indicator, score, material):
            of = tells_of(indicator, material.quarter, "text")
            notes += [(text, of) for text in _of_indicator(indicator, score, material)]
    if "legend" not in material.contents():  # which has them beside the rules' limits
        rules = rules_in_use(material.council.profile, (indicator for indicator, _ in material.scored()))
        notes += [(rule.note, None) for rule in rules if rule.source == "assumption" and rule.note]
    notes += [(text, None) for text in _of_years(material)]
    if not material.card.validated:
        notes.append(("The returns have not been validated.", None))
    return notes


def _of_years(material: Material) -> Iterator[str]:
    """Yield in which state the years were closed whose figures charts and tables show."""
    shown = {point.quarter.financial_year for _, score in material.scored() for point in score.history}
    for year, end in sorted(material.council.profile.years.items()):
        if year in shown and end.state is YearState.PROVISIONAL:
            yield f"Figures of {year.replace('-', '/')} are provisional: they may be revised until the year is closed as final."
        elif year in shown:
            yield f"Figures of {year.replace('-', '/')} are final: the year was closed on {long_date(end.on)}."


def _of_indicator(indicator: Indicator, score: Score, material: Material) -> Iterator[str]:
    words, known = material.words(indicator, score), indicator.short
    if score.standing is RatingStatus.UNDER_QUERY:
        yield f"{known} is under query. {words.explanation}"
    yield from (each if known in each else f"{known}: {each}" for each in limits_on(indicator, score, material))
    if score.judgement and score.final != score.mechanical:
        yield _judged(indicator, score, material)


def returns_received(material: Material, key: str) -> list[Block]:
    """Return which services have sent their return: a sentence where all have, else a table."""
    services = material.council.profile.services
    if not material.card.missing:
        text = f"{'Both' if len(services) == 2 else f'All {len(services)}'} services sent a return: "
        names = listed([service.name for service in services.values()])
        return [{"type": "paragraph", "text": f"{text if len(services) > 1 else 'A return was sent by '}{names}."}]
    rows = [
        [cell(service.name), cell("Not received" if name in material.card.missing else "Received")]
        for name, service in services.items()
    ]
    return [table(f"{key}-services", "Returns by service", [("Service", 70, "left"), ("Return", 30, "left")], rows)]


def _judged(indicator: Indicator, score: Score, material: Material) -> str:
    scale = material.council.profile.scales.indicators
    by_rule = f"the rule gives “{scale.state(score.mechanical).word}”" if score.mechanical else "the rule gives no rating"
    decided = f" {score.judgement.in_words()}" if score.judgement else ""
    text = f"{indicator.short} is reported as “{scale.state(score.final).word}” by decision; {by_rule}.{decided}"
    return signed(text, score.invents(ScorePart.RATING, ScorePart.BY_RULE))
