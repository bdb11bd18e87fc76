"""Texts that were copied from the report of the quarter before."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.reporting.checks.texts import ReportText

LEAST_WORDS, NEARLY = 8, 0.97
REPEATED = "R06"


def rolled_over(texts: Sequence[ReportText], before: Mapping[str, Sequence[str]], rules: Rulebook) -> Iterator[Finding]:
    """Yield R06 for every text that is the same, or nearly, as the text with the same key in the quarter before."""
    for text in texts:
        degree = max((similarity(text.plain, old) for old in before.get(text.key, ()) if text.key), default=0.0)
        if degree >= NEARLY:
            yield text.finding(rules, REPEATED, text.sentences, how="word for word" if degree == 1 else "almost word for word")


def similarity(text: str, other: str) -> float:
    """Return how similar two texts are: 1 if they differ only in spaces, case and punctuation, 0 if either is too short to judge.

    Texts with different figures are not similar: somebody who typed the new figure has looked at the text.
    """
    words, others = _words(text), _words(other)
    if min(len(words), len(others)) < LEAST_WORDS or _figures(words) != _figures(others):
        return 0.0
    if words == others:
        return 1.0
    # Of texts over 200 characters difflib would take common letters for junk, and one changed word for a rewritten page. A full 1
    # is for equal words alone, as the letter then says "word for word".
    return min(SequenceMatcher(None, " ".join(words), " ".join(others), autojunk=False).ratio(), 0.9999)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+(?:[.,’']\w+)*", text.casefold())


def _figures(words: Sequence[str]) -> list[str]:
    return [word for word in words if any(c.isdigit() for c in word)]
