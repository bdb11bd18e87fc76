"""Whether an indicator met its target for the year, once the year is over."""

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.targets.goal import Goal
from quarterly.configuration.targets.target import Target
from quarterly.scoring.score import Score, rated_figure
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.years import Year

# What these cover is not the year: a quarter or a month by itself, a term, three years.
_NOT_OF_THE_YEAR = (Basis.IN_QUARTER, Basis.MONTH, Basis.TERM, Basis.THREE_YEAR)


def met_target_of_year(indicator: Indicator, score: Score, quarter: Quarter) -> bool | None:
    """Return whether the year's figure met the year's target; None before Quarter 4, and without either of the two.

    A tolerance, which a rating may have, is no part of the target. What readers may not see is not counted.
    """
    basis, target = indicator.rated_basis, score.target
    if quarter.number != 4 or basis.year is not Year.FINANCIAL or basis in _NOT_OF_THE_YEAR or score.is_rating_suppressed:
        return None
    figure = rated_figure(score, indicator)
    if figure is None or not isinstance(target, Target) or target.due:
        return None
    goal = Goal(indicator.polarity, target.annual_low, target.annual_high, target.strict)
    distance = goal.variance(figure)
    return None if distance is None else distance > 0 or (distance == 0 and not goal.strict)
