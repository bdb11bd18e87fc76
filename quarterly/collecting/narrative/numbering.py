"""Removes numbers typed before paragraphs: the report numbers its paragraphs itself, and two numberings would contradict."""

import re

# A capital with a small letter after it begins a sentence; "4.5 per cent" and "3.5 FTE posts" begin with a figure.
_SENTENCE = r"(?=[“\"'‘]?(?:[A-Z][a-z’']|[AI]\s))"
_PARAGRAPH = re.compile(rf"(?:(?<=\n\n)|\A)[ \t]*\d{{1,2}}(?:\.\d{{1,2}})+\.?\s+{_SENTENCE}")
_FIRST = re.compile(rf"\A\s*(?:(?P<number>\d{{1,2}})\.|\((?P<letter>[a-z])\))\s+{_SENTENCE}")


def without_numbers(text: str) -> str:
    """Return the text without "6.3" before its paragraphs, and without a "4." or "(a)" at its start that begins no list."""
    text = _PARAGRAPH.sub("", text)
    first = _FIRST.match(text)
    return text if first is None or _is_list(first, text) else text[first.end() :]


def _is_list(first: re.Match[str], text: str) -> bool:
    following = rf"{int(first['number']) + 1}\." if first["number"] else rf"\({chr(ord(first['letter']) + 1)}\)"
    return bool(re.search(rf"\n\s*{following}\s", text))
