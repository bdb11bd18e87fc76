"""Small pieces of the view model, and what every section is made from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from quarterly.collecting.narrative.records import Narrative, Undertaking
from quarterly.collecting.sheets.findings import Finding
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.scales import Scale
from quarterly.disclosure.small_counts import SUPPRESSION_MARK
from quarterly.reporting.carry_forward import CarryForward
from quarterly.reporting.changes import Corrections
from quarterly.reporting.illustrative import is_illustrative, signed
from quarterly.reporting.model import Cell, Column, Mark, RichBlock, Table
from quarterly.reporting.wording.figures import against_target
from quarterly.scoring.score import ActionScore, RatingStatus, Score, Scorecard
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.renderings import Rendering

FEW = 50  # cases: under this one more or one less moves a percentage by more than two points

_NO_RATING: dict[RatingStatus, Mark] = {
    RatingStatus.UNDER_QUERY: {"word": "Under query", "shape": "question", "colour": "#5a5f66"},
    RatingStatus.NOT_RECEIVED: {"word": "Not received", "shape": "dash", "colour": "#5a5f66"},
    RatingStatus.NOT_DUE: {"word": "Not due", "shape": "dash", "colour": "#5a5f66"},
    RatingStatus.NO_DATA: {"word": "No data", "shape": "dash", "colour": "#5a5f66"},
    RatingStatus.NO_TARGET: {"word": "No target", "shape": "dash", "colour": "#5a5f66"},
    RatingStatus.TARGET_ZERO: {"word": "Not rated", "shape": "dash", "colour": "#5a5f66"},
    RatingStatus.NOT_RATED: {"word": "Not rated", "shape": "dash", "colour": "#5a5f66"},
}
_HELD_BACK: Mark = {"word": f"{SUPPRESSION_MARK} held back", "shape": "dash", "colour": "#5a5f66"}


@dataclass(frozen=True)
class ReportInputs:
    """Everything a report is made from; `card`, `narrative` and `promised` are already what this rendering's readers may see.

    `rich` turns commentary into blocks; `awaited` are the indicators whose owners have not answered. `promised` are undertakings
    of the quarter before that were still open then, `findings` what the consistency checks found, `left` what the next quarter is
    held to, `corrections` what is other than in the version before.
    """

    council: Council
    quarter: Quarter
    card: Scorecard
    awaited: frozenset[str]
    rendering: Rendering
    rich: Callable[[str], list[RichBlock]]
    narrative: Narrative = field(default_factory=Narrative)
    promised: tuple[Undertaking, ...] = ()
    findings: tuple[Finding, ...] = ()
    left: CarryForward = field(default_factory=CarryForward)
    corrections: Corrections | None = None

    @property
    def meeting(self) -> date | None:
        """The day the committee considers the report, where one is agreed."""
        return self.council.profile.calendar.meetings.get(str(self.quarter))

    def scored(self) -> list[tuple[Indicator, Score]]:
        """Return the indicators the report keeps to, each with its score, in catalogue order."""
        suite = self.council.profile.report.suite
        pairs = zip(self.council.catalogue.indicators, self.card.scores, strict=True)
        return [(indicator, score) for indicator, score in pairs if not suite or suite in indicator.suites]

    def due(self) -> list[tuple[Indicator, Score]]:
        """Return those of them that are reported in this quarter of the year."""
        return [(indicator, score) for indicator, score in self.scored() if score.standing is not RatingStatus.NOT_DUE]

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


def target_text(indicator: Indicator, score: Score) -> str:
    """Return a target as printed, with that at the end of the year where this quarter's is only a step to it."""
    target = f"{score.target} (end of year: {score.year_target})" if score.year_target else score.target
    return signed(target, bool(target) and is_illustrative(indicator.target_origin))


def score_cells(indicator: Indicator, score: Score, scale: Scale) -> list[Cell]:
    """Return the cells every table of scores has: indicator, actual, target, against target, rating."""
    figures = (figure(indicator, score), target_text(indicator, score), against_target(score.distance))
    return [cell(f"{indicator.ref}: {indicator.name}"), *(cell(text or "–") for text in figures), marked(mark_of(score, scale))]
