"""What a reader must know beside an indicator's figure: why it is rated so, and what limits what can be concluded."""

from collections.abc import Iterator

from quarterly.configuration.catalogue import Indicator
from quarterly.reporting.parts import Material
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Score


def notes_on(indicator: Indicator, score: Score, material: Material) -> list[str]:
    """Return why an indicator is rated as it is, and every note on its figure, as sentences."""
    words = material.words(indicator, score)
    risk = [words.sign(f"At risk of a worse rating: {', and '.join(words.without_signs.at_risk)}.", ScorePart.AT_RISK)]
    found = [
        words.explanation,
        *(risk if score.at_risk else []),
        words.year_end_and_others,
        *limits_on(indicator, score, material),
    ]
    return [each for each in found if each]


def limits_on(indicator: Indicator, score: Score, material: Material) -> Iterator[str]:
    """Yield what limits what can be concluded from a figure, without naming its indicator."""
    words = material.words(indicator, score)
    for warning in dict.fromkeys(score.warnings):
        yield words.sign(f"{warning} The service has been asked.", ScorePart.NOTES)
    yield from words.caveats
    if material.council.judgements.lapsed(indicator.id, material.quarter):
        yield "Rated by rule again: the decision in its place ended with the quarter before."
    yield from indicator.notes
