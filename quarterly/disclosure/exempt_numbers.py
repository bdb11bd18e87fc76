"""Numbers that stand in exempt texts alone, and sentences outside them that give one: asked about before a release.

"Provider A wants £5,310 a week" is exempt; "a bed costs us up to £5,310" in the summary is not, and tells it. Looked for is what
is written in digits and can hardly be the same by chance: money, percentages, numbers with decimals and those from 100 on. Years
are none, nor is what a public figure prints anyway.
"""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from quarterly.disclosure.report_inputs import ReportInputs
from quarterly.vocabulary.numbers import exact, half_up

_NUMBER = re.compile(
    r"(?P<pounds>£\s?)?(?<![\d.,/])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d/]|[.,]\d)"
    r"\s?(?P<unit>%|per\s?cent\b|pounds\b|million\b|m\b|thousand\b|k\b)?",
    re.IGNORECASE,
)
_TIMES = {"million": 1_000_000, "m": 1_000_000, "thousand": 1_000, "k": 1_000}
_YEARS = range(1900, 2101)
_LARGE = 100

Telling = tuple[Fraction, str]  # a number, and "£" or "%" where it is money or a percentage


def telling_numbers(text: str) -> Iterator[Telling]:
    """Yield the numbers of a text that are hardly the same elsewhere by chance."""
    for found in _NUMBER.finditer(text):
        unit = "".join((found["unit"] or "").casefold().split())
        number = Fraction(found["number"].replace(",", "")) * _TIMES.get(unit, 1)
        if found["pounds"] or unit == "pounds":
            yield number, "£"
        elif unit in ("%", "percent"):
            yield number, "%"
        elif "." in found["number"] or (number >= _LARGE and not (number in _YEARS and found["number"].isdigit() and not unit)):
            yield number, ""


def numbers_of_exempt_texts(exempt: Iterable[str], public: ReportInputs) -> frozenset[Telling]:
    """Return the numbers that exempt texts give and no public figure of the quarter does."""
    found = {number for text in exempt for number in telling_numbers(text)}
    # What a public table prints anyway is no secret of the exempt text, even where that quotes it.
    return frozenset(found - _printed(public)) if found else frozenset()


def _printed(public: ReportInputs) -> set[Telling]:
    """Return the numbers that public figures print: values, and the counts behind them."""
    indicators = {each.id: each for each in public.council.catalogue.indicators}
    printed = set[Telling]()
    for score in public.card.scores:
        indicator = indicators[score.indicator]
        if score.figure is not None:
            value = Fraction(half_up(score.figure, indicator.decimals))
            printed.add((value, "%" if indicator.unit.symbol == "%" else ""))
        printed |= {(exact(count), "") for count in (score.numerator, score.denominator) if count is not None}
    return printed
