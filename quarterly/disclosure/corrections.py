"""What a correction may show the public: was and now together can disclose a count that neither does alone.

Each rule works on the counts behind two printed values, never on how they are printed.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.free_text import redact_text
from quarterly.disclosure.small_counts import Counts, is_small, ratio_is_disclosive


@dataclass(frozen=True, slots=True)
class Compared:
    """A printed value as disclosure sees it: the cases behind it and out of how many, and whether it is suppressed."""

    counts: Counts = (None, None)
    is_suppressed: bool = False


class Showable(Enum):
    """How much of was and now the public may see side by side."""

    BOTH = "both"
    WHICH_IS_SUPPRESSED = "which of the two is suppressed"
    NEITHER = "neither"


def showable(was: Compared, now: Compared, policy: SmallNumbers) -> Showable:
    """Return what may be shown of two versions of one value.

    A value suppressed in one version alone: 13 of 20 is corrected to 3 of 20. Were the old figure printed beside the sentences
    that changed ("ten fewer than we said"), an intruder would subtract and have the 3. So only which of the two is suppressed is
    printed, and nothing else that changed of the indicator.

    Two values that are both public but differ by few cases: "70 of 100" corrected to "72 of 100" says that 2 children were
    counted wrongly, and who knows of the mistake knows the 2. The same goes for the cohort (100 and 103) and for the cases that
    are not in the numerator (30 and 25). So neither is printed.
    """
    if is_suppressed(was, policy) != is_suppressed(now, policy):
        return Showable.WHICH_IS_SUPPRESSED
    return Showable.NEITHER if _differ_by_few(was.counts, now.counts, policy) else Showable.BOTH


def is_suppressed(value: Compared, policy: SmallNumbers) -> bool:
    """Whether a value is suppressed, or would be by today's policy if it was published under a laxer one."""
    return value.is_suppressed or ratio_is_disclosive(*value.counts, policy)


def public_sentences(sentences: str, policy: SmallNumbers) -> str:
    """Return sentences of the version before as today's policy lets the public read them: it may be stricter than it was then."""
    return redact_text(sentences, policy)


def _differ_by_few(was: Counts, now: Counts, policy: SmallNumbers) -> bool:
    pairs = (*zip(was, now, strict=True), (_rest(*was), _rest(*now)))
    return any(is_small(_apart(one, other), policy) for one, other in pairs)


def _rest(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    return whole - part if part is not None and whole is not None else None


def _apart(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return abs(one - other) if one is not None and other is not None else None
