"""Whether what is sent to the Prefect server can be stored and read again.

Prefect stores half a pair of surrogates in SQLite, or a number of more than 64 bits, and fails with every answer that holds it:
no list of runs is shown and no worker begins any, until the row is deleted. PostgreSQL takes no half pair and no NUL.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from quarterly.vocabulary.storable import is_storable

_SUSPICIOUS = re.compile(
    rb"\\u(?:d[89a-f]|0000)|\d{19}", re.IGNORECASE
)  # what JSON has in place of such a character; a long number
_LARGEST = 2**63 - 1
CANNOT_BE_STORED = "There is a character or a number in it that cannot be stored. Nothing was changed: type it again."


def can_be_stored(body: bytes) -> bool:
    """Whether the texts and numbers of a request's body can be; one that is no JSON is the server's to refuse."""
    if not _SUSPICIOUS.search(body):
        return True
    try:
        sent = json.loads(body)
    except ValueError:
        return True
    return all(map(_can_be_stored, _values(sent)))


def _values(node: Any) -> Iterator[Any]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield key
            yield from _values(value)
    elif isinstance(node, list):
        for each in node:
            yield from _values(each)
    else:
        yield node


def _can_be_stored(value: Any) -> bool:
    if isinstance(value, str):
        return is_storable(value)
    return not isinstance(value, int) or abs(value) <= _LARGEST
