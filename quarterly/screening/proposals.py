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
    """Return lines for a profile with these phrases, to be sorted by a person; nobody is cleared by pasting them unread."""
    listed = [f"      - {json.dumps(phrase, ensure_ascii=False)} # {_times(count)}" for phrase, count in phrases]
    return [
        "known_names:",
        "  no_person: # sort these by what they are, and leave out whoever is a person",
        "    places: []",
        "    schools: []",
        "    programmes: []",
        "    partners: []",
        "    to-be-sorted:",
        *listed,
        "  may_be_named: # forename and surname of a member, officer, head or author, such as",
        "    # - {name: Ann Example, role: Lead member for children's services}",
    ]


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
