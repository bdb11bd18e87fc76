"""The draft that waits for a sign-off: one pack, named by its digest."""

import re
from dataclasses import dataclass

from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.quarter import Quarter

SHOWN = 12  # of a digest's characters, enough to tell two packs apart

_DIGEST = re.compile(rf"[0-9a-f]{{{SHOWN},64}}")


@dataclass(frozen=True, slots=True)
class Draft:
    """The pack that waits for a sign-off, by its digest."""

    pack: str


def draft_named(typed: str, waiting: Draft | None, quarter: Quarter) -> str:
    """Return the whole digest of the draft an officer named by its start; raise SetupError if it is not the one that waits.

    A sign-off is of what was read: a draft that has changed since has to be read again.
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
