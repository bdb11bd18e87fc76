"""The words about an indicator's row for the messages of findings."""

from decimal import Decimal
from fractions import Fraction

from quarterly.collecting.returns.misspelt import probably_meant
from quarterly.collecting.returns.plausibility import (
    FAR,
    is_share_of_counts,
    places_of,
)
from quarterly.collecting.returns.row_context import RowContext
from quarterly.collecting.returns.target_agreement import agreed_target_text
from quarterly.collecting.returns.two_services import other_service, service_name
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.numbers import Unit, exact, trimmed
from quarterly.vocabulary.units import printed, with_sign


def words(context: RowContext) -> dict[str, str]:
    """Return the words for findings about a row, by the names in the braces of messages; what is illustrative has its sign."""
    sent, indicator, unit, value = context.sent, context.indicator, context.unit, context.value
    decimals = max(indicator.decimals if indicator else 0, min(4, places_of(sent.value)))
    made_up, target_made_up = Mark.ILLUSTRATIVE in sent.marks, bool(indicator and indicator.has_illustrative_target)
    worked_out = signed(printed(value, decimals, unit or Unit.SCORE) if value is not None else "", made_up)
    return {
        "indicator": indicator.short if indicator else sent.indicator,
        "meant": _meant(context),
        "typed": _shown(sent.value, None),
        "hundredfold": trimmed(exact(sent.value) * 100, 4) if sent.value is not None else "",
        "typed_ref": f"“{sent.indicator[:40]}”" if sent.indicator else "An empty PI ref",
        "name": sent.name[:80],
        "unit": unit.value if unit else "",
        "year": context.quarter.financial_year,
        "value": signed(_shown(sent.value, unit), made_up) or worked_out,
        "target": signed(sent.target_text[:60] or _shown(sent.target, unit), target_made_up),
        "agreed": signed(agreed_target_text(indicator, context.quarter) if indicator else "", target_made_up),
        "numerator": signed(_shown(sent.numerator, None), made_up),
        "denominator": signed(_shown(sent.denominator, None), made_up),
        "worked_out": worked_out,
        "beside": _beside(context),
        "otherwise": "correct the two counts" if sent.numerator is not None else "give its numerator and denominator too",
        "quoted": " and ".join(context.quoted),
        "far": f"more than {FAR} times"
        if value is not None and context.target_figure and value > context.target_figure
        else f"less than 1/{FAR} of",
        "part": context.part,
        "other": service_name(context.council, other_service(indicator, context.service)) if indicator else "",
    }


def _beside(context: RowContext) -> str:
    """Return by what a figure looks like a share of 1: its counts, or else its target."""
    if context.indicator and is_share_of_counts(context.row, context.indicator) and context.value is not None:
        counts = f"{_shown(context.sent.numerator, None)} over {_shown(context.sent.denominator, None)}"
        return f"{counts} makes {printed(context.value, context.indicator.decimals, context.indicator.unit)}"
    return f"its target is {agreed_target_text(context.indicator, context.quarter) if context.indicator else ''}"


def _meant(context: RowContext) -> str:
    """Return the question whether an indicator of the service was meant, with a space behind it, "" if none is near."""
    if context.indicator:
        return ""
    own = context.council.catalogue.of_service(context.service)
    meant = probably_meant(context.sent.indicator, context.sent.name, own)
    return f"If you mean {meant.short}, “{meant.name[:80]}”, type that ref. " if meant else ""


def _shown(number: Decimal | None, unit: Unit | None) -> str:
    if number is None:
        return ""
    # Without separators, as it was typed.
    of = unit or Unit.SCORE
    return with_sign(trimmed(Fraction(number), 4), of) if of.is_quantity else printed(Fraction(number), 0, of)
