"""Values as they are written in YAML, on one line each, as a person would: without quotes where none are needed."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

_PLAIN = re.compile(r"[A-Za-z][\w ’'./()£%-]*")
_MEANT = ("yes", "no", "true", "false", "null", "on", "off", "y", "n")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d+)?")


def in_yaml(value: Any) -> str:
    """Return a value as YAML in flow style, which reads as the same again: texts, numbers, lists and mappings."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{in_yaml(key)}: {in_yaml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(in_yaml, value))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    text = str(value)
    is_plain = _PLAIN.fullmatch(text) and text.casefold() not in _MEANT and not text.endswith(" ")
    return text if is_plain else "".join(map(_escaped, json.dumps(text, ensure_ascii=False)))


def _escaped(character: str) -> str:
    return character if character.isprintable() else f"\\U{ord(character):08x}"


def figure_in_yaml(text: str) -> str:
    """Return a figure or a typed target: a number as such, everything else as text."""
    return text if _NUMBER.fullmatch(text) else in_yaml(text)
