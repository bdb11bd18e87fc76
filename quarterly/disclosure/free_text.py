"""Free text as the public may read it: without sentences that contain a small count or quote a suppressed figure.

An intruder reads the whole report. Beside a table that prints [c] for 3 of 6 care leavers, a comment on another indicator may say
"three of our care leavers" are in work, or "50% of care leavers": either gives him the 3. So a sentence is suppressed as a whole
if it contains a count from 1 to the limit, or a number that prints like a suppressed figure. Numbers are compared at the decimals
of the suppressed figure: "50 per cent", "50.0%" and "50.2%" all quote the 50% of an indicator printed without decimals.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction

from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.sentences.labels import without_labels
from quarterly.disclosure.sentences.verdicts import contains_small_count
from quarterly.disclosure.why_suppressed import WhySuppressed
from quarterly.screening.sentences import replace_sentences, sentences_in
from quarterly.vocabulary.numbers import decimals_of, exact, half_up
from quarterly.vocabulary.suppressed import SUPPRESSION_MARK

_NUMBER = re.compile(r"(?<![\w.,£])(\d+(?:,\d{3})*(?:\.\d+)?)(\s?(?:%|per\s?cent\b|pc\b))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SuppressedFigure:
    """A figure that no public text may quote, the decimals it is printed with, and whether it is printed as a percentage."""

    figure: Fraction
    decimals: int
    percent: bool

    @property
    def complement(self) -> "SuppressedFigure":
        """The rest of a hundred per cent: "98.1% had no visit" reveals the 1.9% that had one."""
        return SuppressedFigure(100 - Fraction(half_up(self.figure, self.decimals)), self.decimals, self.percent)

    def is_quoted_by(self, number: Fraction, decimals: int, *, percent: bool) -> bool:
        """Whether a number written with some decimals equals this figure, rounded to its own decimals or to more."""
        roundings = range(self.decimals, max(self.decimals, decimals) + 1)
        return percent == self.percent and any(half_up(number, n) == half_up(self.figure, n) for n in roundings)


def redact_text(text: str, policy: SmallNumbers, suppressed: Collection[SuppressedFigure] = ()) -> str:
    """Return a text with [c] for every sentence that contains a small count or quotes a suppressed figure."""

    def mark_of(sentence: str) -> str:
        return SUPPRESSION_MARK if _why(sentence, policy, suppressed) else ""

    return replace_sentences(text, mark_of)


def suppressed_sentences(
    text: str, policy: SmallNumbers, suppressed: Collection[SuppressedFigure] = ()
) -> Iterator[tuple[str, WhySuppressed]]:
    """Yield each sentence for which `redact_text` prints [c], with the reason."""
    for sentence in sentences_in(text):
        if why := _why(sentence, policy, suppressed):
            yield sentence, why


def _why(sentence: str, policy: SmallNumbers, suppressed: Collection[SuppressedFigure]) -> WhySuppressed | None:
    if contains_small_count(sentence, policy):
        return WhySuppressed.COUNTS
    return WhySuppressed.QUOTES if _quotes(sentence, suppressed) else None


def _quotes(sentence: str, suppressed: Collection[SuppressedFigure]) -> bool:
    """Whether a sentence quotes a suppressed figure."""
    # A date or an age is no quotation: suppressing "15 September" would reveal that a suppressed figure is 15.
    text = without_labels(sentence) if suppressed else ""
    numbers = [(exact(number.replace(",", "")), decimals_of(number), bool(percent)) for number, percent in _NUMBER.findall(text)]
    return any(each.is_quoted_by(n, decimals, percent=percent) for n, decimals, percent in numbers for each in suppressed)
