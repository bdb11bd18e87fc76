"""What a council's own configuration says is no person: its words, its cleared phrases, its contacts' addresses."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from quarterly.configuration.council import Council
from quarterly.screening.known_names import KnownNames
from quarterly.screening.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_]+")


def known_names(council: Council, lexicon: Lexicon) -> KnownNames:
    """Return what a council has cleared, and the words of its own profile and catalogue that are not English anyway.

    A sentence added to the profile in plain English thus changes nothing in what texts are screened with.
    """
    addresses = frozenset(contact.email.casefold() for contact in council.profile.contacts.values())
    return replace(cleared_names(council), own_words=own_words(council, lexicon), addresses=addresses)


def cleared_names(council: Council) -> KnownNames:
    """Return what a council's profile clears by name."""
    cleared = council.profile.known_names
    return KnownNames(
        not_people=frozenset(phrase for phrases in cleared.no_person.values() for phrase in phrases),
        may_be_named=frozenset(person.name for person in cleared.may_be_named),
    )


def own_words(council: Council, lexicon: Lexicon) -> frozenset[str]:
    """Return the words of a council's profile and catalogue, in lower case, that are no English words, but of no cleared name.

    English words in capitals are among them: they could be read as initials. A person who may be named may be named by the whole
    name, also where the profile prints it, and never by a part of it.
    """
    profile = council.profile.model_dump(mode="json", exclude={"known_names"})
    named = {word.lower() for person in council.profile.known_names.may_be_named for word in _WORD.findall(person.name)}
    words = {word for text in _texts([profile, council.catalogue.model_dump(mode="json")]) for word in _WORD.findall(text)}
    own = {word.lower() for word in words if len(word) > 1 and (word.isupper() or word.lower() not in lexicon.words)}
    return frozenset(own - named)


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            yield from (text for each in value.values() for text in _texts(each))
        case list():
            yield from (text for each in value for text in _texts(each))
