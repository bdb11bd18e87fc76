"""What a quarter leaves to the next: its texts, so that one rolled over is found, and what it promised and has not done."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from quarterly.collecting.narrative.records import Narrative, Undertaking


@dataclass(frozen=True, slots=True)
class CarryForward:
    """Texts by the place they stood in, as the checks of a report give them, and undertakings still open."""

    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    undertakings: tuple[Undertaking, ...] = ()


def still_open(narrative: Narrative, promised: Sequence[Undertaking]) -> tuple[Undertaking, ...]:
    """Return what is open at a quarter's end: of this quarter, and of an earlier one that nobody reported on."""
    reported = {each.key for each in narrative.undertakings if each.key}
    now = tuple(each for each in narrative.undertakings if each.status != "done")
    return (*now, *(each for each in promised if each.key not in reported))
