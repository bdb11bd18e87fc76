"""Narrative as the public may read it: the rule of `free_text`, applied to every text of every record, references too."""

from collections.abc import Collection
from dataclasses import fields, replace
from functools import partial
from typing import Any, TypeVar

from quarterly.collecting.narrative.records import Narrative, Undertaking
from quarterly.collecting.written import with_texts
from quarterly.disclosure.free_text import TextRules, redact_reference, redact_text

T = TypeVar("T")


def redact_narrative(narrative: Narrative, rules: TextRules) -> Narrative:
    """Return a narrative with [c] for every sentence that the public may not read."""
    kinds = {kind.name: getattr(narrative, kind.name) for kind in fields(narrative)}
    return replace(narrative, **{name: tuple(_redacted(each, rules) for each in records) for name, records in kinds.items()})


def redact_undertakings(undertakings: Collection[Undertaking], rules: TextRules) -> tuple[Undertaking, ...]:
    """Return undertakings of an earlier quarter, redacted by the same rule."""
    return tuple(_redacted(each, rules) for each in undertakings)


def about(record: Any, rules: TextRules) -> frozenset[str]:
    """Return the ids of the indicators that a record is about: those it lists, or that its heading names."""
    heading = " ".join(getattr(record, name, "") for name in ("topic", "title"))
    return frozenset(getattr(record, "indicators", ())) | rules.figures.names.named_in(heading)


def _redacted(record: T, rules: TextRules) -> T:
    redact = partial(redact_text, rules=rules, about=about(record, rules))
    return with_texts(record, redact, partial(redact_reference, rules=rules))
