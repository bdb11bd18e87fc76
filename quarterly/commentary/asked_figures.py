"""Which figure an owner was asked about, and whether the figure of today has to be explained anew."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from quarterly.collecting.returns.quoted_figures import quotations, shares
from quarterly.configuration.catalogue import Indicator
from quarterly.scoring.score import Score
from quarterly.scoring.series.travel import Travel


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedFigure:
    """An indicator's figure as a letter gave it: as printed and unrounded, with the cases behind it, rating and direction.

    `number` counts the letters about the indicator, from 1, so that it is known which of two figures was given last.
    """

    indicator: str
    printed: str
    value: Fraction | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    rating: str = ""
    travel: str = ""
    number: int = 1


def asked_figure(score: Score, printed: str, number: int = 1) -> AskedFigure:
    """Return the figure of a score as a letter gives it; `printed` is the value in words."""
    travel = score.travel_previous
    return AskedFigure(
        indicator=score.indicator,
        printed=printed,
        value=score.figure,
        numerator=score.numerator,
        denominator=score.denominator,
        rating=score.final,
        travel=str(travel.direction) if isinstance(travel, Travel) else "",
        number=number,
    )


def told_apart(now: AskedFigure, given: Iterable[AskedFigure], rating: str) -> AskedFigure:
    """Return today's figure, printed with the word of its `rating` where one that was given prints alike and is rated otherwise.

    A reply names the figure that it is about as it was printed, so two that are not explained alike must not print alike.
    """
    is_alike = any(each.printed == now.printed and each.rating != now.rating for each in given)
    return replace(now, printed=f"{now.printed}, {rating}") if is_alike else now


def last_given(figures: Iterable[AskedFigure]) -> dict[str, AskedFigure]:
    """Return of each indicator the figure that was given last."""
    return {each.indicator: each for each in sorted(figures, key=lambda each: each.number)}


def is_other(before: AskedFigure, now: AskedFigure) -> bool:
    """Whether a figure is another than the one given before, so that whoever was asked about it is told."""
    return before.printed != now.printed


def has_to_be_explained_anew(before: AskedFigure, now: AskedFigure, indicator: Indicator, text: str = "") -> bool:
    """Whether what was said of a figure may be wrong of the new one.

    It may be if its rating or its direction is another, or if a number that the text quotes is. A figure that moved a little, and
    about which nothing else was said, needs no second answer.
    """
    if not is_other(before, now):
        return False
    return (before.rating, before.travel) != (now.rating, now.travel) or _quotes_what_changed(text, before, indicator)


def _quotes_what_changed(text: str, before: AskedFigure, indicator: Indicator) -> bool:
    if any(part == before.numerator and whole == before.denominator for _, part, whole in shares(text)):
        return True
    return before.value is not None and bool(quotations(text, before.value, indicator.unit, indicator.decimals))
