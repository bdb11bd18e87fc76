"""A letter as answers to it quote it."""

from quarterly.commentary.letters import Letter


def as_quoted(letter: Letter) -> list[str]:
    """Return the texts of a letter that an answer may quote."""
    return [letter.text, letter.subject]
