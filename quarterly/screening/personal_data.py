"""Personal data in what people type: the kinds there are, and which sentences have them. A kind is named, never a value."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from quarterly.screening.identifiers import identifiers_in
from quarterly.screening.known_names import KnownNames
from quarterly.screening.lexicon import Lexicon
from quarterly.screening.sentences import sentence_digest, sentences_in


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


def kinds_in(text: str, known: KnownNames, lexicon: Lexicon) -> tuple[PersonalDataKind, ...]:
    """Return the kinds of personal data in a text, each once, in the order of the kinds."""
    del known, lexicon
    found = {PersonalDataKind(kind) for kind in identifiers_in(text)}
    return tuple(kind for kind in PersonalDataKind if kind in found)


def personal_sentences(
    text: str, known: KnownNames, lexicon: Lexicon, cleared: Collection[str] = ()
) -> tuple[PersonalSentence, ...]:
    """Return the sentences of a text that have personal data and are not `cleared`, which holds digests of sentences."""
    found = [PersonalSentence(sentence_digest(each), kinds_in(each, known, lexicon)) for each in sentences_in(text)]
    return tuple(each for each in found if each.kinds and each.digest not in cleared)
