"""Finds identifiers of single children in text, and returns their kinds, never their values."""

import re

UPN, NHS_NUMBER, DATE_OF_BIRTH = "UPN", "NHS number", "date of birth"

_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # without I, O and S
# People part the digits as they like.
_UPN = re.compile(rf"(?<![A-Z0-9])([{_UPN_LETTERS}])[ -]?((?:\d[ -]?){{11}}[0-9{_UPN_LETTERS}])(?![A-Z0-9])", re.IGNORECASE)
# Not within a longer number, a decimal, a sum of money or a telephone number that begins with its country's code.
_NHS = re.compile(r"(?<![\d£+])(?<!\d\.)(?<!\+44)(?<!\+44[ -])([4679]\d{2})([ .-]?)(\d{3})\2(\d{4})(?![\dA-Za-z%]|\.\d)")

# Beside these words a number of the right form is one, also with a wrong check letter or digit: it was mistyped.
_NAMED_UPN = re.compile(r"\b(?:UPN|(?:unique )?pupil(?:['’]s)?)\b[^.]{0,25}?\b[A-Z][ -]?(?:\d[ -]?){11}[0-9A-Z]\b", re.IGNORECASE)
_NAMED_NHS = re.compile(
    r"\bNHS\s*(?:no\b\.?|number|num\b\.?|#|ID\b)?[^.\d]{0,12}(?<![\d.])(?:\d[ .-]?){9}\d(?!\d)", re.IGNORECASE
)
# Beside these words it is the number of something else, although one in eleven has a right check digit.
_OF_AN_ORDER = re.compile(
    r"\b(?:orders?|invoices?|contracts?|purchase|po|account|budget|cost|tender|payments?|transactions?|serial|batch|barcode|isbn|version"
    r"|uprn|asset|licen[cs]e|grant|procurement|requisition|vat|company|charity|ticket|model|cheque|voucher|policy)\b[^.]{0,25}$",
    re.IGNORECASE,
)

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
DATE = (
    r"(?:\b\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d{2})\b|\b\d{4}-\d{1,2}-\d{1,2}"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{MONTH},?[\s-]+\d{{2,4}}\b|\b{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}\b)"
)
_BORN = r"(?:\bedd\b|\bdate\s+of\s+birth\b|\bdob\b|\bd\.\s?o\.\s?b\b\.?|\bborn\s+on\b)"
# "Born 3 April 2011" is about one child; "born between" and "born 1 April 2011 to 31 March 2012" are about a cohort.
_BORN_ONE = rf"\bborn[\s(:,]*{DATE}(?!\s*(?:to|until|and|-|–)\s)"
_BORN_WORDS = re.compile(rf"{_BORN}|\bborn\b", re.IGNORECASE)
_BIRTH = re.compile(rf"{_BORN}.{{0,30}}?{DATE}|{DATE}.{{0,30}}?{_BORN}|{_BORN_ONE}", re.IGNORECASE | re.DOTALL)


def identifiers_in(text: str) -> list[str]:
    """Return the kinds of identifier in the text, each once."""
    found = {
        UPN: any(_upn_letter(rest) == letter.upper() for letter, rest in _UPN.findall(text)) or bool(_NAMED_UPN.search(text)),
        NHS_NUMBER: any(_is_a_persons(text, found) for found in _NHS.finditer(text)) or bool(_NAMED_NHS.search(text)),
        DATE_OF_BIRTH: bool(_BORN_WORDS.search(text) and _BIRTH.search(text)),
    }
    return [kind for kind, present in found.items() if present]


def is_of_an_order(before: str) -> bool:
    """Whether the words before a number say that it is that of an order, an invoice or the like."""
    return bool(_OF_AN_ORDER.search(before))


def _is_a_persons(text: str, found: re.Match[str]) -> bool:
    return _is_nhs_number(found[1] + found[3] + found[4]) and not is_of_an_order(text[: found.start()])


def _upn_letter(rest: str) -> str:
    """Return the check letter of a UPN from the twelve characters after it; in a temporary number the last one is a letter."""
    # A check letter tells a UPN from any other run of a letter and twelve digits, such as an order number.
    values = (int(c) if c.isdigit() else _UPN_LETTERS.index(c) for c in rest.upper() if c not in " -")
    return _UPN_LETTERS[sum(weight * value for weight, value in enumerate(values, start=2)) % 23]


def _is_nhs_number(digits: str) -> bool:
    check = 11 - sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), digits, strict=False)) % 11
    return check % 11 == int(digits[9])  # numbers whose check digit would be 10 are not issued, and 11 is written 0
