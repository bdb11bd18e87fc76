"""The phrases of past texts that would be asked about, as lines for a profile that a person sorts."""

import json
from collections import Counter
from collections.abc import Iterable

from quarterly.screening.known_names import KnownNames
from quarterly.screening.lexicon import Lexicon
from quarterly.screening.names import names_in
from quarterly.screening.sentences import sentences_in


def phrases_asked_about(texts: Iterable[str], known: KnownNames, lexicon: Lexicon) -> list[tuple[str, int]]:
    """Return each phrase that would be asked about and in how many sentences it stands, the most frequent first."""
    sentences = (sentence for text in texts for sentence in sentences_in(text))
    found = Counter(phrase for sentence in sentences for phrase in names_in(sentence, known, lexicon))
    return sorted(found.items(), key=lambda each: (-each[1], each[0]))


def proposed_lines(phrases: list[tuple[str, int]]) -> list[str]:
    """Return lines for a profile with these phrases as comments, so that nobody is cleared who was not looked at."""
    listed = [f"    # - {json.dumps(phrase, ensure_ascii=False)} {_times(count)}" for phrase, count in phrases]
    return [
        "known_names:",
        "  no_person: # places, schools, services, programmes, partners",
        "    places: []",
        "    # To be sorted; leave out whoever is a person and may not be named:",
        *listed,
        "  may_be_named: [] # such as {name: Ann Example, role: Lead member for children's services}",
    ]


def _times(count: int) -> str:
    return "(once)" if count == 1 else f"({count} times)"
