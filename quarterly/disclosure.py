"""Small numbers: what must not reach the public, and everything that would give it away.

A count from 1 to 5 can point at a child (DfE holds back the same counts in its local authority tables). What follows from it is
held back with it: the percentage and rating of "3 of 6", the other side of the fraction ("58 of 60" tells of 2), the
distance from target, whether anything was said about it, and any sentence that carries such a count or quotes such a value.
Where a sentence can be read both ways, as a name ("quarter 2") or as a count, it is held back.
"""

import re
from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from unicodedata import normalize

from quarterly.consistency import shares
from quarterly.council import SmallNumbers
from quarterly.numbers import Unit, decimals_of, exact, shown
from quarterly.scoring import Score, Scorecard

HELD_BACK = "[c]"
HELD_BACK_MEANS = "[c] stands where a figure is held back because it would tell of 1 to {largest} children."

_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(_WORDS)})"
_SENTENCE = re.compile(r"(?<=[.!?])(?:\s+)(?=[A-Z0-9“\"'(*_-])|\n+")

# "Quarter 2" names a quarter; in "this quarter 2 children came into care" the 2 counts children.
_COMMON = (
    *("this", "that", "last", "the", "each", "every", "per", "a", "an", "any", "past", "previous", "same", "current", "next"),
    *("first", "second", "third", "fourth", "final", "latest", "whole", "full", "financial", "school", "academic", "calendar"),
)
_A_NAME = "".join(rf"(?<!\b{word} )" for word in _COMMON) + r"(?<!-)"
# Upper case tells "3 May" from "3 may need a placement".
_MONTH = (
    r"(?:May|March|Mar|(?i:jan(?:uary)?|feb(?:ruary)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?))\b"
)
_NOT_A_COUNT = [
    # Digits that name something: a quarter, a year, a date, an age band, a reference, a stage, a decimal, money, a share.
    re.compile(r"(?i:\b(?:q|key stage|ks|appendix|pi|ni)\s*[-–]?\s*\d+[a-z]?\b)"),
    re.compile(
        rf"{_A_NAME}\b(?:quarter|qtr\.?|year|stage|level|tier|phase|section|objective|priority|paragraph|page)\s*\d+[a-z]?\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:19|20)\d\d(?:\s*[-/–]\s*\d{2,4})?\b"),
    re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)\b(?:\s+{_MONTH})?"),
    re.compile(rf"\b\d{{1,2}}\s+{_MONTH}"),
    re.compile(r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b"),
    re.compile(
        r"(?i:\b(?:aged?|ages|age groups?)\s+(?:of\s+)?\d{1,2}(?:\s*(?:[-–]|to|or)\s*\d{1,2})?(?:\s+(?:or|and)\s+over)?)\b"
    ),
    re.compile(r"\b\d{1,2}\s*[-–]\s*\d{1,2}\b(?=\s+and\s+\d{1,2}\s*[-–]\s*\d)"),
    re.compile(r"(?i:\b\d{1,2}\s*[-–/]\s*\d{1,2}[-\s]+(?:year|age)\w*)"),
    re.compile(rf"(?i:\b{_NUMBER}[-\s](?:working |calendar |school )?(?:year|month|week|day|hour)s?\b(?:[-\s]olds?\b)?)"),
    re.compile(r"(?i:\bevery\s+[\d,]+\b|\bper\s+[\d,]+k?\b)"),
    re.compile(r"£\s?[\d,.]+\w*"),
    re.compile(r"(?i:\bno one\b|\bone another\b|\b(?:one|1)(?:[- ]to[- ]|:)(?:one|1)\b)"),
]
# Counts without a number; "both" only where it stands for people.
_UNNUMBERED = (
    r"single|twins|triplets|(?:pair|couple)(?=\s+of\b)"
    r"|both(?=\s+(?:of\s+(?:them|these|those|whom)|were|have|had|(?:the\s+)?(?:children|young|boys|girls|siblings|care|cases))\b)"
)
# Only these may stand between a count and a noun that is no child: "four additional social workers", not "2 pupils post".
_ADJECTIVES = "additional|extra|further|more|new|other|permanent|temporary|vacant"
_FIGURE = re.compile(r"(?<![\d.,£])(\d+(?:,\d{3})*(?:\.\d+)?)(\s?(?:%|per\s?cent\b))?", re.IGNORECASE)
_SIDES = re.compile(r"\b(\d+)\s*/\s*(\d+)\b|\b(\d+)\s+(?:out\s+)?of\s+(?:[a-z]+\s+){0,3}?(\d+)\b", re.IGNORECASE)
_SIDES_TURNED = re.compile(r"\bof\s+(?:[a-z]+\s+)?(\d+)\b(?!\s?%|\.\d)\D{0,60}?(?<![.,£])\b(\d+)\b(?!\s?%|\.\d)", re.IGNORECASE)


def is_small(count: Decimal | None, policy: SmallNumbers) -> bool:
    """Whether a count is one to hold back; 0 is shown, and a count that is not whole is held back like the whole one below."""
    return count is not None and 0 < count < policy.largest + 1


