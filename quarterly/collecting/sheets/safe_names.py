"""Names of files and sheets with personal data in them, replaced before they are repeated anywhere."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from quarterly.collecting.sheets.sheets import Workbook
from quarterly.screening.person_words import TIMES
from quarterly.screening.personal_data import PersonalDataKind
from quarterly.screening.screening import Screening
from quarterly.vocabulary.canonical import digest

_WITHHELD = "name-withheld-"
_SEPARATORS = re.compile(r"[-_.+~]+")

PersonalDataKinds = Collection[PersonalDataKind]


def safe_file_name(name: str, screening: Screening) -> str:
    """Return a file's name, or one without meaning, the same each time, if the name seems to hold personal data."""
    stem, dot, ending = name.rpartition(".")
    if not kinds_in_name(stem or name, screening):
        return name
    # The same each time, so that a later run knows the file again; eight digits tell a sender's few files apart.
    return f"{_WITHHELD}{digest(name)[:8]}{dot}{ending if stem else ''}"


def is_withheld(name: str) -> bool:
    """Whether a file's name was replaced."""
    return name.startswith(_WITHHELD)


def with_safe_sheet_names(workbook: Workbook, screening: Screening) -> tuple[Workbook, dict[int, PersonalDataKinds]]:
    """Return a workbook with other names for sheets whose own hold personal data, and the kinds found by position, from 1."""
    found = {
        position: kinds
        for position, sheet in enumerate(workbook.sheets, start=1)
        if (kinds := kinds_in_name(sheet.name, screening))
    }
    if not found:
        return workbook, {}
    old = {workbook.sheets[position - 1].name: f"Sheet {position}, name withheld" for position in found}
    sheets = tuple(replace(sheet, name=old.get(sheet.name, sheet.name)) for sheet in workbook.sheets)
    loose = tuple((_renamed(position, old), text) for position, text in workbook.text_outside_cells)
    return replace(workbook, sheets=sheets, text_outside_cells=loose), found


def kinds_in_name(name: str, screening: Screening) -> PersonalDataKinds:
    """Return the kinds of personal data in the name of a file or sheet; a forename counts without a capital too."""
    text = _SEPARATORS.sub(" ", name)
    kinds = [kind for kind in screening.kinds_in(text) if kind is not PersonalDataKind.CASE_NUMBER]  # "LAC 2012-13 Q1"
    return kinds or ([PersonalDataKind.NAME] if any(_forenames(text, screening)) else [])


def kinds_in_property(text: str, screening: Screening) -> PersonalDataKinds:
    """Return the kinds of personal data in a document property; a forename counts without a capital too."""
    return screening.kinds_in(text) or ([PersonalDataKind.NAME] if any(_forenames(text, screening)) else [])


def _forenames(text: str, screening: Screening) -> Iterator[str]:
    for word in text.casefold().split():
        if word in screening.lexicon.certain_forenames and word not in screening.known.own_words | TIMES:
            yield word


def _renamed(position: str, old: dict[str, str]) -> str:
    return next((position.replace(name, new) for name, new in old.items() if name in position), position)


class ShownDigest(str):
    """The beginning of a sentence's digest, as a finding names it."""


Quote = Callable[[object], object]


def quote_with(screening: Screening) -> Quote:
    """Return what a finding repeats of a cell: the words themselves, or that they are not repeated."""

    def quote(word: object) -> object:
        # A digest is the program's own word, and may look like a number of a case.
        is_typed = isinstance(word, str) and not isinstance(word, ShownDigest)
        return "… (not repeated)" if is_typed and screening.kinds_in(str(word)) else word

    return quote
