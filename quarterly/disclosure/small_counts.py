"""Small counts: which counts and ratios are disclosive, and which sentences contain such a count.

An intruder reads "three of our care leavers moved": he knows the young people of one small home, and now knows three of them. So
every number from 1 to the limit in a sentence is a small count, unless it is plainly a label such as "quarter 2" or an age. Where
both readings are possible it is a count: a sentence that was suppressed needlessly can be reworded, a published one cannot be
recalled.
"""

import re
from decimal import Decimal
from unicodedata import normalize

from quarterly.configuration.profile import SmallNumbers

_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(_WORDS)})"

# "Quarter 2" is a label; in "this quarter 2 children came into care" the 2 counts children.
_COMMON = (
    *("this", "that", "last", "the", "each", "every", "per", "a", "an", "any", "past", "previous", "same", "current", "next"),
    *("first", "second", "third", "fourth", "final", "latest", "whole", "full", "financial", "school", "academic", "calendar"),
)
_LABEL = "".join(rf"(?<!\b{word} )" for word in _COMMON) + r"(?<!-)"
# Upper case distinguishes "3 May" from "3 may need a placement".
_MONTH = (
    r"(?:May|March|Mar|(?i:jan(?:uary)?|feb(?:ruary)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?))\b"
)
_NOT_A_COUNT = [
    # Digits that label something: a quarter, a year, a date, an age band, a reference, a stage, a duration, a rate, money.
    re.compile(r"(?i:\b(?:q|key stage|ks|appendix|pi|ni)\s*[-–]?\s*\d+[a-z]?\b)"),
    re.compile(
        rf"{_LABEL}\b(?:quarter|qtr\.?|year|stage|level|tier|phase|section|objective|priority|paragraph|page|part|item|minute|recommendation|annex)\s*\d+[a-z]?\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b"),
    re.compile(r"\bQuarter (?:One|Two|Three|Four)\b"),
    re.compile(r"\b(?:19|20)\d\d(?:\s*[-/–]\s*\d{2,4})?\b"),
    re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)\b(?:\s+{_MONTH})?"),
    re.compile(rf"\b\d{{1,2}}\s+{_MONTH}"),
    re.compile(
        r"(?i:\b(?:aged?|ages|age groups?)\s+(?:of\s+)?\d{1,2}(?:\s*(?:[-–]|to|or)\s*\d{1,2})?(?:\s+(?:or|and)\s+over)?)\b"
    ),
    re.compile(r"\b\d{1,2}\s*[-–]\s*\d{1,2}\b(?=\s+and\s+\d{1,2}\s*[-–]\s*\d)"),
    re.compile(r"(?i:\b\d{1,2}\s*[-–/]\s*\d{1,2}[-\s]+(?:year|age)\w*)"),
    re.compile(rf"(?i:\b{_NUMBER}[-\s](?:(?:working |calendar |school )?day|year|month|week|hour)s?\b(?:[-\s]olds?\b)?)"),
    re.compile(r"(?i:\bevery\s+[\d,]+\b|\bper\s+[\d,]+k?\b)"),
    re.compile(r"£\s?[\d,.]+\w*"),
    re.compile(r"(?i:\bno one\b|\bone another\b|\b(?:one|1)(?:[- ]to[- ]|:)(?:one|1)\b)"),
]
# Counts without a number; "both" only where it refers to people.
_UNNUMBERED = (
    r"single|twins|triplets|(?:pair|couple)(?=\s+of\b)"
    r"|both(?=\s+(?:of\s+(?:them|these|those|whom)|were|have|had|(?:the\s+)?(?:children|young|boys|girls|siblings|care|cases))\b)"
)
# The only words allowed between a count and a noun that is not a child: "four additional social workers", not "2 pupils post".
_ADJECTIVES = "additional|extra|further|more|new|other|permanent|temporary|vacant"
# The two sides of a ratio as people write them, part and whole; "of 60 children, 58" turns them round.
_SIDES = re.compile(r"\b(\d+)\s*/\s*(\d+)\b|\b(\d+)\s+(?:out\s+)?of\s+(?:[a-z]+\s+){0,3}?(\d+)\b", re.IGNORECASE)
_SIDES_TURNED = re.compile(
    r"\bof\s+(?:[a-z]+\s+)?(\d+)\b(?!\s?%|\.\d)(?=\D{0,60}?(?<![.,£])\b(\d+)\b(?!\s?%|\.\d))", re.IGNORECASE
)
_SIDES_APART = re.compile(
    r"(?<![.,£])\b(\d+)\b(?!\s?%|\.\d)\D{0,60}?\bof\s+(?:which|whom|these|them)\b\D{0,20}?\b(\d+)\b(?!\s?%|\.\d)", re.IGNORECASE
)
_SIDES_FAR = re.compile(
    r"(?<![.,£])\b(\d+)\b(?!\s?%|\.\d)\D{1,40}?\bof\s+(?:the|all|those)\s+(\d+)\b(?!\s?%|\.\d)", re.IGNORECASE
)


