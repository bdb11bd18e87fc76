"""The text of a mail that came as HTML alone."""

import re
from html import unescape

_TAG = re.compile(r"<[^<>]{0,2000}>")
_UNSEEN = re.compile(r"<(style|script|head|title)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_PLAINLY = 40_000  # characters
_EMPTY = re.compile(r"\n{3,}")


def text_of_html(html: str) -> str:
    """Return the text as somebody sees it, a line for each line."""
    from inscriptis import get_text  # with lxml: most mails bring plain text
    from inscriptis.css_profiles import CSS_PROFILES
    from inscriptis.model.config import ParserConfig

    try:
        text = get_text(html, ParserConfig(css=CSS_PROFILES["strict"]))
    except (ValueError, RecursionError, AssertionError):
        text = ""
    if not text.strip():  # lxml leaves out what is nested 256 deep
        text = unescape(_TAG.sub(" ", _UNSEEN.sub(" ", html[:_PLAINLY])))
    return _EMPTY.sub("\n\n", "\n".join(line.strip() for line in text.splitlines())).strip()
