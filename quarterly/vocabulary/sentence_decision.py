"""What an officer decided about one sentence in which personal data was found."""

from dataclasses import dataclass
from typing import Literal, get_args

ClearingChoice = Literal["no person", "may be named"]
Decided = Literal["no person", "may be named", "left out", "reworded"]
CLEARING: tuple[str, ...] = get_args(ClearingChoice)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceDecision:
    """The decision about the sentence with this digest (hex SHA-256); the sentence itself is not stored with it.

    `kinds` are the kinds of personal data found in it and `place` is where it stood. `role` is the role of the person who may
    be named. `wording` is what is printed instead, "" where the sentence is left out.
    """

    digest: str
    kinds: tuple[str, ...]
    place: str
    decided: Decided
    role: str = ""
    wording: str = ""

    @property
    def clears(self) -> bool:
        """Whether the sentence is printed as it stands."""
        return self.decided in CLEARING
