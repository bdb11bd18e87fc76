"""Small numbers: what must not reach the public, and everything that would give it away.

A count from 1 to 5 can point at a child (DfE holds back the same counts in its local authority tables). What follows from it is
held back with it: the percentage and rating of "3 of 6", the other side of the fraction ("58 of 60" tells of 2), the
distance from target, and any sentence that carries such a count.
"""

import re
from dataclasses import replace
from decimal import Decimal

from quarterly.council import SmallNumbers
from quarterly.findings import Finding
from quarterly.scoring import ActionScore, Score, Scorecard

HELD_BACK = "[c]"
HELD_BACK_MEANS = "[c] stands where a figure is held back because it would tell of 1 to {largest} children."

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SENTENCE = re.compile(r"(?<=[.!?])(?:\s+)(?=[A-Z0-9“\"'(*_-])|\n+")
_NOT_A_COUNT = [
    # Digits that name something: a quarter, a year, a date, an age band, a reference, a stage, a decimal, money, a share.
    r"\b(?:quarter|qtr\.?|q|key stage|ks|year|stage|level|tier|phase|appendix|section|objective|priority|paragraph|page|pi|ni)"
    r"\s*[-–]?\s*\d+[a-z]?\b",
    r"\b(?:19|20)\d\d(?:\s*[-/–]\s*\d{2,4})?\b",
    r"\b\d{1,2}(?:st|nd|rd|th)\b(?:\s+(?:january|february|march|april|may|june|july|august|september|october|november|december))?",
    r"\b\d{1,2}\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b",
    r"\b(?:aged?|ages|age group|age groups)\s+(?:of\s+)?\d{1,2}(?:\s*(?:[-–]|to|and|or)\s*\d{1,2})?(?:\s+(?:or|and)\s+over)?",
    r"\b\d{1,2}\s*[-–]\s*\d{1,2}\b(?=\s*(?:year|age)|\s+and\s+\d)",
    r"\b\d{1,2}\s*[-–]\s*\d{1,2}\s+(?:year|age)\w*",
    r"\b\d{1,2}[-\s](?:year|month|week|day|hour|working day)s?\b(?:[-\s]olds?\b)?",
    r"\bevery\s+[\d,]+\b|\bper\s+[\d,]+k?\b",
    r"£\s?[\d,.]+\w*",
    r"\bno one\b|\bone another\b|\bone-to-one\b",
]


def is_small(count: Decimal | None, policy: SmallNumbers) -> bool:
    """Whether a count is one to hold back; 0 is shown."""
    return count is not None and 1 <= count <= policy.largest


def gives_away(numerator: Decimal | None, denominator: Decimal | None, policy: SmallNumbers) -> bool:
    """Whether a ratio tells of a small count: its numerator, its denominator, or those of the cohort not in it."""
    rest = denominator - numerator if numerator is not None and denominator is not None else None
    return any(is_small(count, policy) for count in (numerator, denominator, rest))


def public(card: Scorecard, policy: SmallNumbers) -> Scorecard:
    """Return the scorecard as the public may see it; nothing in it tells of a count that is held back."""
    scores = tuple(_public_score(score, policy) for score in card.scores)
    hidden = {score.indicator for score, seen in zip(card.scores, scores, strict=True) if seen.value == HELD_BACK}
    return replace(
        card,
        scores=scores,
        actions=tuple(_public_action(action, policy) for action in card.actions),
        findings=tuple(_public_finding(finding, hidden, policy) for finding in card.findings),
    )


def public_text(text: str, policy: SmallNumbers) -> str:
    """Return a text with every sentence that carries a small count replaced by [c]."""
    kept: list[str] = []
    for line in text.split("\n"):
        sentences = [HELD_BACK if carries_small_count(s, policy) else s for s in _SENTENCE.split(line)]
        kept.append(" ".join(s for n, s in enumerate(sentences) if s != HELD_BACK or sentences[n - 1 : n] != [HELD_BACK]))
    return "\n".join(kept)


def carries_small_count(sentence: str, policy: SmallNumbers) -> bool:
    """Whether a sentence counts from 1 to the limit, in digits or words, something that may be children."""
    text = sentence.casefold()
    for phrase in policy.safe:
        text = text.replace(phrase.casefold(), " ")
    for pattern in _NOT_A_COUNT:
        text = re.sub(pattern, " ", text)
    return bool(_small_count(policy).search(text))


def _small_count(policy: SmallNumbers) -> re.Pattern[str]:
    digits = "|".join(str(n) for n in range(1, policy.largest + 1))
    words = "|".join(_WORDS[: policy.largest])
    others = "|".join(re.escape(noun.casefold()) for noun in policy.not_people)
    # A noun that is no child may follow at once or after one word: "four additional social workers", "3 sales".
    exempt = rf"(?!\s+(?:\w+\s+)?(?:{others})\b)" if others else ""
    return re.compile(rf"(?<![\d£])(?<!\d[.,/-])\b(?:{digits}|{words}|single)\b(?![.,]\d|[\d%]|\s?(?:%|per cent)){exempt}")


def _public_score(score: Score, policy: SmallNumbers) -> Score:
    seen = replace(
        score,
        comment=public_text(score.comment, policy),
        warnings=tuple(public_text(warning, policy) for warning in score.warnings),
        source=None,
    )
    if not gives_away(score.numerator, score.denominator, policy):
        return seen
    return replace(
        seen,
        value=HELD_BACK,
        value_exact="",
        numerator=None,
        denominator=None,
        distance=HELD_BACK,
        distance_exact="",
        mechanical="",
        final="",
        explanation=HELD_BACK_MEANS.format(largest=policy.largest),
        comment=HELD_BACK if score.comment else "",
        warnings=(),
    )


def _public_action(action: ActionScore, policy: SmallNumbers) -> ActionScore:
    return replace(action, progress=public_text(action.progress, policy), source=None)


def _public_finding(finding: Finding, hidden: set[str], policy: SmallNumbers) -> Finding:
    if finding.indicator in hidden:
        return replace(finding, message=HELD_BACK, remedy=HELD_BACK)
    return replace(finding, message=public_text(finding.message, policy))
