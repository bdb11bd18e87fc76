"""The facts that the rules of expectations/past.yaml check: how the figure of a row stands beside those of earlier quarters."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from quarterly.collecting.past.comparable import Compared
from quarterly.collecting.past.questions import Doubt, as_before, mostly_sent_again
from quarterly.collecting.returns.row_facts import RowContext
from quarterly.configuration.catalogue import Indicator
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.numbers import shown, trimmed
from quarterly.vocabulary.wording import counted, listed

_TIMES = {10: "ten times", 100: "a hundred times"}


def past_facts(context: RowContext) -> dict[str, Any]:
    """Return the facts about a row beside its indicator's past, by the names of columns in the rules."""
    asked = context.question.doubt if context.question else None
    return {
        "misplaced_point": asked is Doubt.MISPLACED_POINT,
        "value_falls": asked is Doubt.VALUE_FALLS,
        "numerator_falls": asked is Doubt.NUMERATOR_FALLS,
        "denominator_falls": asked is Doubt.DENOMINATOR_FALLS,
        "outside_usual": asked is Doubt.OUTSIDE,
        "denominator_jumps": asked is Doubt.DENOMINATOR_JUMPS,
        "sent_again": False,
    }


def past_words(context: RowContext) -> dict[str, str]:
    """Return the words for the question that a row's past raises: the figure before, and the usual range."""
    asked, indicator = context.question, context.indicator
    words = {"past": "", "before": "", "before_quarter": context.quarter.previous.title, "times": "", "size": ""}
    if asked is None or indicator is None:
        return {**words, "same": "", "refs": ""}
    times = asked.times
    unit = None if asked.doubt not in (Doubt.MISPLACED_POINT, Doubt.OUTSIDE) else indicator
    last = asked.against.before[-1]
    return {
        **words,
        "past": _in_words(asked.against, unit, indicator.basis),
        "before": _figure(asked.against.earlier[-1].value, unit, last.is_illustrative),
        "times": _TIMES.get(max(int(times), int(1 / times)), ""),
        "size": "large" if times > 1 else "small",
        "same": "",
        "refs": "",
    }


def sent_again(contexts: Sequence[RowContext]) -> tuple[int, dict[str, str]] | None:
    """Return the position of the first row whose figure is that of the quarter before, with words; None unless most rows' are."""
    known = [(position, same) for position, each in enumerate(contexts) if (same := _as_before(each)) is not None]
    if not mostly_sent_again([same for _, same in known]):
        return None
    repeated = [position for position, same in known if same]
    refs = [
        contexts[position].sent.indicator if not (found := contexts[position].indicator) else found.ref for position in repeated
    ]
    return repeated[0], {"same": f"{len(repeated)} of {counted(len(known), 'figure')}", "refs": listed(refs)}


def _as_before(context: RowContext) -> bool | None:
    # An annual figure is sent again until the next one is out.
    if context.indicator is None or context.indicator.basis in (Basis.ANNUAL, Basis.THREE_YEAR) or not context.is_sound:
        return None
    return as_before(context.figure, context.past)


def _in_words(against: Compared, indicator: Indicator | None, basis: Basis) -> str:
    values = [each.value for each in against.earlier]
    made_up = any(each.is_illustrative for each in against.before)
    least, most = (_figure(each, indicator, made_up) for each in (min(values), max(values)))
    known = counted(len(values), "year" if basis in (Basis.ANNUAL, Basis.THREE_YEAR) else "quarter")
    ranging = f"{least} in" if least == most else f"from {least} to {most} over"
    if against.added:
        brought = f"it was {least} in the one before" if len(values) == 1 else f"it was {ranging} the {known} known"
        return f"what was added in the quarter is {_figure(against.now.value, indicator, False)}, and {brought}"
    last = f"it was {_figure(values[-1], indicator, against.before[-1].is_illustrative)} in {against.before[-1].quarter.title}"
    return last if len(values) == 1 else f"{last}, and {ranging} the {known} known"


def _figure(value: Fraction, indicator: Indicator | None, made_up: bool) -> str:
    """Return a value as its indicator's are printed, or a count."""
    return signed(shown(value, indicator.decimals, indicator.unit) if indicator else trimmed(value), made_up)
