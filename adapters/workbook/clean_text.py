"""Text as a reader sees it: without characters that hide, reverse or split it."""

import re
import unicodedata

from quarterly.collecting.sheets.sheets import LONGEST_TEXT

_LINE_END = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters but tab and line feed
    "\u00ad\u200b\u2060-\u2064\ufeff"  # soft hyphen and zero-width characters
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks, embeddings and isolates
    "\ufffe\uffff\U000e0000-\U000e007f]"
)


def plain(text: str) -> str:
    """Return the text in NFC without control and direction characters, with line feeds, at most 8,000 characters long."""
    if text.isascii() and text.isprintable():
        return text[:LONGEST_TEXT]
    # Unseen characters would split a number that is screened for (943\u200b476), turn a name round, or stop Typst and Word.
    text = _INVISIBLE.sub("", _LINE_END.sub("\n", text[: 4 * LONGEST_TEXT]))
    return unicodedata.normalize("NFC", text)[:LONGEST_TEXT]