def gives_away(numerator: Decimal | None, denominator: Decimal | None, policy: SmallNumbers) -> bool:
    """Whether a ratio tells of a small count: its numerator, its denominator, or those of the cohort not in it."""
    rest = denominator - numerator if numerator is not None and denominator is not None else None
    return any(is_small(count, policy) for count in (numerator, denominator, rest))


def public(card: Scorecard, policy: SmallNumbers) -> Scorecard:
    """Return the scorecard as the public may see it; nothing in it tells of a count that is held back.

    Findings are a service's own business and quote what it sent: none of them is left.
    """
    hidden = {score.indicator: score.value for score in card.scores if _tells(score, policy)}
    secrets = set(hidden.values())
    return replace(
        card,
        scores=tuple(
            _held_back(score, policy) if score.indicator in hidden else _public_score(score, policy, secrets)
            for score in card.scores
        ),
        actions=tuple(
            replace(action, progress=public_text(action.progress, policy, secrets), source=None) for action in card.actions
        ),
        findings=(),
    )


def public_text(text: str, policy: SmallNumbers, secrets: Collection[str] = ()) -> str:
    """Return a text with every sentence that carries a small count, or quotes one of the secret values, replaced by [c]."""
    kept: list[str] = []
    for line in text.split("\n"):
        sentences = [HELD_BACK if carries_small_count(s, policy) or _quotes(s, secrets) else s for s in _SENTENCE.split(line)]
        kept.append(" ".join(s for n, s in enumerate(sentences) if s != HELD_BACK or sentences[n - 1 : n] != [HELD_BACK]))
    return "\n".join(kept)


def carries_small_count(sentence: str, policy: SmallNumbers) -> bool:
    """Whether a sentence counts from 1 to the limit, in digits or words, something that may be children."""
    text = " ".join(normalize("NFKC", sentence).replace("_", " ").split())  # "_3_" prints as a slanted 3
    for phrase in policy.safe:
        text = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", " ", text, flags=re.IGNORECASE)
    for pattern in _NOT_A_COUNT:
        text = pattern.sub(" ", text)
    return bool(_small_count(policy).search(text)) or any(gives_away(n, d, policy) for n, d in _sides(text))


def _small_count(policy: SmallNumbers) -> re.Pattern[str]:
    digits = "|".join(str(n) for n in range(1, policy.largest + 1))
    words = "|".join(_WORDS[: policy.largest])
    others = "|".join(re.escape(noun) for noun in policy.not_people)
    exempt = rf"(?!\s+(?:(?:{_ADJECTIVES})\s+)?(?:{others})\b(?!\s*\d|-))" if others else ""
    return re.compile(
        rf"(?<![\d£])(?<!\d[./–-])\b(?:x?(?:{digits})x?|{words}|{_UNNUMBERED})\b"
        rf"(?!\.\d|,\d{{3}}|\s?(?:%|per\s?cent\b)){exempt}",
        re.IGNORECASE,
    )


def _sides(text: str) -> list[tuple[Decimal, Decimal]]:
    """Return every (part, whole) of a text: "58 of the 60", "58/60", "of 60 children, 58"."""
    digits = _WORD.sub(lambda word: str(_WORDS.index(word[0].casefold()) + 1), re.sub(r"(?<=\d),(?=\d{3}\b)", "", text))
    found = [(a or c, b or d) for a, b, c, d in _SIDES.findall(digits)]
    found += [(part, whole) for whole, part in _SIDES_TURNED.findall(digits)]
    return [(Decimal(part), Decimal(whole)) for part, whole in found if int(part) <= int(whole)]


def _quotes(sentence: str, secrets: Collection[str]) -> bool:
    """Whether a sentence gives a value that is held back, with its decimals or more of them."""
    figures = (
        [(exact(number.replace(",", "")), bool(percent)) for number, percent in _FIGURE.findall(sentence)] if secrets else []
    )
    return any(shown(n, decimals_of(s), Unit.PERCENT if percent else None) == s for n, percent in figures for s in secrets)


def _tells(score: Score, policy: SmallNumbers) -> bool:
    """Whether a printed value tells of a small count, by its own counts or by those its comment says it is made of."""
    if not score.value:
        return False
    said = [
        (Decimal(part), Decimal(whole))
        for _, part, whole in shares(score.comment)
        if shown(Fraction(part * 100, whole), decimals_of(score.value), Unit.PERCENT) == score.value
    ]
    return any(gives_away(n, d, policy) for n, d in ((score.numerator, score.denominator), *said))


def _public_score(score: Score, policy: SmallNumbers, secrets: Collection[str]) -> Score:
    return replace(
        score,
        comment=public_text(score.comment, policy, secrets),
        warnings=tuple(public_text(warning, policy, secrets) for warning in score.warnings),
        source=None,
    )


def _held_back(score: Score, policy: SmallNumbers) -> Score:
    # That there is a comment would tell that one was asked for, and so that the rating is off target.
    return replace(
        score,
        value=HELD_BACK,
        value_exact="",
        numerator=None,
        denominator=None,
        distance=HELD_BACK,
        distance_exact="",
        mechanical="",
        final="",
        explanation=HELD_BACK_MEANS.format(largest=policy.largest),
        comment="",
        source=None,
        warnings=(),
    )
