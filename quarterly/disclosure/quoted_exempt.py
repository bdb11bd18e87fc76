"""Sentences outside exempt matter that give a number like an exempt figure: asked about, since leaving them out would tell it."""

from collections.abc import Iterator

from quarterly.configuration.catalogue import Indicator
from quarterly.disclosure.free_text import SuppressedFigure, suppressed_sentences
from quarterly.disclosure.report_inputs import RestrictedInputs
from quarterly.disclosure.why_suppressed import WhySuppressed
from quarterly.scoring.score import Score
from quarterly.vocabulary.numbers import Unit


def indicators_quoted(text: str, whole: RestrictedInputs) -> Iterator[Indicator]:
    """Yield the exempt indicators whose figure of the quarter a text seems to give, where the public would read it."""
    policy, exempt = whole.council.profile.small_numbers, whole.council.exempt_indicators
    scores = {score.indicator: score for score in whole.card.scores if score.indicator in exempt}
    for indicator in whole.council.catalogue.indicators:
        figures = _figures(scores[indicator.id], indicator) if indicator.id in scores else frozenset()
        if any(why is WhySuppressed.QUOTES for _, why in suppressed_sentences(text, policy, figures)):
            yield indicator


def _figures(score: Score, indicator: Indicator) -> frozenset[SuppressedFigure]:
    percent = indicator.unit is Unit.PERCENT
    return frozenset() if score.figure is None else frozenset({SuppressedFigure(score.figure, indicator.decimals, percent)})
