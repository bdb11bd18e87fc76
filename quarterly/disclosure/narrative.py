"""Narrative as the public may see it: no sentence that counts a handful of children, or quotes a suppressed figure."""

from collections.abc import Collection
from functools import partial

from quarterly.collecting.narrative.records import Narrative, Undertaking
from quarterly.collecting.written import with_texts
from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.free_text import Secret, redact_text


def redact_narrative(narrative: Narrative, policy: SmallNumbers, secrets: Collection[Secret]) -> Narrative:
    """Return a narrative with every such sentence replaced by [c]; `secrets` are the figures that are suppressed."""
    return with_texts(narrative, partial(redact_text, policy=policy, secrets=secrets))


def redact_undertakings(
    promised: Collection[Undertaking], policy: SmallNumbers, secrets: Collection[Secret]
) -> tuple[Undertaking, ...]:
    """Return undertakings of an earlier quarter likewise."""
    return tuple(with_texts(each, partial(redact_text, policy=policy, secrets=secrets)) for each in promised)
