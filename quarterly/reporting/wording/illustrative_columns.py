"""The columns of a table for programs that are illustrative in a row: there a column says so, not a sign in the cells."""

from collections.abc import Mapping

from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Score

PartsByColumn = Mapping[str, tuple[ScorePart, ...]]


def illustrative_columns(score: Score, parts: PartsByColumn) -> list[str]:
    """Return the names of the columns that are illustrative for a score, in the table's order."""
    return [column for column, of in parts.items() if score.invents(*of)]
