"""Numbers by which services know one child: care and case numbers, those of courts and the police, National Insurance numbers."""

import re

from quarterly.screening.identifiers import is_of_an_order

_NATIONAL_INSURANCE = re.compile(
    r"(?<![A-Z0-9])(?!BG|GB|NK|KN|TN|NT|ZZ)(?:QQ|[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])[ -]?(?:\d[ -]?){6}[A-D](?![A-Z0-9])", re.I
)
_COURT_CASE = re.compile(r"(?<![A-Z0-9])[A-Z]{2}\d{2}[CPZFD]\d{5}(?![A-Z0-9])", re.I)
# A letter or two and five digits or more are the number of something; codes of statistics and standards are not a person's.
_MIXED = re.compile(r"(?<![\w/.-])(?!(?:ISO|BS|EN|E0|E1|W0|S0|S1|N0)\d)[A-Z]{1,4}-?\d{5,10}[A-Z]?(?![\w/-])")

# A number that begins with 0, has an 's, or is or was what a child is, counts nothing. 0300 and 0800 are telephone numbers.
_NO_COUNT = re.compile(
    r"(?<![\w.,£/+-])(?:0(?![38]0)\d{4,8}(?![\d/.,]|\s\d)|\d{4,12}['’]s\b"
    r"|\d{4,12}\s+(?:is|was|has(?:\s+been)?)\s+(?:placed|missing|moved|born|adopted|closed|reopened|re-opened|an?\s+duplicate|duplicated)\b)",
    re.I,
)

_SYSTEMS = (
    r"mosaic|LCS|liquid\s?logic|capita(?:\s+one)?|care[ -]?first|framework-?i|ICS|SSID|anite|northgate|azeus|eclipse|paris|swift"
    r"|protocol|synergy|tribal|impulse|core\+?|careworks|childview|asset\s?plus|EHM|rio|system\s?one|emis|quickview|contactpoint|e-?caf|caf"
)
_CHILDREN = (
    r"LAC|CLA|CIC|cases?(?:\s?file)?|files?|clients?|persons?|child(?:['’]s|ren)?|pupils?|student|learner|patient|young\s+person|service\s+user|YP"
    r"|carer|social\s+care|social\s+services|ULN|UPN|UCI|NHS|hospital|court|YJB|YOT|PNC|CRO|prison(?:er)?|crime|police|passport|home\s+office|unique"
    r"|her|his|their"
)
# These also count things, so they need a word that says number, or five digits.
_EVENTS = (
    r"CIN|CP|SEN|EHCP?|referral|contact|assessment|family|household|episode|incident|admission|candidate|cafcass|placement|worker"
)
_ANYTHING = r"ID(?:['’]?s)?|I\.D\.|refs?|references?|records?|identifiers?|numbers?|nos?|nr"
_SAYS_NUMBER = r"(?:ID(?:['’]?s)?|I\.D\.|ref(?:erence)?|record|number|num|nr?|no|identifier|file|case|code|system|pin)\b\.?"
_LINK = rf"(?P<link>(?:\s*[-:#(.]?\s*(?:{_SAYS_NUMBER}|(?:is|was|as|on|of)\b)){{0,4}}\s*[-:#(=.]?\s*)"
_CODE = (
    r"(?P<code>(?:(?=[A-Z0-9/-]*\d{3})[A-Z]{1,4}[-/ ]?\d{3,10}(?:[-/]?[A-Z0-9]+)*|\d{4,12}(?:[-/]\d+)*(?:[-/]?[A-Z])?"
    r"|\d{2,4}[-/]\d{3,8}[A-Z]?|\d{3,}[A-Z]+\d*|\d{1,3}[A-Z]{1,3}\d{3,}|\d{2,4}(?: \d{2,4}){1,3})(?![\w%]|[.,]\d))"
)
_LABEL = rf"(?:(?P<child>{_SYSTEMS}|{_CHILDREN})|(?P<event>{_EVENTS})|(?P<any>{_ANYTHING}))"
_LABELLED = re.compile(rf"\b{_LABEL}\b{_LINK}{_CODE}", re.I)
_WITH_STROKES = re.compile(r"\b(?:\d{2,4}/)?(?:LAC|CLA|CP|CIN|YOT|SW|CH)/\d{2,6}(?:/\d+)?\b|(?<!\w)#\s?\d{4,}", re.I)
_ON_A_SYSTEM = re.compile(
    rf"(?<![\w.,£/-])\d{{5,12}}\b\s*\(\s*(?:LAC|CLA|CIN|CP)\b|(?<![\w.,£/-])\d{{4,12}}\b[^.\d]{{0,12}}\b(?:on|in|\()\s*(?:{_SYSTEMS})\b",
    re.I,
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/–](?:\d\d|\d{4}))?$")
_ANY_NUMBER = re.compile(r"n(?:umbers?|os?|r)$", re.I)
_COUNTS = re.compile(
    r"her|his|their|child|children|cases|files|clients|persons|pupils|court|police|crime|home office|hospital|carer|unique", re.I
)
_NUMBER_WORD = re.compile(r"\b(?:ID|I\.D\.|number|num|no|nr|n|ref(?:erence)?|identifier|record)\b|#", re.I)
_OF_A_DOCUMENT = re.compile(
    r"\b(?:report|minutes?|committee|cabinet|decision|agenda|policy|document|scrutiny|audit|project|planning|indicator|finance|legal|risk"
    r"|tracker|ofsted|inspection|urn|framework|statute|regulation|form|paper|school|dfe|laestab|appendix|version)\b[^.]{0,25}$",
    re.I,
)


def has_national_insurance(sentence: str) -> bool:
    """Whether a sentence has a National Insurance number."""
    return bool(_NATIONAL_INSURANCE.search(sentence))


def has_case_number(sentence: str) -> bool:
    """Whether a sentence has a number beside a word that makes it a child's; years and numbers of documents are none."""
    if any(pattern.search(sentence) for pattern in (_COURT_CASE, _ON_A_SYSTEM, _WITH_STROKES)):
        return True
    alone = (sentence[: found.start()] for pattern in (_MIXED, _NO_COUNT) for found in pattern.finditer(sentence))
    if any(not _is_of_something_else(before) for before in alone):
        return True
    return any(_is_of_a_child(sentence, found) for found in _LABELLED.finditer(sentence))


def _is_of_a_child(sentence: str, found: re.Match[str]) -> bool:
    before, says_number = sentence[: found.start()], bool(_NUMBER_WORD.search(found["link"]))
    if _YEAR.match(found["code"]) and not (found["child"] and says_number):
        return False
    if " " in found["code"] and not says_number:  # a row of figures
        return False
    digits = len(re.sub(r"\D", "", found["code"]))
    if found["any"]:
        return not _is_of_something_else(before) and (digits > 4 or not _ANY_NUMBER.match(found["any"]))
    if (found["event"] or _COUNTS.fullmatch(found["child"])) and not says_number and digits < 5:
        return False
    return not is_of_an_order(before)


def _is_of_something_else(before: str) -> bool:
    return is_of_an_order(before) or bool(_OF_A_DOCUMENT.search(before))
