"""Text of a mail as somebody sees it: without signs that command a terminal, or that turn the text around."""

import re

_LINE_END = re.compile("[\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters but tab and the ends of lines: an escape can wipe what was printed before
    "\u202a-\u202e\u2066-\u2069]"  # embeddings, overrides and isolates, which show a text in another order than it has
)


def visible(text: str) -> str:
    """Return a text without control characters, each that ends a line as a line feed."""
    return text if text.isprintable() else _UNSEEN.sub("", _LINE_END.sub("\n", text))
