"""What a quarter leaves to the next: its texts, to find those repeated, its open undertakings, and answers that still hold."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from quarterly.collecting.answers.records import Answer
from quarterly.collecting.narrative.records import Narrative, Undertaking


@dataclass(frozen=True, slots=True)
class CarryForward:
    """Texts by their position in the narrative, as the checks of a report name it, undertakings still open, and answers."""

    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    undertakings: tuple[Undertaking, ...] = ()
    answers: tuple[Answer, ...] = ()


def still_open(narrative: Narrative, promised: Sequence[Undertaking]) -> tuple[Undertaking, ...]:
    """Return the undertakings open at a quarter's end: this quarter's own, and earlier ones that nobody reported on."""
    # Silence is no report: a promise that nobody mentions this quarter is asked for again in the next.
    reported = {each.key for each in narrative.undertakings if each.key}
    now = tuple(each for each in narrative.undertakings if each.status != "done")
    return (*now, *(each for each in promised if each.key not in reported))
