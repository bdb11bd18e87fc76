"""What people wrote as the public may read it: no sentence that counts a handful of children, or quotes a suppressed figure.

An intruder reads on: beside a table that shows [c] for 3 of 6 care leavers, a comment elsewhere may say that "three of our care
leavers" are in work, or that "50% of care leavers" are. So a sentence is replaced whole if it carries a count from 1 to the
limit, or a figure that would be printed like one that is suppressed. Figures are compared as numbers, at the decimals the
suppressed one is printed with: "50 per cent", "50.0%" and "50.2%" all quote the 50% of a measure printed without decimals.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.small_counts import carries_small_count, without_names
from quarterly.vocabulary.numbers import decimals_of, exact, half_up
from quarterly.vocabulary.suppressed import SUPPRESSION_MARK

_SENTENCE = re.compile(r"(?<=[.!?])(?:\s+)(?=[A-Z0-9“\"'(*_-])|\n+")
_LIST_SIGN = re.compile(r"\s*(?:(?:\d{1,2}[.)]|[-*+])\s+)?")  # "1. Visit the homes" counts nothing
_FIGURE = re.compile(r"(?<![\w.,£])(\d+(?:,\d{3})*(?:\.\d+)?)(\s?(?:%|per\s?cent\b|pc\b))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Secret:
    """A figure that nothing public may quote, the decimals it is printed with, and whether it is printed as a percentage."""

    figure: Fraction
    decimals: int
    percent: bool

    @property
    def rest(self) -> "Secret":
        """What is left of a hundred per cent: who says that 98.1% had none says that 1.9% had."""
        return Secret(100 - Fraction(half_up(self.figure, self.decimals)), self.decimals, self.percent)

    def is_quoted_by(self, number: Fraction, decimals: int, *, percent: bool) -> bool:
        """Whether a number of so many decimals gives this figure, at the decimals it is printed with or at any more."""
        places = range(self.decimals, max(self.decimals, decimals) + 1)
        return percent == self.percent and any(half_up(number, p) == half_up(self.figure, p) for p in places)


def redact_text(text: str, policy: SmallNumbers, secrets: Collection[Secret] = ()) -> str:
    """Return a text with every sentence that carries a small count, or quotes one of the secrets, replaced by [c]."""
    kept: list[str] = []
    for each in text.split("\n"):
        sign = found[0] if (found := _LIST_SIGN.match(each)) else ""
        line = each.removeprefix(sign)
        sentences = [
            SUPPRESSION_MARK if carries_small_count(s, policy) or _quotes(s, secrets) else s for s in _SENTENCE.split(line)
        ]
        kept.append(
            sign
            + " ".join(s for n, s in enumerate(sentences) if s != SUPPRESSION_MARK or sentences[n - 1 : n] != [SUPPRESSION_MARK])
        )
    return "\n".join(kept)


def _quotes(sentence: str, secrets: Collection[Secret]) -> bool:
    """Whether a sentence gives a value that is suppressed, with its decimals or more of them."""
    # In "15 September" and "aged 15" the 15 counts nothing: to strike them out would tell what is suppressed.
    text = without_names(sentence) if secrets else ""
    figures = [(exact(number.replace(",", "")), decimals_of(number), bool(percent)) for number, percent in _FIGURE.findall(text)]
    return any(s.is_quoted_by(n, decimals, percent=percent) for n, decimals, percent in figures for s in secrets)
