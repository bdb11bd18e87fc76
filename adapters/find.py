"""Where a text occurs in everything that is stored; nothing is written."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from adapters.stored_objects import StoredObject
from adapters.stored_texts import DRAWN, UnreadableError, texts_of

IsIn = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An object in which a text occurs, and where in it; `unread` if the object could not be read, so that nobody knows."""

    found: StoredObject
    where: str
    unread: bool = False


def occurrences(objects: Iterator[StoredObject], is_in: IsIn) -> Iterator[Occurrence]:
    """Yield each position at which a text occurs, once, and each object that could not be read."""
    for found in objects:
        body = None if found.key.endswith(DRAWN) else found.read()
        if body is None:
            continue
        found_at: dict[str, None] = {}
        try:
            for where, text in texts_of(found.key, body):
                if where not in found_at and is_in(text):
                    found_at[where] = None
        except (UnreadableError, json.JSONDecodeError, KeyError, ValueError):
            yield Occurrence(found, "", unread=True)
        yield from (Occurrence(found, where) for where in found_at)
