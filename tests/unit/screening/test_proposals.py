"""What is proposed for a profile from past texts?"""

from adapters.lexicon import lexicon
from quarterly.screening.known_names import KnownNames
from quarterly.screening.proposals import phrases_asked_about, proposed_lines

TEXTS = ("Wrenfield Lodge opened. Oak “Tree” Dilysford closed.", "Wrenfield Lodge is full.", "Nothing else happened.")


def test_the_most_frequent_phrase_is_first() -> None:
    found = phrases_asked_about(TEXTS, KnownNames(), lexicon())
    assert found == [("Wrenfield Lodge", 2), ("Dilysford", 1)]


def test_nobody_is_cleared_by_pasting_it_unread() -> None:
    lines = proposed_lines([("Wrenfield Lodge", 2), ("Dilysford", 1)])
    assert lines[4:6] == ['    # - "Wrenfield Lodge" (2 times)', '    # - "Dilysford" (once)']
