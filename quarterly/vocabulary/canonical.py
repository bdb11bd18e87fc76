"""One spelling for every value we keep: the same value is the same bytes, and so the same digest."""

import hashlib
import json
from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

T = TypeVar("T")


def to_bytes(value: object) -> bytes:
    """Return canonical JSON: sorted keys, UTF-8, no spaces, decimals as text, one newline at the end."""
    plain = _adapter(cast(Hashable, type(value))).dump_python(value, mode="json")
    return (json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def from_bytes(kind: type[T], body: bytes) -> T:
    """Return the value that `to_bytes` wrote."""
    value: T = _adapter(cast(Hashable, kind)).validate_json(body)
    return value


def digest(*values: object) -> str:
    """Return the sha256 (hex) of values: bytes as they are, anything else by its canonical JSON."""
    total = hashlib.sha256()
    for value in values:
        body = value if isinstance(value, bytes) else to_bytes(value)
        total.update(len(body).to_bytes(8, "big") + body)
    return total.hexdigest()


@cache
def _adapter(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast(Any, kind))
