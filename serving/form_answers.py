"""The server's answers to a form that is not as it should be, in words for whoever typed it.

Prefect's form shows them as they come. A mistake of a pattern is answered with what was typed and the pattern, which is no help
to whoever fills a form in.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

_MISMATCH = re.compile(r".* does not match '(?P<pattern>[^']+)'", re.DOTALL)
_FIELD = re.compile(r"Validation failed for field '(?P<field>\w+)'")


def in_words(body: bytes, written: Mapping[str, str]) -> bytes:
    """Return an answer (JSON) with each mistake of a pattern in words; `written` has them by pattern, others stay as they are."""
    try:
        answer = json.loads(body)
    except ValueError:
        return body
    changed = _changed(answer, written)
    return body if changed == answer else json.dumps(changed).encode()


def _changed(node: Any, written: Mapping[str, str]) -> Any:
    if isinstance(node, dict):
        return {key: _changed(each, written) for key, each in node.items()}
    if isinstance(node, list):
        return [_changed(each, written) for each in node]
    return _sentence(node, written) if isinstance(node, str) else node


def _sentence(text: str, written: Mapping[str, str]) -> str:
    found = _MISMATCH.fullmatch(text)
    words = written.get(found["pattern"]) if found else None
    if not words:
        return text
    field = _FIELD.search(text)
    return f"{field['field'].replace('_', ' ').capitalize()}: {words}" if field else words[0].upper() + words[1:]
