"""A letter as the page that mail programs show: what is to be done on top, readable on a telephone, nothing from elsewhere."""

from adapters.render.templates import ENVIRONMENT
from quarterly.commentary.letters import Letter

LANGUAGE = "en-GB"


def letter_page(letter: Letter) -> str:
    """Return the letter as HTML, made of the same values as its plain text."""
    return ENVIRONMENT.get_template("letter.html.j2").render(letter=letter, language=LANGUAGE)
