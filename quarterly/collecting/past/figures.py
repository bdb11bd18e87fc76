"""The earlier figures of an indicator, as they are known now and as they were first published."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class PastFigure:
    """One quarter's figures, unrounded, in the indicator's unit; `value` is None where only one count is known.

    `as_published` is the value first printed, None if it is the same; `is_illustrative` is whether it was made up for a sample.
    """

    quarter: Quarter
    value: Fraction | None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    as_published: Fraction | None = None
    is_illustrative: bool = False


# An indicator's earlier figures in the order of time, all of the definition and basis that it has now.
Past = tuple[PastFigure, ...]
# By the indicator's id.
Pasts = Mapping[str, Past]
NOTHING_KNOWN: Pasts = {}
