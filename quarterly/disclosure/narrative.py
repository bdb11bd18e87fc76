"""Narrative as the public may read it: the rule of `free_text`, applied to every text of every record."""

from collections.abc import Collection
from functools import partial

from quarterly.collecting.narrative.records import Narrative, Undertaking
from quarterly.collecting.written import with_texts
from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.free_text import SuppressedFigure, redact_text


def redact_narrative(narrative: Narrative, policy: SmallNumbers, suppressed: Collection[SuppressedFigure]) -> Narrative:
    """Return a narrative with [c] for every sentence that contains a small count or quotes a suppressed figure."""
    return with_texts(narrative, partial(redact_text, policy=policy, suppressed=suppressed))


def redact_undertakings(
    undertakings: Collection[Undertaking], policy: SmallNumbers, suppressed: Collection[SuppressedFigure]
) -> tuple[Undertaking, ...]:
    """Return undertakings of an earlier quarter, redacted by the same rule."""
    return tuple(with_texts(each, partial(redact_text, policy=policy, suppressed=suppressed)) for each in undertakings)
