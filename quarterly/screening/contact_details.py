"""Postcodes, addresses, telephone numbers and e-mail addresses in a sentence."""

import re
from collections.abc import Collection

from quarterly.screening.identifiers import is_of_an_order

_AREAS = (
    "AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX "
    "FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG "
    "NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS "
    "TW UB W WA WC WD WF WN WR WS WV YO ZE"
)
_AREA = "|".join(sorted(_AREAS.split(), key=len, reverse=True))
DISTRICT = rf"(?:{_AREA})(?:[1-9]\d?|0)[A-HJKMNP-Y]?"
_POSTCODE = re.compile(rf"(?<![\w/-])(?:{DISTRICT})[ \N{{NO-BREAK SPACE}}]{{0,2}}\d[ABD-HJLNP-UW-Z]{{2}}(?![\w/])", re.I)
_ORDINAL = re.compile(r"(?:1st|2nd|3rd|\dth)$")
_DISTRICT_ALONE = re.compile(rf"(?<![\w/-]){DISTRICT}(?![\w/-])")

_STREET = (
    "street|st|road|rd|avenue|ave|lane|ln|close|drive|way|court|crescent|cres|place|terrace|gardens|gdns|grove|mews|row|rise|walk|"
    "square|parade|hill|view|croft|fold|drove|garth|gate|green|park|vale|wharf|quay|bank|end"
)
_PLAIN_STREET = "street|road|rd|avenue|ave|lane|close|drive|crescent|terrace|gardens|grove|mews"
_NAMED = r"(?:(?-i:[A-Z])[\w'’-]*\s+){1,3}"
_ADDRESS = re.compile(
    rf"(?<![\w.,£/-])\d{{1,4}}[a-z]?(?:\s?[-–/]\s?\d{{1,4}})?,?\s+{_NAMED}(?:{_STREET})\b(?!\s+(?:teams?|schools?|centres?|projects?|surgery))"
    rf"|(?<![\w.,£/-])\d{{1,4}}[a-z]?,?\s+(?:[a-z'’-]+\s+){{1,2}}(?:{_PLAIN_STREET})\b(?!\s+(?:teams?|schools?|centres?|projects?))"
    rf"|\b(?:flat|apartment|apt|maisonette|bedsit)\s+(?:no\.?\s*)?\d{{1,4}}[a-z]?\b|\bunit\s+\d{{1,3}}[a-z]?,?\s+(?-i:[A-Z])"
    rf"|\b(?:lives?|lived|living|resid(?:es|ed|ing)|staying|stays|(?:his|her|their|the\s+family|mother|father|carer)(?:['’]?s)?\s+(?:\w+\s+)?"
    rf"(?:home|house|address|flat))\b[^.]{{0,30}}?\s(?:on|in|at|to|is)\s+{_NAMED}(?:{_PLAIN_STREET}|way|court|place)\b"
    rf"|\b(?-i:(?:The\s+)?(?:[A-Z][\w'’]+\s+){{0,2}}(?:Cottage|Farm|Farmhouse|Bungalow|Villa|Rectory|Vicarage|Lodge|House)),\s+"
    rf"(?:\d+\s+)?{_NAMED}(?:{_PLAIN_STREET})\b",
    re.I,
)

_TELEPHONE = re.compile(r"(?<![\w.£/-])(?:\+44[ -]?\(?0?\)?[ -]?|0044[ -]?|\(?0)(?:\d[ .()-]{0,2}){8,9}\d(?![\w/])", re.I)
_OF_BODIES = re.compile(r"\D*0(?:3|8)")  # 0300, 0800, 0808, 0845: no person has such a number
_EMAIL = re.compile(r"[\w.+'’-]+\s?(?:@|[(\[]\s?at\s?[)\]])\s?[\w-]+(?:\.[\w-]+)+", re.I)


def has_postcode(sentence: str) -> bool:
    """Whether a sentence has a full postcode of an area that exists."""
    return any(not _ORDINAL.search(found[0]) for found in _POSTCODE.finditer(sentence))


def has_district(sentence: str) -> bool:
    """Whether a sentence has the first half of a postcode alone."""
    return bool(_DISTRICT_ALONE.search(sentence))


def has_address(sentence: str, names: Collection[str], known: Collection[str]) -> bool:
    """Whether a sentence has a number before the name of a street, a flat, a house, or a street that somebody lives in.

    A number before one of the `names` that are asked about is an address behind "of", "at" or "to". A `known` phrase is none.
    """
    found = (match[0] for match in _ADDRESS.finditer(sentence))
    if any(not any(each in phrase for phrase in known) for each in found):
        return True
    return any(
        re.search(rf"\b(?:of|at|to|from|address(?: is)?:?)\s+\d{{1,3}}[a-z]?,?\s+{re.escape(name)}", sentence) for name in names
    )


def has_telephone(sentence: str) -> bool:
    """Whether a sentence has a telephone number that a person may have; what is ordered or paid by number is none."""
    found = (match for match in _TELEPHONE.finditer(sentence) if not _OF_BODIES.match(match[0]))
    return any(not is_of_an_order(sentence[: match.start()]) for match in found)


def has_email(sentence: str, known: Collection[str]) -> bool:
    """Whether a sentence has an e-mail address other than the known ones, which are in lower case."""
    found = ("".join(each.split()).casefold().rstrip(".") for each in _EMAIL.findall(sentence))
    return any(each not in known for each in found)
