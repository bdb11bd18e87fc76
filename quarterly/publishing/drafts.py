"""The draft of a report that waits for a sign-off, and how an officer names it."""

import re
from dataclasses import dataclass

from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.quarter import Quarter

SHOWN = 12  # characters of a digest that are shown, enough to tell two packs apart

_DIGEST = re.compile(rf"[0-9a-f]{{{SHOWN},64}}")


@dataclass(frozen=True, slots=True)
class Draft:
    """The pack that waits for a sign-off, by its digest."""

    pack: str


def draft_named(typed: str, waiting: Draft | None, quarter: Quarter) -> str:
    """Return the full digest of the draft an officer named by its first characters; raise SetupError for any other draft.

    A sign-off is of the pack that was read: a draft that has changed since must be read again.
    """
    name = typed.strip().casefold()
    if not _DIGEST.fullmatch(name):
        raise SetupError(f"pack is not the name of one: give the first {SHOWN} characters, digits and a to f, or more of them.")
    if waiting is None:
        raise SetupError(f"No draft of {quarter} waits for a sign-off. Run the cycle; it says which pack does.")
    if not waiting.pack.startswith(name):
        raise SetupError(
            f"Pack {name[:SHOWN]} is not the draft any more: that is {waiting.pack[:SHOWN]}. Read it before it is signed off."
        )
    return waiting.pack
