"""Whether what is sent to the Prefect server can be stored and read again.

Prefect stores half a pair of surrogates in SQLite, and fails with every answer that holds it: no list of runs is shown and no
worker begins any, until the row is deleted. PostgreSQL takes neither that nor the character NUL.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

_SUSPICIOUS = re.compile(rb"\\u(?:d[89a-f]|0000)", re.IGNORECASE)  # what JSON has in place of such a character
CANNOT_BE_STORED = "There is a character in it that cannot be stored. Nothing was changed: type the words again, and send it."


def can_be_stored(body: bytes) -> bool:
    """Whether the texts of a request's body can be; one that is no JSON is the server's to refuse."""
    if not _SUSPICIOUS.search(body):
        return True
    try:
        sent = json.loads(body)
    except ValueError:
        return True
    return all(_is_text(each) for each in _texts(sent))


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield key
            yield from _texts(value)
    elif isinstance(node, list):
        for each in node:
            yield from _texts(each)


def _is_text(text: str) -> bool:
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)
