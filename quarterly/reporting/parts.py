"""Pieces of the view model, and the material that every section is made from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

from quarterly.collecting.answers.records import AnsweredFinding
from quarterly.collecting.narrative.records import Narrative, Undertaking
from quarterly.collecting.sheets.findings import Finding
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.scales import Scale
from quarterly.disclosure.report_inputs import ExemptInputs, PublicInputs, ReportInputs, RestrictedInputs
from quarterly.reporting.changes import Corrections
from quarterly.reporting.chart_model import PrintedOf, StatusMark
from quarterly.reporting.model import Column, RichBlock, TableBlock, TableCell
from quarterly.reporting.wording.scores import ScoreInWords, in_words
from quarterly.scoring.earlier_versions import EarlierVersion
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import ActionScore, RatingStatus, Score, Scorecard
from quarterly.scoring.why_unknown import WITHOUT_A_GOOD_WAY
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.renderings import Rendering
from quarterly.vocabulary.suppressed import SUPPRESSION_MARK

FEW = 50  # cases: under this one more or one less moves a percentage by more than two points

_NO_RATING: dict[RatingStatus, StatusMark] = {
    RatingStatus.UNDER_QUERY: {"word": "Under query", "shape": "question", "colour": "#5a5f66"},
    RatingStatus.NOT_RECEIVED: {"word": "Not received", "shape": "dash", "colour": "#5a5f66"},
    RatingStatus.NOT_DUE: {"word": "Not due", "shape": "dash", "colour": "#5a5f66"},
    RatingStatus.NO_DATA: {"word": "No data", "shape": "dash", "colour": "#5a5f66"},
    RatingStatus.TAKEN_BACK: {"word": "No data", "shape": "dash", "colour": "#5a5f66"},
    RatingStatus.NO_TARGET: {"word": "No target", "shape": "dash", "colour": "#5a5f66"},
    RatingStatus.TARGET_ZERO: {"word": "Not rated", "shape": "dash", "colour": "#5a5f66"},
    RatingStatus.NOT_RATED: {"word": "Not rated", "shape": "dash", "colour": "#5a5f66"},
    RatingStatus.EXEMPT: {"word": "Exempt", "shape": "dash", "colour": "#5a5f66"},
}
_SUPPRESSED: StatusMark = {"word": f"{SUPPRESSION_MARK} held back", "shape": "dash", "colour": "#5a5f66"}
# How a sentence counts them: "2 have no target", "1 is not received".
WITHOUT = {_NO_RATING[RatingStatus.NO_DATA]["word"]: "no data", _NO_RATING[RatingStatus.NO_TARGET]["word"]: "no target"}
BEING = {
    _NO_RATING[RatingStatus.UNDER_QUERY]["word"]: "under query",
    _NO_RATING[RatingStatus.NOT_RECEIVED]["word"]: "not received",
    _NO_RATING[RatingStatus.NOT_DUE]["word"]: "not due",
    _NO_RATING[RatingStatus.NOT_RATED]["word"]: "not rated",
    _NO_RATING[RatingStatus.EXEMPT]["word"]: "exempt",
    _SUPPRESSED["word"]: f"held back {SUPPRESSION_MARK}",
}

Inputs = TypeVar("Inputs", bound=ReportInputs, covariant=True)


@dataclass(frozen=True)
class MaterialOf(Generic[Inputs]):
    """What a rendering is built from: the inputs its readers may see, and how they are shown.

    `rich` turns commentary into blocks; `corrections` are the changes since the version before.
    """

    inputs: Inputs
    rich: Callable[[str], list[RichBlock]]
    corrections: Corrections | None = None

    @property
    def council(self) -> Council:
        """The council that reports."""
        return self.inputs.council

    @property
    def quarter(self) -> Quarter:
        """The quarter that is reported."""
        return self.inputs.quarter

    @property
    def rendering(self) -> Rendering:
        """Which rendering it is."""
        return self.inputs.rendering

    @property
    def card(self) -> Scorecard:
        """The scorecard as its readers may see it."""
        return self.inputs.card

    @property
    def narrative(self) -> Narrative:
        """The narrative as its readers may see it."""
        return self.inputs.narrative

    @property
    def promised(self) -> tuple[Undertaking, ...]:
        """Undertakings of the quarter before."""
        return self.inputs.promised

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of the consistency checks."""
        return self.inputs.findings

    @property
    def answered(self) -> tuple[AnsweredFinding, ...]:
        """The questions that were answered or accepted."""
        return self.inputs.answered

    @property
    def earlier(self) -> tuple[EarlierVersion, ...]:
        """The published versions that have been corrected since."""
        return self.inputs.earlier

    @property
    def meeting(self) -> date | None:
        """The day the committee considers the report, where one is agreed."""
        return self.inputs.meeting

    def scored(self) -> list[tuple[Indicator, Score]]:
        """Return the indicators the report is about, each with its score, in catalogue order."""
        return self.inputs.scored()

    def due(self) -> list[tuple[Indicator, Score]]:
        """Return those of them that are reported in this quarter of the year."""
        return self.inputs.due()

    def awaits(self, score: Score) -> bool:
        """Whether commentary on a score is awaited."""
        return self.inputs.awaits(score)

    def off_target(self) -> list[tuple[Indicator, Score]]:
        """Return the indicators to be explained, the most urgent first."""
        return self.inputs.off_target()

    def rests_on_illustrative_ratings(self) -> bool:
        """Whether any rating of the quarter is illustrative: then so is every count, choice and order of indicators by rating."""
        return any(score.invents(ScorePart.RATING) for _, score in self.due())

    def contents(self) -> set[str]:
        """Return the contents of the sections that its readers see."""
        report = self.council.profile.report
        exempt = report.exempt_sections if self.rendering == "public" else ()
        return {each.content for each in report.every_section if each not in exempt}

    def words(self, indicator: Indicator, score: Score) -> ScoreInWords:
        """Return a score in words."""
        return in_words(score, indicator, self.council, self.quarter)


