"""One spelling for every value we keep: the same value is the same bytes, and so the same digest."""

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
    """Return the sha256 (hex) of values: bytes as they are, anything else by its canonical JSON."""
    return _sha256(value if isinstance(value, bytes) else to_bytes(value) for value in values)


def digest_in_order(*values: object) -> str:
    """Return the sha256 (hex) of values in which the order of mappings counts, as it does where people write them.

    Services, sets and the lines of a header are printed in the order in which a council's profile has them.
    """
    return _sha256(_json(value, sort_keys=False) for value in values)


def _json(value: object, *, sort_keys: bool) -> bytes:
    plain = _adapter(cast(Hashable, type(value))).dump_python(value, mode="json")
    return (json.dumps(plain, sort_keys=sort_keys, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _sha256(bodies: Iterable[bytes]) -> str:
    total = hashlib.sha256()
    for body in bodies:
        total.update(len(body).to_bytes(8, "big") + body)
    return total.hexdigest()


@cache
def _adapter(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast(Any, kind))
