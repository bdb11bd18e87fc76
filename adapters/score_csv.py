"""A scorecard of any table of figures, rated by a council's rules: what `quarterly score --values` prints."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path

from adapters.background import surroundings, values_of
from adapters.councils import council_folder, load_council
from adapters.csv_tables import read_csv
from adapters.expectations import load_rulebook
from quarterly.collecting.sheets.rulebook import OFF
from quarterly.collecting.sheets.source import Source
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.scoring.background import Background
from quarterly.scoring.score import Score, Scorecard
from quarterly.scoring.score_quarter import SentFigure, score_point
from quarterly.scoring.series.value_checks import doubts, problems, questions
from quarterly.scoring.series.values import Value, Values, series_by_indicator, with_target
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import counted


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
    wrong = {id: [*problems(council, value, path.name)] for id, value in now.items()}
    now = {id: value for id, value in now.items() if not wrong[id]}
    doubtful = {id: [*doubts(council, value, path.name)] for id, value in now.items()}
    known = Background(
        series_by_indicator(value for value in values.rows if value.quarter < quarter),
        surroundings(council_folder(name), council, day),
    )
    asked = {id: [*_asked(council, value, known, path.name)] for id, value in now.items()}
    scores = tuple(
        replace(_score(council, with_target(i, now[i.id]), now[i.id], known, path), warnings=(*doubtful[i.id], *asked[i.id]))
        for i in council.catalogue.indicators
        if i.id in now
    )
    card = Scorecard(council=council.key, quarter=str(quarter), scores=scores, actions=(), findings=(), received=(), missing=())
    to_correct = (*values.problems, *chain.from_iterable(wrong.values()), *chain.from_iterable(doubtful.values()))
    return ScoredValues(council, card, values.unknown, to_correct, tuple(_notes(path.name, values, quarter, len(wrong))))


def _score(council: Council, indicator: Indicator, value: Value, known: Background, path: Path) -> Score:
    judged = council.profile.scales.indicators.find(value.judged) if value.judged else None
    sent = SentFigure(value.point, value.expected, judged.status if judged else "")
    found = score_point(council, indicator, value.quarter, sent, known)
    return replace(found, source=Source(file=path.name, digest="", sheet="", row=value.row, cell=""))


def _asked(council: Council, value: Value, known: Background, file: str) -> Iterator[str]:
    for found in questions(council, value, known.history.get(value.indicator, {}), file, load_rulebook()):
        if council.profile.questions.get(found.code) != OFF:
            yield found.message


def _notes(file: str, values: Values, quarter: Quarter, rated: int) -> Iterator[str]:
    if values.ignored:
        yield f"Ignored columns of {file}: {', '.join(values.ignored)}."
    if values.unknown:
        yield f"Not rated, as the council has no such indicator: {', '.join(values.unknown)}."
    if later := sum(value.quarter > quarter for value in values.rows):
        yield f"Ignored {counted(later, 'row')} of {file} later than {quarter}."
    if not rated and not values.problems:
        yield f"{file} has no row of the council's indicators for {quarter}."
