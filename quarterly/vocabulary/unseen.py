"""Characters that nobody sees: they would split a number that is screened for, or turn a name round."""

import re
import unicodedata

_LINE_END = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters but tab and line feed
    "\u00ad\u200b\u2060-\u2064\ufeff"  # soft hyphen and zero-width characters
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks, embeddings and isolates
    "\ufffe\uffff\U000e0000-\U000e007f]"
)
# What joins or parts letters of other scripts and of emoji, or fills a place: printed as it came, and looked through.
_JOINERS = re.compile("[\u034f\u115f\u1160\u180b-\u180f\u200c\u200d\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")


def seen(text: str) -> str:
    """Return a text as a reader sees it, in NFC: without control and direction characters, with line feeds as ends of lines."""
    if text.isascii() and text.isprintable():
        return text
    # 943\u200b476 is a number to whoever reads it, and such characters stop Typst and Word.
    return unicodedata.normalize("NFC", _UNSEEN.sub("", _LINE_END.sub("\n", text)))


def laid_bare(text: str) -> str:
    """Return a text to be looked through: as a reader sees it, and without joiners between its letters."""
    return text if text.isascii() and text.isprintable() else _JOINERS.sub("", seen(text))
