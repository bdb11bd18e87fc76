"""Texts that stand as they stood the quarter before."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.reporting.checks.texts import ReportText

LEAST_WORDS, NEARLY = 8, 0.97


def rolled_over(texts: Sequence[ReportText], before: Mapping[str, Sequence[str]], rules: Rulebook) -> Iterator[Finding]:
    """Yield R06 for every text that is, or nearly is, one that stood in its place the quarter before."""
    for text in texts:
        degree = max((alike(text.plain, old) for old in before.get(text.key, ()) if text.key), default=0.0)
        if degree >= NEARLY:
            yield text.finding(rules, "R06", how="word for word" if degree == 1 else "almost word for word")


def alike(text: str, other: str) -> float:
    """Return how alike two texts are, 1 for the same but for spaces, case and signs; 0 where one is too short to tell.

    A figure that changed makes a text another: whoever writes the new figure has looked at it.
    """
    words, others = _words(text), _words(other)
    if min(len(words), len(others)) < LEAST_WORDS or _figures(words) != _figures(others):
        return 0.0
    if words == others:
        return 1.0
    return min(SequenceMatcher(None, " ".join(words), " ".join(others), autojunk=False).ratio(), 0.9999)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+(?:[.,’']\w+)*", text.casefold())


def _figures(words: Sequence[str]) -> list[str]:
    return [word for word in words if any(c.isdigit() for c in word)]
