"""Numbers by which services know one child: care and case numbers, those of courts and pupils, National Insurance numbers."""

import re

from quarterly.screening.identifiers import is_of_an_order

_NATIONAL_INSURANCE = re.compile(
    r"(?<![A-Z0-9])(?!BG|GB|NK|KN|TN|NT|ZZ)(?:QQ|[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])[ -]?(?:\d[ -]?){6}[A-D](?![A-Z0-9])", re.I
)
_COURT_CASE = re.compile(r"(?<![A-Z0-9])[A-Z]{2}\d{2}[CPZFD]\d{5}(?![A-Z0-9])", re.I)

_OF_A_CHILD = (
    r"LAC|CLA|CIC|mosaic|LCS|liquid\s?logic|capita(?:\s+one)?|care\s?first|frameworki|ICS|azeus|eclipse|case|case\s?file|file|client"
    r"|person|child|pupil|student|patient|young person|service user|social care|ULN|UPN|NHS|hospital|YJB|childview|core\+?|careworks"
    r"|paris|asset\s?plus|synergy|tribal|ONE|EHM|unique|swift|protocol"
)
_OF_ANYTHING = r"ID|I\.D\.|ref|reference|record|identifier"
_NUMBER = r"(?:\s*[-:#(]?\s*(?:ID|I\.D\.|ref(?:erence)?|record|number|num|nr?|no|identifier|file|case|code|system|is|was|as|on)\b\.?){0,4}\s*[-:#(=]?\s*"
_CODE = (
    r"((?=[A-Z0-9/-]*\d{3})[A-Z]{1,4}[-/ ]?\d{3,10}(?:[-/]?[A-Z0-9]+)*|\d{4,12}(?:[-/]\d+)*[A-Z]?|\d{2,4}[-/]\d{3,8}|\d{3,}[A-Z]+\d*"
    r"|\d{1,3}[A-Z]{1,3}\d{3,})(?![\w%]|[.,]\d)"
)
_LABELLED = re.compile(rf"\b(?:(?P<child>{_OF_A_CHILD})|(?P<any>{_OF_ANYTHING}))\b{_NUMBER}(?P<code>{_CODE})", re.I)
_ON_A_SYSTEM = re.compile(
    rf"(?<![\w.,£/-])(?P<code>\d{{5,12}})\b(?:[^.\d]{{0,12}})\b(?:on|in|\()\s*(?:mosaic|LCS|liquid\s?logic|care\s?first|capita one|frameworki|paris)\b",
    re.I,
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/–](?:\d\d|\d{4}))?$")
_OF_A_DOCUMENT = re.compile(
    r"\b(?:report|minutes?|committee|cabinet|decision|agenda|policy|document|scrutiny|audit|project|planning|indicator|finance|legal|risk|tracker"
    r"|ofsted|inspection|urn|grant|framework|statute|regulation|form|background paper|paper|school|dfe|laestab)\b[^.]{0,25}$",
    re.I,
)
_SAID_TO_BE_AN_ID = re.compile(r"\b(?:ID|I\.D\.|number|no|ref(?:erence)?|identifier|record)\b|#", re.I)


def has_national_insurance(sentence: str) -> bool:
    """Whether a sentence has a National Insurance number."""
    return bool(_NATIONAL_INSURANCE.search(sentence))


def has_case_number(sentence: str) -> bool:
    """Whether a sentence has a number beside a word that makes it a child's; years and numbers of documents are none."""
    if _COURT_CASE.search(sentence) or _ON_A_SYSTEM.search(sentence):
        return True
    return any(_is_of_a_child(sentence, found) for found in _LABELLED.finditer(sentence))


def _is_of_a_child(sentence: str, found: re.Match[str]) -> bool:
    before = sentence[: found.start()]
    if _YEAR.match(found["code"]) and not _SAID_TO_BE_AN_ID.search(found[0]):
        return False
    if found["any"]:
        return not (is_of_an_order(before) or _OF_A_DOCUMENT.search(before) or _YEAR.match(found["code"]))
    return not is_of_an_order(before)
