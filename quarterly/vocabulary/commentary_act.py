"""What an officer did about the commentary on one indicator."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentaryAct:
    """A question about an indicator, due on a day (ISO), or other words for the reply with the digest `original` (hex SHA-256).

    `text` is the question, or what is printed in place of the reply. It is restricted and never printed by a log or a history.
    """

    indicator: str
    text: str
    due: str = ""
    original: str = ""
