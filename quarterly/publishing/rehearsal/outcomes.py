"""What comes of holding one published figure, target or rating against that of a run."""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.scales import Scale
from quarterly.configuration.targets.target import Target
from quarterly.publishing.rehearsal.published import Part, PublishedFigure, PublishedRating
from quarterly.reporting.parts import plain_mark_of
from quarterly.scoring.score import Score
from quarterly.vocabulary.numbers import decimals_of, exact, exact_text, half_up
from quarterly.vocabulary.suppressed import Suppressed


class Outcome(StrEnum):
    """What came of comparing one part of an indicator."""

    DIFFERS = "differs"
    ONLY_PUBLISHED = "only published"
    ONLY_IN_THE_RUN = "only in the run"
    NOT_READ = "not read"
    ROUNDED = "the same when rounded"
    SAME = "the same"


Found = tuple[Outcome, Fraction]  # the second says how large a difference is among others of its kind

_NONE = Fraction(0)
_NO_END: tuple[Fraction | None, ...] = (None,)
_MOST_PLACES = 12  # more than any figure was printed with


def of_figure(published: PublishedFigure, part: Part, score: Score, indicator: Indicator) -> Found:
    """Compare a value or a count: the same if it is with all decimals that were published or are printed.

    Of an indicator that is rated on another basis, either value may have been published.
    """
    places = indicator.decimals if part is Part.VALUE else 0
    found = [_compared(published, number, places) for number in _of_run(part, score)]
    return min(found, key=lambda each: [*Outcome][::-1].index(each[0]))


def of_target(published: PublishedFigure, score: Score, printed: str) -> Found:
    """Compare a target, which the run prints so; that of the year's end may have been published in place of the quarter's."""
    target = score.target if isinstance(score.target, Target) else Target()
    ends = [ends[0] for ends in (target.ends, target.year_end) if ends and ends[0] == ends[1]]
    if published.text and published.text.casefold() == printed.casefold():
        return Outcome.SAME, _NONE
    if published.number is None:
        typed = str(target.plan.annual) if target.plan and target.plan.annual is not None else ""
        if published.text and published.text.casefold() == typed.casefold():
            return Outcome.SAME, _NONE
        return (Outcome.NOT_READ if published.text else Outcome.ONLY_IN_THE_RUN if ends else Outcome.SAME), _NONE
    # A target is agreed and not measured: it was rounded only if it was published with fewer decimals.
    least = published.places or 0
    found = [
        _compared(published, end, max(least, decimals_of(exact_text(end, _MOST_PLACES))) if end is not None else 0)
        for end in ends or _NO_END
    ]
    return min(found, key=lambda each: [*Outcome][::-1].index(each[0]))


def of_rating(published: PublishedRating, score: Score, scale: Scale) -> Found:
    """Compare a rating by the status that its word names; without one, by the word for why there is no rating."""
    word = plain_mark_of(score, scale)["word"]
    if published.text.casefold() == word.casefold() or (published.status and published.status == score.final):
        return Outcome.SAME, _NONE
    if published.status:
        order = [state.status for state in scale.states]
        steps = abs(order.index(published.status) - order.index(score.final)) if score.final in order else 0
        return (Outcome.DIFFERS, Fraction(steps)) if score.final else (Outcome.ONLY_PUBLISHED, _NONE)
    if published.text:
        return Outcome.NOT_READ, _NONE
    return (Outcome.ONLY_IN_THE_RUN if score.final else Outcome.SAME), _NONE


def _of_run(part: Part, score: Score) -> list[Fraction | None]:
    if part is Part.VALUE:
        rated = None if isinstance(score.rated_value, Suppressed) else score.rated_value
        return [score.figure, *([rated] if rated is not None else [])]
    count: Decimal | None = score.numerator if part is Part.NUMERATOR else score.denominator
    return [None if count is None else exact(count)]


def _compared(published: PublishedFigure, number: Fraction | None, printed: int) -> Found:
    """Compare two numbers, of which one is printed with so many decimals."""
    if published.number is None or number is None:
        if published.number is not None:
            return Outcome.ONLY_PUBLISHED, _NONE
        if published.text:
            return Outcome.NOT_READ, _NONE
        return (Outcome.SAME if number is None else Outcome.ONLY_IN_THE_RUN), _NONE
    places = _MOST_PLACES if published.places is None else published.places
    for decimals, outcome in ((max(places, printed), Outcome.SAME), (min(places, printed), Outcome.ROUNDED)):
        if half_up(published.number, decimals) == half_up(number, decimals):
            return outcome, _NONE
    return Outcome.DIFFERS, abs(published.number - number) / max(abs(published.number), abs(number))
