"""Free text as the public may read it: without sentences that count children, or tell more of an indicator than is public.

An intruder reads the whole report. Beside a table that prints [c] for 3 of 6 care leavers, another text may say "three of our
care leavers are in work", or "50% of care leavers": either gives him the 3. So a sentence is suppressed as a whole if it contains
a count from 1 to the limit, or if it speaks of an indicator of which something is suppressed and gives a number that is not
printed of that indicator anyway. It speaks of the one whose ref, name or most telling words it gives; a sentence without any
speaks of what the one before it in the paragraph does, and a comment of the indicator that it is on.

Whether the number equals the suppressed one decides nothing, since that would tell it. Version 1 prints 40.0% of care leavers,
and elsewhere "37.5% of visits were late" and "The budget is 37.5% spent". Then 3 of 8 are found: 37.5%, suppressed in version 2.
If version 2 blanked every sentence that says 37.5%, an intruder who compares the two versions would read the suppressed figure
off the sentences that went. So both stay, as they speak of something else; and "Nearly 30% of care leavers are in work" goes,
right or wrong, together with all that is said of care leavers in numbers. What he learns from that is that they are suppressed,
which the table tells him.

What is left is a sentence that quotes the figure and does not say of what ("37.5% it is"). No program can tell it from a
coincidence; it is printed, and whoever releases the report is asked (`sentences_to_look_at`).
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from quarterly.configuration.council import Council
from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.quoted import FiguresInTexts, figures_in_texts
from quarterly.disclosure.screened_score import ScreenedScore
from quarterly.disclosure.sentences.verdicts import Number, contains_small_count, numbers_in, verdicts
from quarterly.disclosure.why_suppressed import WhySuppressed
from quarterly.screening.sentences import paragraphs_in, replace_sentences
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.suppressed import SUPPRESSION_MARK

Ids = frozenset[str]


@dataclass(frozen=True, slots=True)
class TextRules:
    """What the sentences of a report are held against: the policy on small numbers, and what is suppressed of which indicator."""

    policy: SmallNumbers
    figures: FiguresInTexts = field(default_factory=FiguresInTexts)


def text_rules(screened: Iterable[ScreenedScore], council: Council, quarter: Quarter) -> TextRules:
    """Return what the sentences of a quarter's report are held against."""
    return TextRules(council.profile.small_numbers, figures_in_texts(screened, council, quarter))


def redact_text(text: str, rules: TextRules, about: Collection[str] = ()) -> str:
    """Return a text with [c] for every sentence that the public may not read; `about` are ids of the indicators it is about."""
    found = _read(text, rules, frozenset(about))

    def mark_of(sentence: str) -> str:
        return SUPPRESSION_MARK if sentence.strip() and next(found).why else ""

    return replace_sentences(text, mark_of)


def redact_reference(text: str, rules: TextRules) -> str:
    """Return a reference, or [c] for one in words that count children: "3 boys at Hill House", not "3" or "U3"."""
    # A bare number is what the Council Plan numbers its actions by, and counts nobody.
    is_worded = any(len(word) > 2 and word.isalpha() for word in text.split())
    return SUPPRESSION_MARK if is_worded and contains_small_count(text, rules.policy) else text


def sentences_to_look_at(text: str, rules: TextRules, about: Collection[str] = ()) -> Iterator[tuple[str, WhySuppressed]]:
    """Yield each sentence for which `redact_text` prints [c], with the reason, and those that are asked about.

    Those stay although they give a number that prints like a suppressed figure: their reason is RESEMBLES.
    """
    figures = frozenset(rules.figures.figures(about))
    for each in _read(text, rules, frozenset(about)):
        if each.why:
            yield each.sentence, each.why
        elif any(figure.is_quoted_by(*number) for number in each.numbers for figure in figures):
            yield each.sentence, WhySuppressed.RESEMBLES


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with its numbers, and why the public may not read it, None if it may."""

    sentence: str
    numbers: tuple[Number, ...]
    why: WhySuppressed | None


def _read(text: str, rules: TextRules, about: Ids) -> Iterator[_Sentence]:
    counted = iter(verdicts(text, rules.policy))  # goes on from one paragraph to the next
    for paragraph in paragraphs_in(text):
        named: Ids = frozenset()
        for sentence, (_, counts) in zip(paragraph, counted, strict=False):
            if rules.figures.suppressed:
                # "It rose to 50%" speaks of what the sentence before it named.
                named = rules.figures.names.named_in(sentence) or named
            numbers = tuple(numbers_in(sentence, rules.policy)) if rules.figures.suppressed else ()
            yield _Sentence(sentence, numbers, _why(counts, numbers, named | about, rules))


def _why(counts: bool, numbers: Collection[Number], about: Ids, rules: TextRules) -> WhySuppressed | None:
    if counts:
        return WhySuppressed.COUNTS
    hidden = [rules.figures.suppressed[id] for id in about if id in rules.figures.suppressed]
    return WhySuppressed.QUOTES if any(each.hides(*number) for each in hidden for number in numbers) else None
