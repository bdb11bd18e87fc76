"""Canonical JSON: equal values are stored as equal bytes, and so have equal digests."""

import hashlib
import json
from collections.abc import Hashable, Iterable
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

T = TypeVar("T")


def to_bytes(value: object) -> bytes:
    """Return canonical JSON: sorted keys, UTF-8, no spaces, decimals as text, one newline at the end."""
    return _json(value, sort_keys=True)


def from_bytes(kind: type[T], body: bytes) -> T:
    """Return the value that `to_bytes` wrote."""
    value: T = _adapter(cast(Hashable, kind)).validate_json(body)
    return value


def digest(*values: object) -> str:
    """Return the sha256 (hex) of values: of bytes as they are, of anything else as canonical JSON."""
    return _sha256(value if isinstance(value, bytes) else to_bytes(value) for value in values)


def digest_in_order(*values: object) -> str:
    """Return the sha256 (hex) of values such that two mappings with the same entries in another order differ.

    The order matters in a council's profile: its services, sets and header lines are printed in the order they are written in.
    """
    return _sha256(_json(value, sort_keys=False) for value in values)


def _json(value: object, *, sort_keys: bool) -> bytes:
    plain = _adapter(cast(Hashable, type(value))).dump_python(value, mode="json")
    return (json.dumps(plain, sort_keys=sort_keys, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _sha256(bodies: Iterable[bytes]) -> str:
    total = hashlib.sha256()
    # Each length goes before its bytes: otherwise "ab", "c" and "a", "bc" would have one digest.
    for body in bodies:
        total.update(len(body).to_bytes(8, "big") + body)
    return total.hexdigest()


@cache
def _adapter(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast(Any, kind))