Counts = tuple[Decimal | None, Decimal | None]


def is_small(count: Decimal | None, policy: SmallNumbers) -> bool:
    """Whether a count is from 1 to the limit; 0 points at nobody, and a weighted count of 5.5 is treated as 5."""
    return count is not None and 0 < count < policy.largest + 1


def ratio_is_disclosive(numerator: Decimal | None, denominator: Decimal | None, policy: SmallNumbers) -> bool:
    """Whether a ratio reveals a small count: its numerator, its denominator, or its complement (58 of 60 leaves 2)."""
    few = any(is_small(count, policy) for count in (numerator, denominator, complement(numerator, denominator)))
    return few or is_of_whole_group(numerator, denominator, policy)


def is_of_whole_group(numerator: Decimal | None, denominator: Decimal | None, policy: SmallNumbers) -> bool:
    """Whether a ratio tells something of every child in a small group, which the policy does not show.

    An intruder who knows one of the 6 care leavers reads "100% were known to youth justice", and knows it of her.
    """
    if numerator is None or denominator is None or not 0 < denominator <= policy.small_group:
        return False
    return (policy.zero == "suppress" and numerator == 0) or (policy.all == "suppress" and numerator == denominator)


def ratio_is_disclosive_by_differencing(now: Counts, before: Counts, policy: SmallNumbers, *, complements: bool = True) -> bool:
    """Whether the cases added since an earlier quarter of the year are a small count.

    An intruder subtracts: 6 adoptions in Quarter 1 and 8 by Quarter 2 leave 2 in Quarter 2. With `complements` he subtracts the
    cases outside the numerator too: 10 in time of 20 and 18 of 30 leave 2 of the new cases that were not in time (12 less 10).
    """
    pairs = list(zip(now, before, strict=True)) + ([(complement(*now), complement(*before))] if complements else [])
    return any(is_small(later - earlier, policy) for later, earlier in pairs if later is not None and earlier is not None)


def complement(numerator: Decimal | None, denominator: Decimal | None) -> Decimal | None:
    """Return the cases of a denominator that are not in the numerator, None where one of the two is not known."""
    return denominator - numerator if numerator is not None and denominator is not None else None


def contains_small_count(sentence: str, policy: SmallNumbers) -> bool:
    """Whether a sentence counts what may be children, from 1 to the limit, in digits or words, or gives such a ratio."""
    text = _plain(sentence)
    for phrase in policy.safe:
        text = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", " ", text, flags=re.IGNORECASE)
    text = without_labels(text)
    return bool(_small_count(policy).search(text)) or any(ratio_is_disclosive(n, d, policy) for n, d in _sides(text))


def without_labels(sentence: str) -> str:
    """Return a sentence without the digits that are labels: those of a quarter, a date, an age, a reference, an amount."""
    text = _plain(sentence)
    for pattern in _NOT_A_COUNT:
        text = pattern.sub(" ", text)
    return text


def _plain(sentence: str) -> str:
    return " ".join(normalize("NFKC", sentence).replace("_", " ").split())  # "_3_" prints as a slanted 3


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
    """Return every (part, whole) of a text: "58 of the 60", "58/60", "of 60 children, 58", "60 ended, of which 58"."""
    digits = _WORD.sub(lambda word: str(_WORDS.index(word[0].casefold()) + 1), re.sub(r"(?<=\d),(?=\d{3}\b)", "", text))
    found = [(a or c, b or d) for a, b, c, d in _SIDES.findall(digits)]
    found += _SIDES_FAR.findall(digits)
    found += [(part, whole) for whole, part in (*_SIDES_TURNED.findall(digits), *_SIDES_APART.findall(digits))]
    return [(Decimal(part), Decimal(whole)) for part, whole in found if int(part) <= int(whole)]
