"""Wording that can be read two ways: points or per cent, and two amounts for one."""

import re
from collections.abc import Iterator, Sequence

from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.configuration.catalogue import Indicator
from quarterly.reporting.checks.texts import ReportText
from quarterly.vocabulary.numbers import Unit

_PER_CENT = r"\d+(?:\.\d+)?\s?(?:%|per ?cent\b)(?!\s*points?)"
_CHANGE = r"(?:increase|rise|growth|improvement|fall|drop|reduction|decrease|decline)"
_CHANGED = r"(?:increased|risen|rose|improved|fallen|fell|dropped|decreased|reduced|declined)"
_A_PERCENTAGE = r"(?:the\s+)?(?:%|percentage|per ?cent\b|proportion|share)(?!\s*points?)"
_OF_A_PERCENTAGE = re.compile(
    rf"{_PER_CENT}\s+{_CHANGE}\s+in\s+{_A_PERCENTAGE}|{_CHANGE}\s+of\s+{_PER_CENT}\s+in\s+{_A_PERCENTAGE}", re.IGNORECASE
)
_OF_THE_FIGURE = re.compile(
    rf"\b(?:performance|figure|rate|percentage|outturn|indicator)\s+(?:has\s+|have\s+)?{_CHANGED}\s+by\s+{_PER_CENT}",
    re.IGNORECASE,
)
_TELLS_BOTH = re.compile(r"\bfrom\s+\d+(?:\.\d+)?\s?(?:%|per ?cent)?\s+to\s+\d|percentage points?", re.IGNORECASE)
_TWO_AMOUNTS = re.compile(
    r"\b(?:around|about|approximately|approx\.?|roughly|circa|over|more than|at least|nearly|almost|exactly)"
    r"\s+up to\s+£?\d[\d,.]*\w*",
    re.IGNORECASE,
)


def two_meanings(texts: Sequence[ReportText], indicators: Sequence[Indicator], rules: Rulebook) -> Iterator[Finding]:
    """Yield R05 and R16 for every text with such wording."""
    percentages = {indicator.id for indicator in indicators if indicator.unit is Unit.PERCENT}
    for text in texts:
        either = [words for s in text.sentences for words in points_or_per_cent(s, text.indicator in percentages)]
        twice = [words for s in text.sentences for words in two_amounts(s)]
        for code, found in (("R05", either), ("R16", twice)):
            if found:
                yield text.finding(rules, code, said=" and ".join(f"“{words}”" for words in dict.fromkeys(found)))


def points_or_per_cent(sentence: str, of_percentage: bool = False) -> list[str]:
    """Return changes of a percentage that may be points or per cent; `of_percentage` tells that the sentence explains one."""
    if _TELLS_BOTH.search(sentence):
        return []
    forms = (_OF_A_PERCENTAGE, _OF_THE_FIGURE) if of_percentage else (_OF_A_PERCENTAGE,)
    return [match[0] for form in forms for match in form.finditer(sentence)]


def two_amounts(sentence: str) -> list[str]:
    """Return amounts that are said to be about so much and no more than it: "around up to £100,000"."""
    return [match[0].rstrip(".,") for match in _TWO_AMOUNTS.finditer(sentence)]