Material = MaterialOf[ReportInputs]
PublicMaterial = MaterialOf[PublicInputs]
RestrictedMaterial = MaterialOf[RestrictedInputs]
ExemptMaterial = MaterialOf[ExemptInputs]


def plain_mark_of(score: Score, scale: Scale) -> StatusMark:
    """Return a score's mark without the sign, by which marks are counted: its rating, or why it has none."""
    if score.final:
        return state_mark(scale, score.final)
    return _NO_RATING.get(score.standing, _SUPPRESSED)


def mark_of(score: Score, scale: Scale) -> StatusMark:
    """Return a score's mark, with the sign if it is illustrative."""
    return signed_mark(plain_mark_of(score, scale), score.invents(*mark_follows_from(score)))


def mark_follows_from(score: Score) -> tuple[ScorePart, ...]:
    """Return the parts that a score's mark follows from; none for a mark that says that something is missing."""
    if score.final:
        return (ScorePart.RATING,)
    if score.is_rating_suppressed:
        return ScorePart.VALUE, ScorePart.BY_RULE
    undecided = score.trail.unknown.get(score.trail.undecided) if score.trail else None
    has_no_good_way = undecided in WITHOUT_A_GOOD_WAY
    by_figures = score.standing in (RatingStatus.NOT_RATED, RatingStatus.TARGET_ZERO) and not has_no_good_way
    return (ScorePart.BY_RULE,) if by_figures else ()


def signed_mark(mark: StatusMark, illustrative: bool) -> StatusMark:
    """Return a mark, with the sign behind its word if it is illustrative."""
    return {**mark, "word": signed(mark["word"], illustrative)}


def action_mark(action: ActionScore, scale: Scale) -> StatusMark:
    """Return the mark of an action's status."""
    return state_mark(scale, action.status) if action.status else _NO_RATING[action.standing]


def state_mark(scale: Scale, status: str) -> StatusMark:
    """Return the mark of one status of a scale."""
    state = scale.state(status)
    return {"word": state.word, "shape": state.shape, "colour": state.colour}


def cell(value: str, of: PrintedOf | None = None) -> TableCell:
    """Return a text cell, with the figure that it tells of."""
    return {"text": value, "of": of} if of else {"text": value}


def tells_of(indicator: Indicator, quarter: Quarter, what: Literal["value", "was", "distance", "text"]) -> PrintedOf:
    """Return which figure something printed tells of."""
    return {"indicator": indicator.id, "quarter": str(quarter), "what": what}


def marked(mark: StatusMark) -> TableCell:
    """Return a cell that shows a mark."""
    return {"text": mark["word"], "mark": mark}


def table(key: str, caption: str, columns: Sequence[tuple[str, int, str]], rows: Sequence[Sequence[TableCell]]) -> TableBlock:
    """Return a table; each column is (title, width in per cent, "left" or "right")."""
    heads: list[Column] = [
        {"title": title, "width": width, "align": "right" if align == "right" else "left"} for title, width, align in columns
    ]
    return {"type": "table", "id": key, "caption": caption, "columns": heads, "rows": [list(row) for row in rows]}


def figure(words: ScoreInWords) -> str:
    """Return a value as printed, with its marks; a percentage of fewer than 50 cases says of how many: "45% (18 of 40)"."""
    score, indicator = words.score, words.indicator
    value = words.value
    if score.rated_value is not None:
        value += f"; {indicator.status_basis}: {words.rated_value}"
    if indicator.unit is not Unit.PERCENT or score.numerator is None or score.denominator is None or score.denominator >= FEW:
        return value
    return f"{value} ({score.numerator:f} of {score.denominator:f})"


def target_text(words: ScoreInWords) -> str:
    """Return a target as printed, with the year's where this quarter's is only a step towards it."""
    plain = words.without_signs
    target = f"{plain.target_now} (end of year: {plain.year_target})" if plain.year_target else plain.target_now
    return words.sign(target, ScorePart.TARGET)


def score_cells(indicator: Indicator, score: Score, material: Material, name: str) -> list[TableCell]:
    """Return the cells that every table of scores has: the indicator by the name given, actual, target, against it, rating."""
    words = material.words(indicator, score)
    value, distance = (tells_of(indicator, material.quarter, what) for what in ("value", "distance"))
    figures = ((figure(words), value), (target_text(words), None), (words.how_rated_in_short, distance))
    rating = marked(mark_of(score, material.council.profile.scales.indicators))
    return [cell(name), *(cell(text or "–", of) for text, of in figures), rating]
