"""Narrative as the public may see it: no sentence that counts a handful of children, or quotes a figure held back."""

from collections.abc import Collection
from dataclasses import fields, replace
from typing import Any

from quarterly.collecting.narrative.records import Narrative, Undertaking
from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.free_text import Secret, redact_text

_KEYS = ("about", "name", "priority", "ref")  # by which records find each other; people write in all other columns


def redact_narrative(narrative: Narrative, policy: SmallNumbers, secrets: Collection[Secret]) -> Narrative:
    """Return a narrative with every such sentence replaced by [c]; `secrets` are the figures that are suppressed."""
    kinds = {kind.name: getattr(narrative, kind.name) for kind in fields(narrative)}
    return Narrative(**{name: tuple(_public(each, policy, secrets) for each in records) for name, records in kinds.items()})


def redact_undertakings(
    promised: Collection[Undertaking], policy: SmallNumbers, secrets: Collection[Secret]
) -> tuple[Undertaking, ...]:
    """Return undertakings of an earlier quarter likewise."""
    return tuple(_public(each, policy, secrets) for each in promised)


def _public(record: Any, policy: SmallNumbers, secrets: Collection[Secret]) -> Any:
    every = {field.name: getattr(record, field.name) for field in fields(record) if field.name not in _KEYS}
    texts = {name: value for name, value in every.items() if isinstance(value, str)}
    return replace(record, **{name: redact_text(text, policy, secrets) for name, text in texts.items()})
