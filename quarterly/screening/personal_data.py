"""Personal data in what people type: the kinds there are, and which sentences have them. A kind is named, never a value."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from html import unescape

from quarterly.screening.age_companions import has_age_of_one, has_age_that_identifies
from quarterly.screening.birth_dates import has_bare_birth_date
from quarterly.screening.case_numbers import has_case_number, has_national_insurance
from quarterly.screening.contact_details import has_address, has_district, has_email, has_postcode, has_telephone
from quarterly.screening.identifiers import identifiers_in
from quarterly.screening.initials import has_initials
from quarterly.screening.known_names import KnownNames
from quarterly.screening.lexicon import Lexicon
from quarterly.screening.names import names_in
from quarterly.screening.sentences import sentence_digest, sentences_in
from quarterly.screening.telling_ages import has_age_behind
from quarterly.vocabulary.unseen import laid_bare

_DIGIT = re.compile(r"\d")
_SPACES = re.compile(r"[^\S\n]")
_LONGEST, _LONGEST_WORD, _WORDS, _OVERLAP = 1_000, 60, 120, 20


class PersonalDataKind(StrEnum):
    """What was found, in the words of a finding."""

    UPN = "UPN"
    NHS_NUMBER = "NHS number"
    NATIONAL_INSURANCE = "National Insurance number"
    DATE_OF_BIRTH = "date of birth"
    CASE_NUMBER = "care or case number"
    POSTCODE = "postcode"
    ADDRESS = "address"
    TELEPHONE = "telephone number"
    EMAIL = "e-mail address"
    INITIALS = "initials used for a person"
    AGE = "age beside what tells who it is"
    NAME = "name of a person"

    @property
    def is_identifier(self) -> bool:
        """Whether no rendering may print it, not even the restricted one; the others are only kept from the public."""
        return self not in (PersonalDataKind.INITIALS, PersonalDataKind.AGE, PersonalDataKind.NAME)


@dataclass(frozen=True, slots=True)
class PersonalSentence:
    """A sentence with personal data: its digest, by which an officer clears it, and the kinds found in it."""

    digest: str
    kinds: tuple[PersonalDataKind, ...]

    @property
    def has_identifier(self) -> bool:
        """Whether one of its kinds may be printed nowhere."""
        return any(kind.is_identifier for kind in self.kinds)


# A sentence is looked at when its return is read, for the list before a release and for each rendering; it is worked out once.
_remembered = lru_cache(maxsize=20_000)


@_remembered
def kinds_in(text: str, known: KnownNames, lexicon: Lexicon) -> tuple[PersonalDataKind, ...]:
    """Return the kinds of personal data in a text, each once, in the order of the kinds."""
    text = _as_printed(text)
    found = {PersonalDataKind(kind) for kind in identifiers_in(text)} if _DIGIT.search(text) else set()
    for sentence in sentences_in(text):
        for piece in _pieces(sentence):
            found |= set(_kinds(piece, known, lexicon))
    return tuple(kind for kind in PersonalDataKind if kind in found)


def _as_printed(text: str) -> str:
    """Return a text as readers see it: entities resolved, full-width letters and digits in their usual form, spaces alike."""
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", laid_bare(unescape(text))))


def _pieces(sentence: str) -> Iterator[str]:
    """Yield a sentence; one longer than people write in overlapping pieces, as some rules look from each word to all others."""
    if len(sentence) <= _LONGEST:
        yield sentence
        return
    words = [word[start : start + _LONGEST_WORD] for word in sentence.split() for start in range(0, len(word), _LONGEST_WORD)]
    for first in range(0, len(words), _WORDS - _OVERLAP):
        yield " ".join(words[first : first + _WORDS])


def _kinds(sentence: str, known: KnownNames, lexicon: Lexicon) -> Iterator[PersonalDataKind]:
    """Yield the kinds found in one sentence by the words and numbers in it, apart from those of a fixed form."""
    names, initials = names_in(sentence, known, lexicon), has_initials(sentence, known, lexicon)
    age = has_age_that_identifies(sentence) or has_age_behind(sentence, names)
    # Every number, postcode and date has a digit; half of all sentences have none.
    has_digit = bool(_DIGIT.search(sentence))
    is_there = {
        PersonalDataKind.NATIONAL_INSURANCE: has_digit and has_national_insurance(sentence),
        PersonalDataKind.DATE_OF_BIRTH: has_digit and has_bare_birth_date(sentence, names, has_initials=initials),
        PersonalDataKind.CASE_NUMBER: has_digit and has_case_number(sentence),
        PersonalDataKind.POSTCODE: has_digit
        and (has_postcode(sentence) or (has_age_of_one(sentence) and has_district(sentence))),
        PersonalDataKind.ADDRESS: has_address(sentence, names, known.not_people),
        PersonalDataKind.TELEPHONE: has_digit and has_telephone(sentence),
        PersonalDataKind.EMAIL: has_email(sentence, known.addresses),
        PersonalDataKind.INITIALS: initials,
        PersonalDataKind.AGE: age,
        PersonalDataKind.NAME: bool(names),
    }
    yield from (kind for kind, there in is_there.items() if there)


@_remembered
def personal_sentences(text: str, known: KnownNames, lexicon: Lexicon) -> tuple[PersonalSentence, ...]:
    """Return the sentences of a text that have personal data, cleared or not."""
    found = ((each, kinds_in(each, known, lexicon)) for each in sentences_in(text))
    return tuple(PersonalSentence(sentence_digest(sentence), kinds) for sentence, kinds in found if kinds)
