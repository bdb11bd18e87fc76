"""The facts that the rules of expectations/past.yaml check: how the figure of a row stands beside those of earlier quarters."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from quarterly.collecting.past.comparable import Compared
from quarterly.collecting.past.explained import asked_by
from quarterly.collecting.past.questions import OF_VALUE, Doubt, PastTerms, Question, as_before, mostly_sent_again
from quarterly.collecting.returns.row_context import RowContext
from quarterly.configuration.catalogue import Indicator
from quarterly.vocabulary.asked import Asked
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.marks import marks as typed_marks
from quarterly.vocabulary.numbers import trimmed
from quarterly.vocabulary.units import printed
from quarterly.vocabulary.wording import counted, listed

# Which rule asks what: those of one row, by what is doubtful about it.
RULE_OF = {
    Doubt.MISPLACED_POINT: "H01",
    Doubt.OUTSIDE: "H02",
    Doubt.VALUE_FALLS: "H03",
    Doubt.NUMERATOR_FALLS: "H04",
    Doubt.DENOMINATOR_FALLS: "H05",
    Doubt.DENOMINATOR_JUMPS: "H06",
}

SENT_AGAIN = "H07"
_TIMES = {10: "ten times", 100: "a hundred times"}


def past_facts(context: RowContext) -> dict[str, Any]:
    """Return the facts about a row beside its indicator's past, by the names of columns in the rules."""
    asked = {each.doubt for each in context.questions}
    return {
        "misplaced_point": Doubt.MISPLACED_POINT in asked,
        "value_falls": Doubt.VALUE_FALLS in asked,
        "numerator_falls": Doubt.NUMERATOR_FALLS in asked,
        "denominator_falls": Doubt.DENOMINATOR_FALLS in asked,
        "outside_usual": Doubt.OUTSIDE in asked,
        "denominator_jumps": Doubt.DENOMINATOR_JUMPS in asked,
        # Of a sheet as a whole, and set where it is so.
        **dict.fromkeys(("sent_again", "parts_differ", "quarters_differ", "flow_differs"), False),
        **dict.fromkeys(("mostly_unlike", "count_lacks_everywhere", "counts_of_another_row"), False),
    }


def past_words(context: RowContext) -> dict[str, str]:
    """Return the words that the rules of a row's past have in common; empty are those that one question or the sheet fills in."""
    filled_in = (
        "past",
        "before",
        "times",
        "size",
        "same",
        "repeated",
        "others",
        "sum",
        "counted",
        "since",
        "lacking",
        "other_row",
    )
    return {**dict.fromkeys(filled_in, ""), "before_quarter": context.quarter.previous.title}


@dataclass(frozen=True, slots=True)
class RaisedQuestion:
    """A question that a row's past raises: the code of its rule, its words, and what it asks about."""

    code: str
    words: dict[str, str]
    asked: Asked


def raised_questions(context: RowContext) -> list[RaisedQuestion]:
    """Return the questions that a row's past raises, each with the figure before and the usual range in words."""
    indicator, made_up = context.indicator, Mark.ILLUSTRATIVE in typed_marks(context.sent.marks)
    if indicator is None:
        return []
    terms = PastTerms.of(indicator)
    return [
        RaisedQuestion(RULE_OF[each.doubt], question_words(each, indicator, made_up), asked_by(each, terms))
        for each in context.questions
    ]


def question_words(asked: Question, indicator: Indicator, made_up: bool) -> dict[str, str]:
    """Return the words for a question about an indicator's figure; `made_up` is whether that is illustrative."""
    # A count has no unit, whatever the indicator's is.
    of_value = indicator if asked.doubt in OF_VALUE else None
    return {
        "past": _in_words(asked.against, of_value, indicator.basis, made_up),
        "before": _figure(asked.against.earlier[-1].value, of_value, asked.against.before[-1].is_illustrative),
        "times": _TIMES.get(max(int(asked.times), int(1 / asked.times)), ""),
        "since": indicator.basis.year.first_month,
        "size": "large" if asked.times > 1 else "small",
    }


@dataclass(frozen=True, slots=True)
class SentAgain:
    """A table that is mostly that of the quarter before: the position of the first such row, the words, and what is asked."""

    position: int
    words: dict[str, str]
    asked: Asked


def sent_again(contexts: Sequence[RowContext]) -> SentAgain | None:
    """Return what repeats the quarter before, None unless most rows do. An answer explains exactly these figures."""
    known = [(position, same) for position, each in enumerate(contexts) if (same := _as_before(each)) is not None]
    if not mostly_sent_again([same for _, same in known]):
        return None
    repeated = [position for position, same in known if same]
    names = [found.short for position in repeated if (found := contexts[position].indicator)]  # only these have a past
    figures = [(contexts[position].sent.indicator, contexts[position].figure) for position in repeated]
    words = {"same": f"{len(repeated)} of {counted(len(known), 'figure')}", "repeated": listed(names)}
    return SentAgain(repeated[0], words, Asked(about=digest("sent again", figures)))


def _as_before(context: RowContext) -> bool | None:
    # An annual figure is sent again until the next one is out.
    if (
        context.indicator is None
        or not context.indicator.unit.is_quantity
        or context.indicator.basis in (Basis.ANNUAL, Basis.THREE_YEAR)
        or not context.is_sound
    ):
        return None
    return as_before(context.figure, context.past)


def _in_words(against: Compared, indicator: Indicator | None, basis: Basis, now_made_up: bool) -> str:
    values = [each.value for each in against.earlier]
    made_up = any(each.is_illustrative for each in against.before)
    least, most = (_figure(each, indicator, made_up) for each in (min(values), max(values)))
    known = counted(len(values), "year" if basis in (Basis.ANNUAL, Basis.THREE_YEAR) else "quarter")
    ranging = f"{least} in" if least == most else f"from {least} to {most} over"
    if against.added:
        brought = f"it was {least} in the one before" if len(values) == 1 else f"it was {ranging} the {known} known"
        return f"what was added in the quarter is {_figure(against.now.value, indicator, now_made_up)}, and {brought}"
    last = f"it was {_figure(values[-1], indicator, against.before[-1].is_illustrative)} in {against.before[-1].quarter.title}"
    return last if len(values) == 1 else f"{last}, and {ranging} the {known} known"


def _figure(value: Fraction, indicator: Indicator | None, made_up: bool) -> str:
    """Return a value as its indicator's are printed, or a count."""
    return signed(printed(value, indicator.decimals, indicator.unit) if indicator else trimmed(value), made_up)
