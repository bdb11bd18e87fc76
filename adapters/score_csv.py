"""A scorecard of any table of figures, rated by a council's rules: what `quarterly score --values` prints."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import chain
from pathlib import Path

from pydantic import ValidationError

from adapters.background import surroundings, values_of
from adapters.councils import council_folder, load_council
from adapters.csv_tables import read_csv
from adapters.expectations import load_rulebook
from adapters.past_figures import comparable_past
from quarterly.collecting.past.figures import PastFigure
from quarterly.collecting.past.questions import PastTerms, question
from quarterly.collecting.returns.past_facts import RULE_OF, question_words
from quarterly.collecting.returns.plausibility import is_share
from quarterly.collecting.sheets.rulebook import OFF
from quarterly.collecting.sheets.source import Source
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.targets.words import direction_problem
from quarterly.scoring.background import Background
from quarterly.scoring.score import Score, Scorecard
from quarterly.scoring.score_quarter import SentFigure, score_point
from quarterly.scoring.series.points import Series
from quarterly.scoring.series.values import Value, Values, own_plan, series_by_indicator, with_target
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.numbers import Unit, exact, half_up, trimmed
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.units import printed, trimmed_in
from quarterly.vocabulary.wording import counted

_MOST_PLACES = 6


@dataclass(frozen=True, slots=True)
class ScoredValues:
    """The ratings of a table's figures for one quarter, unknown indicators, cells to look at, and notes on what was ignored."""

    council: Council
    card: Scorecard
    unknown: tuple[str, ...]
    problems: tuple[str, ...]
    notes: tuple[str, ...]


def scored_values(path: Path, name: str, quarter: Quarter, day: date) -> ScoredValues:
    """Rate a table's figures of one quarter by a council's rules; earlier quarters in the table are their only history.

    A target typed in a row replaces the agreed one. A row with a cell that cannot be right is left out and the cell named.
    """
    council = load_council(name, quarter)
    values = values_of(read_csv(path), council)
    now = {value.indicator: value for value in values.rows if value.quarter == quarter}
    wrong = {id: [*_problems(council, value, path.name)] for id, value in now.items()}
    now = {id: value for id, value in now.items() if not wrong[id]}
    doubts = {id: [*_doubts(council, value, path.name)] for id, value in now.items()}
    known = Background(
        series_by_indicator(value for value in values.rows if value.quarter < quarter),
        surroundings(council_folder(name), council, day),
    )
    asked = {id: [*_questions(council, value, known.history.get(id, {}), path.name)] for id, value in now.items()}
    scores = tuple(
        replace(_score(council, with_target(i, now[i.id]), now[i.id], known, path), warnings=(*doubts[i.id], *asked[i.id]))
        for i in council.catalogue.indicators
        if i.id in now
    )
    card = Scorecard(council=council.key, quarter=str(quarter), scores=scores, actions=(), findings=(), received=(), missing=())
    problems = (*values.problems, *chain.from_iterable(wrong.values()), *chain.from_iterable(doubts.values()))
    return ScoredValues(council, card, values.unknown, problems, tuple(_notes(path.name, values, quarter, len(wrong))))


def _score(council: Council, indicator: Indicator, value: Value, known: Background, path: Path) -> Score:
    judged = council.profile.scales.indicators.find(value.judged) if value.judged else None
    sent = SentFigure(value.point, value.expected, judged.status if judged else "")
    found = score_point(council, indicator, value.quarter, sent, known)
    return replace(found, source=Source(file=path.name, digest="", sheet="", row=value.row, cell=""))


def _problems(council: Council, value: Value, file: str) -> Iterator[str]:
    """Yield a sentence, with the remedy, for each cell of a row that does not fit the council."""
    scale, indicator = council.profile.scales.indicators, council.catalogue.find(value.indicator)
    if value.judged and scale.find(value.judged) is None:
        words = ", ".join(state.word for state in scale.states)
        yield f"{file}, row {value.row}, column “judged”: is no status. Use one of: {words}."
    if indicator is None:
        return
    if value.target and (problem := _target_problem(indicator, value)):
        yield f"{file}, row {value.row}, column “target”: {problem}"
    elif problem := _value_problem(indicator, value):
        yield f"{file}, row {value.row}, column “value”: {problem}"


