"""Digits that label something and count nothing: a quarter, a date, an age, a reference, a duration, an amount of money.

Where both readings are possible it is a count: "in this quarter 2 children came into care" and "in year 3 children were adopted".
"""

import re
from unicodedata import normalize

from quarterly.disclosure.sentences.nouns import PEOPLE
from quarterly.disclosure.sentences.numbers import IN_WORDS

_NUMBER = rf"(?:\d{{1,2}}|{IN_WORDS})"
_PERSON = "|".join(sorted(PEOPLE, key=len, reverse=True))

# "Quarter 2" is a label; in "this quarter 2 children came into care" the 2 counts children.
_COMMON = (
    *("this", "that", "last", "the", "each", "every", "per", "a", "an", "any", "past", "previous", "same", "current", "next"),
    *("first", "second", "third", "fourth", "final", "latest", "whole", "full", "financial", "school", "academic", "calendar"),
)
_LABEL = "".join(rf"(?<!\b{word} )" for word in _COMMON) + r"(?<!-)"
_NAMED = (
    *("quarter", r"qtr\.?", "year", "stage", "level", "tier", "phase", "section", "objective", "priority", "paragraph", "page"),
    *("part", "item", "minute", "recommendation", "annex", "appendix", "table", "chart", "figure", "undertaking", "tracker"),
    *(
        "action",
        "version",
        "theme",
        "room",
        "pillar",
        "goal",
        "aim",
        "outcome",
        "standard",
        "domain",
        "attainment",
        "progress",
        "band",
        "category",
        "grade",
        "week",
        "term",
        "step",
        "strand",
        "chapter",
        "question",
        "option",
    ),
)
# Upper case distinguishes "3 May" from "3 may need a placement".
_MONTH = (
    r"(?:May|March|Mar|(?i:jan(?:uary)?|feb(?:ruary)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?))\b"
)
_PARTED_SHARE = re.compile(
    r"(?<=one|two)-(?=(?:third|quarter|fifth|sixth|eighth|tenth)s?\b)|(?<=three|seven)-(?=(?:quarter|eighth)s\b)", re.I
)
_STRETCH = r"(?:(?:working |calendar |school )?day|year|month|week|hour)"
# "A 15-year-old went missing": the age is a label, whoever has it is not.
_SO_OLD = re.compile(
    rf"(?i:\b(?:{_NUMBER}(?:\s(?:and|or|to)\s|\s?[-–/]\s?))?{_NUMBER}[-\s]years?[-\s]old(s?)\b)(?!\s+(?:{_PERSON})\b)"
)
_TIME = re.compile(rf"(?i:\bq\d\b|\bquarter \w+)|\b\d{{1,2}} {_MONTH}|\b(?:19|20)\d\d\b")
_PATTERNS = [
    re.compile(
        r"(?i:\b(?:q|key stages?|ks|appendix|pi|ni|bv|paf)\s*[-–]?\s*[a-z]?\d+[a-z]?\b(?:\s*(?:and|to|or)\s*\d\b(?!\s+[a-z]))?)"
    ),
    re.compile(r"\b[A-WYZ][A-Z]{0,5}[-–]?\d+[a-z]?\b(?!%)"),  # a ref: LKI-3, ED3, TA4c
    re.compile(rf"{_LABEL}\b(?:{'|'.join(_NAMED)})\s*\d+[a-z]?\b(?!\s+(?:{_PERSON})\b)", re.IGNORECASE),
    re.compile(rf"\b(?:Quarter|Year|Key Stage)s? \d+\b(?=\s+(?:{_PERSON})\b)"),  # "Year 6 pupils"
    re.compile(r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b"),
    re.compile(r"\bQuarter (?:One|Two|Three|Four)\b"),
    re.compile(r"\b(?:19|20)\d\d(?:\s*[-/–]\s*\d{2,4})?\b"),
    re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}"),
    re.compile(
        r"(?i:\b(?:aged?|ages|age groups?)\s+(?:of\s+)?\d{1,2}(?:\s*(?:[-–]|to|or)\s*\d{1,2})?(?:\s+(?:or|and)\s+over)?)\b"
    ),
    re.compile(r"\b\d{1,2}\s*[-–]\s*\d{1,2}\b(?=\s+(?:and|&)\s+\d{1,2}\s*[-–]\s*\d)"),
    re.compile(r"(?i:\b\d{1,2}\s*[-–/]\s*\d{1,2}[-\s]+(?:year|age)\w*)"),
    re.compile(r"\bYears? \d{1,2}(?:\s*(?:and|to|or|[-–/&])\s*\d{1,2})\b"),
    re.compile(r"\b\d\+?\s?(?:or more )?A\s?[-–]\s?[CG]\b"),  # "5 A*-C"
    re.compile(rf"(?i:\b(?:{_NUMBER}\s(?:and|or|to)\s)?{_NUMBER}[-\s]{_STRETCH}s?\b(?:[-\s]olds?\b)?)"),
    re.compile(r"(?i:(?:\b\d[\d.,]*\s+)?\b(?:every|per)\s+[\d,]+k?\b)"),
    re.compile(r"^\(\d{1,2}\)(?= [A-Z])|\bone we\b"),  # the number of a paragraph
    re.compile(r"£\s?[\d,.]+\w*"),
    re.compile(rf"(?i:\b{_NUMBER} or more (?:placements|times)\b)"),
    re.compile(r"(?i:\b24/7\b|\b(?:split|cut|divided?|broken?)\b(?:\s\w+){0,3}\sin(?:to)? two\b)"),
    re.compile(
        r"(?i:\bno one\b|\bone another\b|\bone-off\b|\b(?:one|1)(?:[- ]to[- ]|:)(?:one|1)\b|\b(?:this|that|which|each|any) one\b)"
    ),
]


def plain(sentence: str) -> str:
    """Return a sentence as it prints: one space between words, full-width digits as digits, no signs of Markdown."""
    text = " ".join(normalize("NFKC", sentence).replace("_", " ").replace("*", " ").split())
    return _PARTED_SHARE.sub(" ", text)


def without_labels(sentence: str) -> str:
    """Return a sentence without the digits that are labels."""
    text = _SO_OLD.sub(lambda found: " youngsters " if found[1] else " youngster ", plain(sentence))
    for pattern in _PATTERNS:
        text = pattern.sub(" ", text)
    return " ".join(text.split())


def times_named(sentence: str) -> int:
    """Return how many quarters, days and years a sentence names: between two of them an intruder subtracts."""
    return len(_TIME.findall(plain(sentence)))
