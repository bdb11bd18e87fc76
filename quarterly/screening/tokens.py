"""Words of a sentence with their places, as far as they can be part of a name."""

import re
from dataclasses import dataclass
from functools import cached_property

_WORD = re.compile(r"(?<![\w@/])[^\W\d_]+(?:['’‘`´\-‐‑][^\W\d_]+)*(?![\w@])")
_NOT_TEXT = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|\b\S+\.(?:xlsx?|csv|docx?|pdf|gov\.uk|org\.uk|co\.uk)\b", re.I)
_POSSESSIVE = re.compile(r"['’‘`´][sS]?$")
_PART = re.compile(r"['’‘`´\-‐‑]")


@dataclass(frozen=True)
class Token:
    """A word at a place in a sentence; `before` is what stands between it and the word in front of it."""

    text: str
    start: int
    before: str

    @cached_property
    def core(self) -> str:
        """Return the word without the 's of a possessive."""
        return _POSSESSIVE.sub("", self.text)

    @property
    def is_possessive(self) -> bool:
        """Whether the word ends in an apostrophe and an s."""
        return self.core != self.text

    @property
    def end(self) -> int:
        """Return the place after the word without its possessive."""
        return self.start + len(self.core)

    @cached_property
    def lower(self) -> str:
        """Return the word in lower case, without its possessive."""
        return self.core.lower().replace("’", "'")

    @cached_property
    def parts(self) -> list[str]:
        """Return what hyphens and apostrophes part, in lower case."""
        return [part.lower() for part in _PART.split(self.core) if part]

    @cached_property
    def is_capitalised(self) -> bool:
        """Whether the word or one of its parts begins with a capital letter, as in al-Hassan."""
        return self.core[:1].isupper() or any(part[:1].isupper() for part in _PART.split(self.core)[1:])

    @property
    def is_all_capitals(self) -> bool:
        """Whether the word is written in capital letters; one letter is an initial instead."""
        return len(self.core) > 1 and self.core.isupper()

    @property
    def follows_closely(self) -> bool:
        """Whether only a space, or the point of an initial or a title, parts it from the word in front of it."""
        return self.before in (" ", "\N{NO-BREAK SPACE}", ". ", "  ")


def tokens_of(sentence: str) -> list[Token]:
    """Return the words of a sentence in order; addresses of mail and web pages and file names are none."""
    text = _NOT_TEXT.sub(lambda found: " " * len(found[0]), sentence)
    tokens, last = [], 0
    for found in _WORD.finditer(text):
        tokens.append(Token(found[0], found.start(), text[last : found.start()]))
        last = found.end()
    return tokens
