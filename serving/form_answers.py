"""The server's answers to a form that is not as it should be, in words for whoever typed it.

Prefect's form shows them as they come. They repeat what was typed, and a pattern where it does not match, which is no help
to whoever fills a form in.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from quarterly.disclosure.screened_reason import LONGEST

_OF_MISTAKES = ("detail", "errors")  # of the answer to a form that is sent, and to one that is checked
_MISMATCH = re.compile(r".* does not match '(?P<pattern>[^']+)'", re.DOTALL)
_EMPTY = re.compile(r"(.* )?('\w+' is a required property|'' (should be non-empty|is too short))", re.DOTALL)
_TOO_LONG = re.compile(r".* is too long", re.DOTALL)
_UNKNOWN = re.compile(r".*Additional properties are not allowed \(.*\)", re.DOTALL)
_NOT_OFFERED = re.compile(r".* is not one of \[.*", re.DOTALL)
_FIELD = re.compile(r".*Validation failed for field '(?P<field>\w+)", re.DOTALL)
_MISSING = re.compile(r"Failure reason: '(?P<field>\w+)' is a required property$")


def in_words(body: bytes, written: Mapping[str, str]) -> bytes:
    """Return an answer (JSON) with each mistake in words; `written` has those of patterns, any other answer stays as it is."""
    try:
        answer = json.loads(body)
    except ValueError:
        return body
    if not isinstance(answer, dict):
        return body
    # A form that is taken is answered with the run, in which everything stays as it was typed.
    changed = answer | {part: _changed(answer[part], written) for part in _OF_MISTAKES if part in answer}
    return body if changed == answer else json.dumps(changed).encode()


def _changed(node: Any, written: Mapping[str, str]) -> Any:
    if isinstance(node, dict):
        return {key: _changed(each, written) for key, each in node.items()}
    if isinstance(node, list):
        return [_changed(each, written) for each in node]
    return _sentence(node, written) if isinstance(node, str) else node


def _sentence(text: str, written: Mapping[str, str]) -> str:
    words, field = _words(text, written), _FIELD.match(text) or _MISSING.search(text)
    if not words:
        return text
    return f"{field['field'].replace('_', ' ').capitalize()}: {words}" if field else words[0].upper() + words[1:]


def _words(text: str, written: Mapping[str, str]) -> str:
    if found := _MISMATCH.fullmatch(text):
        return written.get(found["pattern"], "")
    if _EMPTY.fullmatch(text):
        return "fill this in."
    if _UNKNOWN.fullmatch(text):
        return "there is a field that this form does not have: send those alone that it shows."
    if _NOT_OFFERED.fullmatch(text):
        return "choose one of those that the form offers."
    return f"write at most {LONGEST} characters." if _TOO_LONG.fullmatch(text) else ""
