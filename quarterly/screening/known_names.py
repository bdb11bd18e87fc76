"""Phrases with capitals that are no finding in a council's texts: its own words, and people who may be named, in full."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What a council has cleared, with capitals as written, and what stands in its own configuration, in lower case."""

    not_people: frozenset[str] = frozenset()
    may_be_named: frozenset[str] = frozenset()
    own_words: frozenset[str] = frozenset()  # of its profile and catalogue
    own_phrases: frozenset[str] = frozenset()  # of these, with a name in them: "Tyrese House"
    addresses: frozenset[str] = frozenset()  # of its contacts
