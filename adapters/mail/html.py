"""A letter as the page that mail programs show: what is to be done on top, readable on a telephone, nothing from elsewhere."""

import re

from markupsafe import Markup

from adapters.render.templates import ENVIRONMENT
from quarterly.commentary.letters import Letter

LANGUAGE = "en-GB"
_LONG_WORD = re.compile(r"(\S{20,})")  # characters: an address or the name of a file, wider than a line of a telephone
_MAY_BREAK = re.compile(r"(?<=[@./_?&=])(?=\w)")


def letter_page(letter: Letter) -> str:
    """Return the letter as HTML, made of the same values as its plain text."""
    return ENVIRONMENT.get_template("letter.html.j2").render(letter=letter, language=LANGUAGE, broken_well=broken_well)


def broken_well(text: str) -> Markup:
    """Return a text as HTML in which an address breaks at its signs, where it is wider than the screen, and not within a word."""
    parts = _LONG_WORD.split(text)
    long = (Markup("<wbr>").join(_MAY_BREAK.split(each)) for each in parts[1::2])
    return Markup("").join(each for pair in zip(parts[::2], [*long, ""], strict=True) for each in pair)
