"""What is wrong or doubtful about a row of a table of figures: sentences that name the file, the row and the column."""

from collections.abc import Iterator
from fractions import Fraction

from pydantic import ValidationError

from quarterly.collecting.past.figures import PastFigure
from quarterly.collecting.past.questions import PastTerms
from quarterly.collecting.past.questions import questions as raised
from quarterly.collecting.returns.past_facts import RULE_OF, question_words
from quarterly.collecting.returns.plausibility import is_share
from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.targets.words import direction_problem
from quarterly.scoring.series.past import comparable_past
from quarterly.scoring.series.points import Series
from quarterly.scoring.series.values import Value, own_plan, with_target
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.numbers import Unit, exact, half_up, trimmed
from quarterly.vocabulary.units import printed, trimmed_in

_MOST_PLACES = 6


def problems(council: Council, value: Value, file: str) -> Iterator[str]:
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


def doubts(council: Council, value: Value, file: str) -> Iterator[str]:
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


def questions(council: Council, value: Value, series: Series, file: str, rules: Rulebook) -> Iterator[Finding]:
    """Yield the questions that the earlier figures of the table raise, in the words in which a return is asked.

    All of them at once: here nobody answers the first and is then asked the second.
    """
    indicator, point = council.catalogue.find(value.indicator), value.point
    if indicator is None or not indicator.unit.is_quantity or {Mark.BREAK, Mark.FORECAST} & set(point.marks):
        return
    past = comparable_past(series, indicator, value.quarter)
    now = PastFigure(quarter=value.quarter, value=point.value, numerator=point.numerator, denominator=point.denominator)
    counts = {name: trimmed(getattr(point, name) or Fraction(0)) for name in ("numerator", "denominator")}
    figures = {**counts, "value": printed(point.value or 0, indicator.decimals, indicator.unit)}
    said = {name: signed(text, point.is_illustrative) for name, text in figures.items()}
    before = value.quarter.previous.title
    words = {**said, "indicator": indicator.short, "before_quarter": before}
    for asked in raised(past, now, PastTerms.of(indicator), revised=Mark.REVISED in point.marks):
        yield rules.finding(
            RULE_OF[asked.doubt], file=file, **{**words, **question_words(asked, indicator, point.is_illustrative)}
        )


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
