"""Sentences outside exempt matter that give a number like an exempt figure: asked about, since leaving them out would tell it."""

from collections.abc import Iterator

from quarterly.configuration.catalogue import Indicator
from quarterly.disclosure.report_inputs import RestrictedInputs
from quarterly.disclosure.sentences.verdicts import numbers_in
from quarterly.disclosure.suppressed_figure import SuppressedFigure
from quarterly.scoring.score import Score
from quarterly.screening.sentences import sentences_in
from quarterly.vocabulary.numbers import Unit


def indicators_quoted(text: str, whole: RestrictedInputs) -> Iterator[Indicator]:
    """Yield the exempt indicators whose figure of the quarter a text seems to give, where the public would read it."""
    policy, exempt = whole.council.profile.small_numbers, whole.council.exempt_indicators
    scores = {score.indicator: score for score in whole.card.scores if score.indicator in exempt}
    numbers = [number for sentence in sentences_in(text) for number in numbers_in(sentence, policy)] if scores else []
    for indicator in whole.council.catalogue.indicators:
        figure = _figure(scores[indicator.id], indicator) if indicator.id in scores else None
        if figure and any(figure.is_quoted_by(*number) for number in numbers):
            yield indicator


def _figure(score: Score, indicator: Indicator) -> SuppressedFigure | None:
    percent = indicator.unit is Unit.PERCENT
    return None if score.figure is None else SuppressedFigure(score.figure, indicator.decimals, percent)
