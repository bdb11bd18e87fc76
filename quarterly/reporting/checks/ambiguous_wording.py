"""Wording with two meanings: percentage points or per cent, and limits such as "around up to £100,000"."""

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
_IS_CLEAR = re.compile(r"\bfrom\s+\d+(?:\.\d+)?\s?(?:%|per ?cent)?\s+to\s+\d|percentage points?", re.IGNORECASE)
_TWO_AMOUNTS = re.compile(
    r"\b(?:around|about|approximately|approx\.?|roughly|circa|over|more than|at least|nearly|almost|exactly)"
    r"\s+up to\s+£?\d[\d,.]*\w*",
    re.IGNORECASE,
)


def ambiguous_wording(texts: Sequence[ReportText], indicators: Sequence[Indicator], rules: Rulebook) -> Iterator[Finding]:
    """Yield R05 for changes that may be points or per cent, and R16 for amounts that are both approximate and a limit."""
    percentages = {indicator.id for indicator in indicators if indicator.unit is Unit.PERCENT}
    for text in texts:
        points = [(s, words) for s in text.sentences for words in points_or_per_cent(s, text.indicator in percentages)]
        limits = [(s, words) for s in text.sentences for words in two_amounts(s)]
        for code, found in (("R05", points), ("R16", limits)):
            if found:
                quoted = " and ".join(f"“{words}”" for words in dict.fromkeys(words for _, words in found))
                yield text.finding(rules, code, [sentence for sentence, _ in found], quoted=quoted)


def points_or_per_cent(sentence: str, of_percentage: bool = False) -> list[str]:
    """Return the changes of a percentage that may be points or per cent.

    "An increase of 5% in the percentage of visits in time" may take 60% to 65% or to 63%. `of_percentage`: the sentence explains
    an indicator that is a percentage, so that "performance rose by 5%" is ambiguous too.
    """
    if _IS_CLEAR.search(sentence):
        return []
    forms = (_OF_A_PERCENTAGE, _OF_THE_FIGURE) if of_percentage else (_OF_A_PERCENTAGE,)
    return [match[0] for form in forms for match in form.finditer(sentence)]


def two_amounts(sentence: str) -> list[str]:
    """Return the amounts that are both approximate and a limit: "around up to £100,000"."""
    return [match[0].rstrip(".,") for match in _TWO_AMOUNTS.finditer(sentence)]
