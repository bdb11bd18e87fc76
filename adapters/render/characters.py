"""Characters that the report's fonts do not have, in words: archivable PDF refuses a whole report for one."""

import re
import unicodedata
from functools import cache

from adapters.render.templates import FOLDER

_INVISIBLE = ("Mn", "Me", "Cf")  # accents without a letter, joiners, variation selectors


def printable(text: str) -> str:
    """Return a text in characters that the fonts have; "✅", which they lack, becomes "[white heavy check mark]"."""
    return _lacking().sub(lambda found: _in_words(found[0]), text)


@cache
def _lacking() -> re.Pattern[str]:
    lines = (FOLDER / "fonts/characters.txt").read_text(encoding="utf-8").splitlines()
    ranges = (line.split("-") for line in lines if not line.startswith("#"))
    there = "".join(f"\\U{first:0>8}-\\U{last:0>8}" for first, last in ranges)
    return re.compile(f"[^\\x00-\\x1f{there}]")


def _in_words(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character)
    if plain != character:
        return printable(plain)
    if unicodedata.category(character) in _INVISIBLE:
        return ""
    return f"[{unicodedata.name(character, 'character').lower()}]"
