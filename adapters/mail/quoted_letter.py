"""A letter as answers to it quote it."""

from adapters.mail.html_text import text_of_html
from quarterly.commentary.letters import Letter


def as_quoted(letter: Letter) -> list[str]:
    """Return the texts of a letter that an answer may quote: its plain text, its page as somebody sees it, its subject."""
    from adapters.mail.html import letter_page  # with jinja2, which a look that finds no mail does without

    return [letter.text, text_of_html(letter_page(letter)), letter.headline]
