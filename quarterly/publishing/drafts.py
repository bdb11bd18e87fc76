"""The draft of a report that waits to be signed off or released, and how an officer names it."""

import re
from dataclasses import dataclass

from quarterly.vocabulary.errors import MustNotBeStored, SetupError
from quarterly.vocabulary.quarter import Quarter

SHOWN = 12  # characters of a digest that are shown, enough to tell two packs apart

_DIGEST = re.compile(rf"[0-9a-f]{{{SHOWN},64}}")


@dataclass(frozen=True, slots=True)
class Draft:
    """The last compiled pack, by its digest, and where it is in the restricted store.

    `folder` holds restricted/, public/ and the list of what is outstanding; it is "" where an earlier version of this program
    stored the draft. `version` is the version it was published as, 0 while it is not. `before` is the folder of the last draft
    with another digest, "" where there was none.
    """

    pack: str
    folder: str = ""
    version: int = 0
    before: str = ""


def draft_after(last: Draft | None, pack: str, folder: str) -> Draft:
    """Return the draft of a pack that has just been compiled, which remembers the last one with another digest."""
    # Compiled again without a change, a draft is still compared with the last that was different.
    before = "" if last is None else last.before if last.pack == pack else last.folder
    return Draft(pack, folder, 0, before)


def draft_named(typed: str, waiting: Draft | None, quarter: Quarter) -> str:
    """Return the full digest of the draft an officer named by its first characters; raise SetupError for any other draft.

    A sign-off or a release is of the pack that was read: a draft that has changed since must be read again.
    """
    name = typed.strip().casefold()
    if not _DIGEST.fullmatch(name):
        raise MustNotBeStored(
            f"No pack goes by that name: it is the first {SHOWN} characters of a digest, digits and a to f. "
            f"{_what_waits(waiting, quarter)}"
        )
    if waiting is None:
        raise SetupError(_what_waits(None, quarter))
    if not waiting.pack.startswith(name):
        raise SetupError(f"Pack {name[:SHOWN]} is not the draft that waits. {_what_waits(waiting, quarter)}")
    return waiting.pack


def _what_waits(waiting: Draft | None, quarter: Quarter) -> str:
    if waiting is None:
        return f"No draft of {quarter} waits. Run the cycle; it says which pack does."
    return f"The draft of {quarter} is {waiting.pack[:SHOWN]}: read it before you let it go out."
