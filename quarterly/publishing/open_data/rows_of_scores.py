"""A quarter's scores as rows for other programs, from what one kind of reader may see.

A number stands here only if readers of the report have it, or can work it out: what is suppressed is suppressed before, and a
numerator is given where value and denominator leave no other. 94.2% of 1,000 children is 942; of 20,000 it is 18,830 to 18,850,
and the exact one would tell more than disclosure control has reckoned with.
"""

from decimal import Decimal
from fractions import Fraction

from quarterly.configuration.catalogue import Indicator
from quarterly.publishing.open_data.figure_row import FigureRow, table_of
from quarterly.publishing.open_data.symbols import Symbol
from quarterly.reporting.parts import Material, mark_follows_from, plain_mark_of
from quarterly.reporting.wording.distances import distance_number, distance_unit
from quarterly.reporting.wording.figures import marks_beside
from quarterly.reporting.wording.illustrative_columns import PartsByColumn, illustrative_columns
from quarterly.reporting.wording.scores import ScoreInWords
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import RatingStatus, Score
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.numbers import half_up, trimmed
from quarterly.vocabulary.suppressed import SUPPRESSION_MARK, Suppressed
from quarterly.vocabulary.units import as_number

_VALUE, _TARGET = (ScorePart.VALUE,), (ScorePart.TARGET,)
_PARTS: PartsByColumn = {
    **dict.fromkeys(("value", "numerator", "denominator", "symbol"), _VALUE),
    "rated_value": (ScorePart.RATED_VALUE,),
    **dict.fromkeys(("target", "target_upper", "target_in_words", "target_symbol"), _TARGET),
    **dict.fromkeys(("distance", "distance_unit"), (ScorePart.AGAINST_TARGET,)),
    "rating_code": (ScorePart.RATING,),
    "rule_rating_code": (ScorePart.BY_RULE,),
    "since_previous_quarter": (ScorePart.TRAVEL_PREVIOUS,),
    "since_same_quarter_last_year": (ScorePart.TRAVEL_YEAR,),
    "since_last_year_end": (ScorePart.TRAVEL_YEAR_END,),
    "since_named_quarter": (ScorePart.TRAVEL_SINCE,),
    "forecast": (ScorePart.FORECAST,),
}


def open_data(material: Material) -> tuple[list[str], list[list[str]]]:
    """Return a quarter's figures as a table, a row an indicator in the catalogue's order: header and rows."""
    return table_of(rows_of(material))


def rows_of(material: Material) -> list[FigureRow]:
    """Return a quarter's figures as its readers may see them, one row an indicator, in the catalogue's order."""
    return [_row(material.words(indicator, score).without_signs, material) for indicator, score in material.scored()]


def _row(words: ScoreInWords, material: Material) -> FigureRow:
    score, indicator = words.score, words.indicator
    numerator, denominator = _counts(score, indicator)
    low, high = (None, None) if isinstance(score.target, Suppressed) else (words.target.low, words.target.high)
    ahead = score.forecast.value if score.forecast else None
    return FigureRow(
        indicator=indicator.id,
        reference=indicator.ref,
        name=indicator.name,
        quarter=str(material.quarter),
        unit=indicator.unit.value,
        basis=indicator.basis.value,
        good_is=indicator.polarity.value,
        value=_printed(score.value, indicator),
        numerator=numerator,
        denominator=denominator,
        rated_value=_printed(score.rated_value, indicator),
        rated_basis=indicator.rated_basis.value,
        target=_end(low, indicator),
        target_upper=_end(high, indicator) if high != low else None,
        target_in_words=_without_mark(words.target_now),
        distance=distance_number(words),
        distance_unit=distance_unit(words),
        rating_code=score.final,
        rating="" if score.is_rating_suppressed else plain_mark_of(score, material.council.profile.scales.indicators)["word"],
        rule_rating_code=score.mechanical,
        since_previous_quarter=_without_mark(words.travel_previous),
        since_same_quarter_last_year=_without_mark(words.travel_year),
        since_last_year_end=_without_mark(words.travel_year_end),
        since_named_quarter=_since_named_quarter(words, material),
        forecast=_printed(ahead, indicator),
        symbol=_symbol(words),
        target_symbol=_target_symbol(score, low),
        rating_symbol="" if score.final else _lacking(score, suppressed=score.is_rating_suppressed),
        illustrative="; ".join(_illustrative(score)),
        definition=indicator.definition,
        why_good=indicator.polarity_rationale,
        sent_by=material.council.profile.services[indicator.service].name,
    )


def _since_named_quarter(words: ScoreInWords, material: Material) -> str:
    found = _without_mark(words.travel_since)
    return f"{material.council.profile.travel.quarter}: {found}" if found else ""


def _counts(score: Score, indicator: Indicator) -> tuple[Decimal | None, Decimal | None]:
    """Return numerator and denominator, the numerator only where it follows from the printed value and the denominator."""
    cases, out_of, scale = score.numerator, score.denominator, indicator.unit.scale
    if score.figure is None or out_of is None or not out_of or scale == 1:
        return None, None
    printed = half_up(score.figure, indicator.decimals)
    if cases is None or cases != int(cases):
        return None, out_of
    alike = [
        each
        for each in (cases - 1, cases, cases + 1)
        if half_up(Fraction(each * scale) / Fraction(out_of), indicator.decimals) == printed
    ]
    return (cases if alike == [cases] else None), out_of


def _symbol(words: ScoreInWords) -> str:
    score, indicator = words.score, words.indicator
    if score.figure is None:
        return _lacking(score, suppressed=isinstance(score.value, Suppressed))
    # That a figure is not 0 is one case more than nothing: nothing that disclosure control has reckoned with where it protects.
    is_protected = indicator.counts in words.council.profile.small_numbers.protect
    is_low = score.figure and not half_up(score.figure, indicator.decimals) and not is_protected
    # Whoever compares quarters goes by this column alone: a break that the catalogue states stands in it like one that was sent.
    broken = (Mark.BREAK,) if words.quarter in indicator.break_quarters else ()
    marks = [marks_beside((mark,)) for mark in dict.fromkeys((*score.marks, *broken)) if mark is not Mark.ILLUSTRATIVE]
    return " ".join([*([Symbol.LOW.value] if is_low else []), *marks])


def _lacking(score: Score, *, suppressed: bool) -> str:
    if suppressed:
        return Symbol.SUPPRESSED
    return Symbol.NOT_APPLICABLE if score.standing is RatingStatus.NOT_DUE else Symbol.NOT_AVAILABLE


def _target_symbol(score: Score, low: Fraction | None) -> str:
    return "" if low is not None else _lacking(score, suppressed=isinstance(score.target, Suppressed))


def _illustrative(score: Score) -> list[str]:
    return illustrative_columns(score, {**_PARTS, **dict.fromkeys(("rating", "rating_symbol"), mark_follows_from(score))})


def _printed(value: Fraction | Suppressed | None, indicator: Indicator) -> Decimal | None:
    return None if value is None or isinstance(value, Suppressed) else as_number(value, indicator.decimals, indicator.unit)


def _end(of_target: Fraction | None, indicator: Indicator) -> Decimal | None:
    if of_target is None:
        return None
    return Decimal(trimmed(of_target)) if indicator.unit.is_quantity else as_number(of_target, 0, indicator.unit)


def _without_mark(text: str) -> str:
    return "" if text == SUPPRESSION_MARK else text
