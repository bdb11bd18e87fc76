"""Sentences of what people type: split in one way for every rule that leaves out or asks about a single sentence."""

import re
from collections.abc import Callable, Iterator

from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.withheld import WITHHELD_MARK

_MARK = re.escape(WITHHELD_MARK)
# "Dr. Ely" and "J. Ely" go on. The mark of a sentence left out is one of its own: its neighbours stay what they are.
_SENTENCE = re.compile(
    r"(?<=[.!?])(?<!\b[A-Za-z]\.)(?<!\b(?:Mr|Ms|Dr|St)\.)(?<!\b(?:Mrs|Rev|Ref|ref)\.)(?<!\b(?:Prof|Cllr)\.)(?<!\b[Nn]o\.)(?:\s+)(?=[A-Z0-9“\"'(*_-])|\n+"
    rf"|(?<=[.!?\]])\s+(?={_MARK})|(?<={_MARK})\s+"
)
_NO_MARKDOWN = str.maketrans("", "", "*_`\\")
_LIST_SIGN = re.compile(r"\s*(?:(?:\d{1,2}[.)]|[-*+])\s+)?")  # "1. Visit the homes" counts nothing
# Alt+Enter within a sentence: print joins such lines, so that "B15" and "3TR" on two lines are one postcode. A mark such as [c]
# is a sentence of its own.
_SOFT_BREAK = re.compile(r"(?<![.!?\]\s])[^\S\n]*\n(?![^\S\n]*(?:\n|$|(?:\d{1,2}[.)]|[-*+•–])\s))")


def sentences_in(text: str) -> Iterator[str]:
    """Yield the sentences of a text in order, without the signs of lists."""
    for paragraph in paragraphs_in(text):
        yield from paragraph


def paragraphs_in(text: str) -> Iterator[list[str]]:
    """Yield the sentences of each paragraph or point of a list, in order."""
    for line in _lines(text):
        _, rest = _parted(line)
        yield [sentence for sentence in _SENTENCE.split(rest) if sentence.strip()]


def sentence_digest(sentence: str) -> str:
    """Return the digest (hex SHA-256) by which an officer names one sentence.

    Line breaks, double spaces and the signs of Markdown do not change it, so that a sentence has the same one in print.
    """
    return digest(" ".join(sentence.translate(_NO_MARKDOWN).split()))


def replace_sentences(text: str, mark_of: Callable[[str], str]) -> str:
    """Return a text with a mark for every sentence that `mark_of` returns one for, and one mark for equal neighbours.

    `mark_of` returns "" for a sentence that stays. How many sentences were left out in a row is not shown.
    """
    return "\n".join(_line(line, mark_of) for line in _lines(text))


def _lines(text: str) -> list[str]:
    return _SOFT_BREAK.sub(" ", text).split("\n")


def _line(line: str, mark_of: Callable[[str], str]) -> str:
    sign, rest = _parted(line)
    shown: list[tuple[str, bool]] = []
    for sentence in _SENTENCE.split(rest):
        mark = mark_of(sentence)
        if not mark or shown[-1:] != [(mark, True)]:
            shown.append((mark or sentence, bool(mark)))
    return sign + " ".join(text for text, _ in shown)


def _parted(line: str) -> tuple[str, str]:
    sign = found[0] if (found := _LIST_SIGN.match(line)) else ""
    return sign, line.removeprefix(sign)
