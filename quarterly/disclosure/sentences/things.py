"""Whether a number counts things of the trade: by its noun, by its rating, or because the sentence is about things.

"3 (25%) are green" rates indicators. "Two start in January" says of people what is said of psychologists: see `counts`.
"""

from collections.abc import Sequence
from itertools import takewhile

from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.sentences.nouns import PEOPLE, is_thing
from quarterly.disclosure.sentences.tokens import Tokens, words_from

_RATINGS = frozenset(["close", "green", "amber", "red", "blue", "on-target", "off-target", "on-track", "off-track"])
_RATED = (("on", "target"), ("off", "target"), ("on", "track"), ("off", "track"), ("behind", "target"), ("close", "to"),
          ("short", "of"), ("better", "than"), ("worse", "than"), ("not", "rated"))  # fmt: skip
_BE = frozenset(
    (
        *("is", "are", "was", "were", "remain", "remains", "remained", "stay", "stayed", "still", "now", "became"),
        *("become", "rated"),
    )
)
_SAID_OF_THINGS = frozenset(
    (
        *("start", "starts", "started", "begin", "begins", "began", "join", "joins", "joined", "noted", "accepted"),
        *("agreed", "approved", "opened", "opens", "open", "closed", "met", "complete", "completed", "overdue", "vacant"),
        *("filled", "appointed", "published", "good", "inadequate", "outstanding", "revised", "achieved", "worse"),
        *("better",),
    )
)
_GOES_ON = frozenset(
    (
        *("and", "or", "but", "with", "while", "now", "this", "last", "compared", "against", "rated", "because", "since"),
        *("after", "for"),
    )
)
_CHANGES = frozenset(["fell", "rose", "increased", "decreased", "dropped", "went", "grew", "has", "have"])
_ARTICLES = frozenset(["the", "a", "an", "our", "its", "this", "that"])
_FIGURES = [
    [word]
    for word in (
        *("rate", "figure", "value", "percentage", "count", "total", "target", "numerator", "denominator", "base", "baseline"),
        *("threshold", "average", "median", "definition", "formula", "return", "period", "quarter", "version", "row", "column"),
    )
]  # of which a person says that it was the wrong one
_MOST_OF_A_SUBJECT = 5  # words, the article included
_BEFORE_WHOLE = frozenset(["the", "these", "those", "our", "its", "their", "all", "of", "in", "out"])


def counts_things(tokens: Tokens, place: int, policy: SmallNumbers) -> bool:
    """Whether a number counts things by the noun after it, by that of its whole, or by how it is rated."""
    words = words_from(tokens, place + 1)
    if is_thing(words, policy, one=tokens[place].value == 1):
        return True
    if _is_rated(words_from(tokens, after_brackets(tokens, place + 1))):
        return not any(each.text in PEOPLE for each in tokens[place:])
    if words[:1] in (["of"], ["out"]):
        rest = list(takewhile(lambda word: word in _BEFORE_WHOLE, words))
        return is_thing(words[len(rest) :], policy)
    return False


def stands_for_a_thing(tokens: Tokens, place: int, policy: SmallNumbers) -> bool:
    """Whether "one" is said of the thing that a sentence begins with, as in "The rate was the opening one"."""
    words = words_from(tokens, 0)
    verb = next((index for index, word in enumerate(words) if word in _BE), 0)
    if tokens[place].text != "one" or len(words) != place or not 0 < verb <= _MOST_OF_A_SUBJECT:
        return False
    said = words[verb + 2 if words[verb + 1 : verb + 2] == ["not"] else verb + 1 :]
    is_end = place + 1 == len(tokens) or tokens[place + 1].is_sign
    subject = words[1:verb] if words[0] in _ARTICLES else words[:verb]
    is_of_thing = subject[-1:] in _FIGURES or is_thing(subject, policy, one=True)
    return is_end and 2 <= len(said) <= 3 and said[0] in _ARTICLES and is_of_thing


def is_about_things(tokens: Tokens, place: int, policy: SmallNumbers) -> bool:
    """Whether a sentence such as "The number of vacancies fell from 14 to 11" begins with things, and goes on with a change."""
    words = words_from(tokens, 0)
    while words and words[0] in ("the", "number", "of"):
        words.pop(0)
    noun = next((length for length in (1, 2, 3) if len(words) > length and words[length] in _CHANGES), 0)
    spans = tokens[place - 1].text in ("from", "to") if place else False
    return spans and not words_from(tokens, place + 1)[1:] and noun > 0 and is_thing(words[:noun], policy)


def says_of_things(words: Sequence[str]) -> bool:
    """Whether what follows a bare number is said of things or staff: "start in January", "are overdue"."""
    rest = [word for word in words[:3] if word not in _BE and word not in ("have", "has", "had", "been", "will", "of", "them")]
    return rest[:1] != [] and rest[0] in _SAID_OF_THINGS


def ends_a_span(tokens: Tokens, place: int) -> bool:
    """Whether it is the end of "from 14 days to 12"."""
    return place > 0 and tokens[place - 1].text == "to" and not words_from(tokens, place + 1)


def after_brackets(tokens: Tokens, place: int) -> int:
    """Return the place after the bracket that opens here, the place itself if none does."""
    if place < len(tokens) and tokens[place].text == "(":
        closed = next((n for n in range(place, min(place + 6, len(tokens))) if tokens[n].text == ")"), None)
        return closed + 1 if closed else place
    return place


def _is_rated(words: Sequence[str]) -> bool:
    """Whether what follows rates it and goes no further: "are green", "amber and", "is off target"; not "red cases"."""
    rest = list(words)
    while rest and rest[0] in _BE:
        rest.pop(0)
    length = 1 if rest and (rest[0] in _RATINGS or rest in (["better"], ["worse"])) else 2 if tuple(rest[:2]) in _RATED else 0
    return length > 0 and (rest[1:2] in (["than"], ["of"]) or (length == 2 and rest[2:3] in (["it"], ["them"], ["target"]))
                           or rest[length : length + 1] == [] or rest[length] in _GOES_ON)  # fmt: skip
