"""Small pieces of the view model, and what every section is made from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.scales import Scale
from quarterly.disclosure import HELD_BACK
from quarterly.numbers import Unit
from quarterly.quarter import Quarter
from quarterly.rating.scorecard import ActionScore, Score, Scorecard, Standing
from quarterly.report.model import Cell, Column, Mark, RichBlock, Table
from quarterly.report.words import against_target

Rendering = Literal["public", "restricted"]

FEW = 50  # cases: under this one more or one less moves a percentage by more than two points

_NO_RATING: dict[Standing, Mark] = {
    Standing.UNDER_QUERY: {"word": "Under query", "shape": "question", "colour": "#5a5f66"},
    Standing.NOT_RECEIVED: {"word": "Not received", "shape": "dash", "colour": "#5a5f66"},
    Standing.NO_DATA: {"word": "No data", "shape": "dash", "colour": "#5a5f66"},
    Standing.NO_TARGET: {"word": "No target", "shape": "dash", "colour": "#5a5f66"},
    Standing.TARGET_ZERO: {"word": "Not rated", "shape": "dash", "colour": "#5a5f66"},
    Standing.NOT_RATED: {"word": "Not rated", "shape": "dash", "colour": "#5a5f66"},
}
_HELD_BACK: Mark = {"word": f"{HELD_BACK} held back", "shape": "dash", "colour": "#5a5f66"}


@dataclass(frozen=True)
class Material:
    """Everything a report is made from; `card` is already what the readers of this rendering may see.

    `rich` turns commentary into blocks; `awaited` are the indicators whose owners have not answered.
    """

    council: Council
    quarter: Quarter
    card: Scorecard
    awaited: frozenset[str]
    rendering: Rendering
    rich: Callable[[str], list[RichBlock]]

    def scored(self) -> list[tuple[Indicator, Score]]:
        """Return every indicator with its score, in catalogue order."""
        return list(zip(self.council.catalogue.indicators, self.card.scores, strict=True))

    def awaits(self, score: Score) -> bool:
        """Whether commentary on a score is awaited; never told of a rating that is not shown, which it would give away."""
        return bool(score.final) and score.indicator in self.awaited

    def off_target(self) -> list[tuple[Indicator, Score]]:
        """Return what calls for an explanation: worst status first, of one status those at risk of a worse, then the furthest."""
        states = [state.status for state in self.council.profile.scales.indicators.states]
        explained = {state.status for state in self.council.profile.scales.indicators.states if state.explain}
        found = [(indicator, score) for indicator, score in self.scored() if score.final in explained]
        return sorted(found, key=lambda pair: _urgency(pair[1], states))


def _urgency(score: Score, states: list[str]) -> tuple[int, bool, Fraction]:
    return -states.index(score.final), not score.at_risk, Fraction(score.distance_exact or 0)


def mark_of(score: Score, scale: Scale) -> Mark:
    """Return how a score is told: its rating, or why it has none."""
    if score.final:
        return state_mark(scale, score.final)
    return _NO_RATING.get(score.standing, _HELD_BACK)


def action_mark(action: ActionScore, scale: Scale) -> Mark:
    """Return how an action's status is told."""
    return state_mark(scale, action.status) if action.status else _NO_RATING[action.standing]


def state_mark(scale: Scale, status: str) -> Mark:
    """Return the mark of one status of a scale."""
    state = scale.state(status)
    return {"word": state.word, "shape": state.shape, "colour": state.colour}


def cell(value: str) -> Cell:
    """Return a text cell."""
    return {"text": value}


def marked(mark: Mark) -> Cell:
    """Return a cell that shows a mark."""
    return {"text": mark["word"], "mark": mark}


def table(key: str, caption: str, columns: Sequence[tuple[str, int, str]], rows: Sequence[Sequence[Cell]]) -> Table:
    """Return a table; each column is (title, width in per cent, "left" or "right")."""
    heads: list[Column] = [
        {"title": title, "width": width, "align": "right" if align == "right" else "left"} for title, width, align in columns
    ]
    return {"type": "table", "id": key, "caption": caption, "columns": heads, "rows": [list(row) for row in rows]}


def figure(indicator: Indicator, score: Score) -> str:
    """Return a value as printed, with its marks; a percentage of fewer than 50 cases says of how many: "45% (18 of 40)"."""
    value = f"{score.value} {score.marks}" if score.marks else score.value
    if score.rated_value:
        value += f"; {indicator.status_basis}: {score.rated_value}"
    if indicator.unit is not Unit.PERCENT or score.numerator is None or score.denominator is None or score.denominator >= FEW:
        return value
    return f"{value} ({score.numerator:f} of {score.denominator:f})"


def score_cells(indicator: Indicator, score: Score, scale: Scale) -> list[Cell]:
    """Return the cells every table of scores has: indicator, actual, target, against target, rating."""
    target = f"{score.target} (end of year: {score.year_target})" if score.year_target else score.target
    figures = (figure(indicator, score), target, against_target(score.distance))
    return [cell(f"{indicator.ref}: {indicator.name}"), *(cell(text or "–") for text in figures), marked(mark_of(score, scale))]