def _target_problem(indicator: Indicator, value: Value) -> str:
    try:
        return direction_problem((own_plan(value),), indicator.polarity, indicator.unit) or ""
    except ValidationError:
        if value.baseline is None:
            return f"“{value.target}” is counted from a baseline. Add a column “baseline” with the figure it sets out from."
        return "nothing uses the baseline. Leave its cell empty."


def _value_problem(indicator: Indicator, value: Value) -> str:
    """Return why a value without counts cannot be one of its indicator, "" where it can."""
    if value.typed is None or value.point.value != value.typed or indicator.unit is not Unit.PERCENT:
        return ""
    if not 0 <= value.typed <= 100:
        return "is no percentage. Give a number from 0 to 100."
    plan = with_target(indicator, value).plan(value.quarter)
    target = plan.typed.low if plan else None
    if value.point.numerator is None and target is not None and is_share(value.typed, target):
        return "seems to be a share of 1. Give 62.9 for 62.9 per cent, not 0.629; if it is right, give its counts too."
    return ""


def _doubts(council: Council, value: Value, file: str) -> Iterator[str]:
    """Yield a sentence where the typed value is not the ratio of the counts beside it, which is what is rated."""
    indicator, typed, ratio = council.catalogue.find(value.indicator), value.typed, value.point.value
    if indicator is None or typed is None or ratio is None or indicator.unit.scale == 1:
        return
    # As exact as it was typed: for 39 of 62 (62.903), 62.9 and 63 are right, and 62.8 is not. A program's 17 digits are six.
    places = next((places for places in range(_MOST_PLACES) if exact(half_up(typed, places)) == typed), _MOST_PLACES)
    if half_up(ratio, places) != half_up(typed, places):
        counted = trimmed_in(ratio, indicator.unit, indicator.decimals)
        says = f"contradicts its counts, which give {counted} and are rated. Correct one of them."
        yield f"{file}, row {value.row}, column “value”: {says}"


def _questions(council: Council, value: Value, series: Series, file: str) -> Iterator[str]:
    """Yield the question that the earlier figures of the table raise, in the words in which a return is asked."""
    indicator, point = council.catalogue.find(value.indicator), value.point
    if indicator is None or Mark.BREAK in point.marks or Mark.FORECAST in point.marks:
        return
    terms = PastTerms(unit=indicator.unit, basis=indicator.basis, decimals=indicator.decimals)
    past = comparable_past(series, indicator, value.quarter)
    now = PastFigure(quarter=value.quarter, value=point.value, numerator=point.numerator, denominator=point.denominator)
    asked = question(past, now, terms, revised=Mark.REVISED in point.marks)
    if asked is None or council.profile.questions.get(RULE_OF[asked.doubt]) == OFF:
        return
    counts = {name: trimmed(getattr(point, name) or Fraction(0)) for name in ("numerator", "denominator")}
    figures = {**counts, "value": printed(point.value or 0, indicator.decimals, indicator.unit)}
    said = {name: signed(text, point.is_illustrative) for name, text in figures.items()}
    before = value.quarter.previous.title
    words = {
        **said,
        **question_words(asked, indicator, point.is_illustrative),
        "indicator": indicator.short,
        "before_quarter": before,
    }
    yield load_rulebook().finding(RULE_OF[asked.doubt], file=file, **words).message


def _notes(file: str, values: Values, quarter: Quarter, rated: int) -> Iterator[str]:
    if values.ignored:
        yield f"Ignored columns of {file}: {', '.join(values.ignored)}."
    if values.unknown:
        yield f"Not rated, as the council has no such indicator: {', '.join(values.unknown)}."
    if later := sum(value.quarter > quarter for value in values.rows):
        yield f"Ignored {counted(later, 'row')} of {file} later than {quarter}."
    if not rated and not values.problems:
        yield f"{file} has no row of the council's indicators for {quarter}."
