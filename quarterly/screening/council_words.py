"""What a council's own configuration says is no person: its words, its cleared phrases, its contacts' addresses."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from quarterly.configuration.council import Council
from quarterly.screening.known_names import KnownNames
from quarterly.screening.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_]+")
_NAME = r"[^\W\d_a-z][^\W\d_]*(?:['’][^\W\d_]+)*"
_PHRASE = re.compile(rf"(?<![\w'’-]){_NAME}(?: {_NAME})+(?![\w-])")


def known_names(council: Council, lexicon: Lexicon) -> KnownNames:
    """Return what a council has cleared, and the words of its own profile and catalogue that are not English anyway.

    A sentence added to the profile in plain English thus changes nothing in what texts are screened with. A thing with a name in
    it ("Tyrese House") is known by the whole of it: the name alone may be a child's.
    """
    addresses = frozenset(contact.email.casefold() for contact in council.profile.contacts.values())
    texts = list(_own_texts(council))
    own, things = _own_words(texts, council, lexicon), _things(texts, council, lexicon)
    return replace(cleared_names(council), own_words=own, own_phrases=things, addresses=addresses)


def cleared_names(council: Council) -> KnownNames:
    """Return what a council's profile clears by name."""
    cleared = council.profile.known_names
    return KnownNames(
        not_people=frozenset(phrase for phrases in cleared.no_person.values() for phrase in phrases),
        may_be_named=frozenset(person.name for person in cleared.may_be_named),
    )


def _own_words(texts: Sequence[str], council: Council, lexicon: Lexicon) -> frozenset[str]:
    """Return the words of a council's profile and catalogue, in lower case, that are no English words, but of no cleared name.

    English words in capitals are among them: they could be read as initials. A person who may be named may be named by the whole
    name, also where the profile prints it, and never by a part of it. A pair such as "Keziah Thornbury" may be a child's name,
    however rare, that got into the profile by mistake: neither half becomes a word of the council.
    """
    people = (*(person.name for person in council.profile.known_names.may_be_named), *_may_be_people(texts, council, lexicon))
    named = {word.lower() for person in people for word in _WORD.findall(person)}
    words = {word for text in texts for word in _WORD.findall(text)}
    not_english = {word for word in words if len(word) > 1 and (word.isupper() or word.lower() not in lexicon.words)}
    return frozenset({word.lower() for word in not_english if not _is_name(word, council, lexicon)} - named)


def _things(texts: Sequence[str], council: Council, lexicon: Lexicon) -> frozenset[str]:
    """Return what a council's profile and catalogue call by a name and another word, with and without the words before it."""
    people = {person.name for person in council.profile.known_names.may_be_named}
    phrases = {phrase for text in texts for phrase in _PHRASE.findall(text)}
    found = {part for phrase in phrases for part in _from_its_name(phrase, council, lexicon)}
    return frozenset(each for each in found if not any(name in each or each in name for name in people))


def _from_its_name(phrase: str, council: Council, lexicon: Lexicon) -> Iterator[str]:
    """Yield a phrase, and what of it begins with its first name; nothing where it has no name, or nothing but names."""
    words = phrase.split(" ")
    names = [_is_name(word, council, lexicon) for word in words]
    if any(names) and any(_is_plain(word, council, lexicon) for word in words):
        yield phrase
        rest = words[names.index(True) :]
        if len(rest) > 1:
            yield " ".join(rest)


def _may_be_people(texts: Sequence[str], council: Council, lexicon: Lexicon) -> Iterator[str]:
    """Yield the runs of words with capitals of which none says that a thing is meant, as "House" and "Road" do."""
    for text in texts:
        for phrase in _PHRASE.findall(text):
            if not any(_is_plain(word, council, lexicon) for word in phrase.split(" ")):
                yield phrase


def _is_plain(word: str, council: Council, lexicon: Lexicon) -> bool:
    """Whether a word is English, of the trade or an abbreviation, or of the council's own name."""
    own_name = f"{council.profile.name} {council.profile.short_name}".lower().split()
    return word.isupper() or word.lower() in lexicon.words or word.capitalize() in lexicon.trade_words or word.lower() in own_name


def _is_name(word: str, council: Council, lexicon: Lexicon) -> bool:
    """Whether a word is a forename or surname, and no English word, month or country; a council is called after its place."""
    lower = word.lower()
    if _is_plain(word, council, lexicon):
        return False
    return lower in lexicon.certain_forenames or lower in lexicon.forenames or lower in lexicon.surnames


def _own_texts(council: Council) -> Iterator[str]:
    profile = council.profile.model_dump(mode="json", exclude={"known_names"})
    yield from _texts([profile, council.catalogue.model_dump(mode="json")])


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            yield from (text for each in value.values() for text in _texts(each))
        case list():
            yield from (text for each in value for text in _texts(each))
