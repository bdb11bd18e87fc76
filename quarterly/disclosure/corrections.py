"""Combined versions: what a public correction may show, since two versions together can reveal a count that neither does alone.

Each rule works on the counts behind two printed values, never on their printed form.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.free_text import TextRules, redact_text
from quarterly.disclosure.quoted import FiguresInTexts
from quarterly.disclosure.report_inputs import RestrictedInputs
from quarterly.disclosure.small_counts import (
    Counts,
    complement,
    is_small,
    ratio_is_disclosive,
    ratio_is_disclosive_by_differencing,
)


@dataclass(frozen=True, slots=True)
class CorrectionPolicy:
    """What a public correction is screened by: today's policy on small numbers, and what is suppressed of which indicator.

    `later` are, by indicator id, the counts behind what later quarters have published of the same year to date.
    """

    small_numbers: SmallNumbers
    figures: FiguresInTexts = field(default_factory=FiguresInTexts)
    later: Mapping[str, Sequence[Counts]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ComparedValue:
    """A printed value as disclosure control compares it: its numerator and denominator, and whether it is suppressed."""

    counts: Counts = (None, None)
    is_suppressed: bool = False


class Showable(Enum):
    """How much of the old and the new value the public may see side by side."""

    BOTH = "both"
    WHICH_IS_SUPPRESSED = "which of the two is suppressed"
    NEITHER = "neither"


def correction_policy(whole: RestrictedInputs, later: Mapping[str, Sequence[Counts]] | None = None) -> CorrectionPolicy:
    """Return what corrections in the public rendering of a report are screened by; `later` is what later quarters tell."""
    rules = whole.opened.text_rules
    return CorrectionPolicy(rules.policy, rules.figures, later or {})


def showable(was: ComparedValue, now: ComparedValue, policy: SmallNumbers, later: Sequence[Counts] = ()) -> Showable:
    """Return how much of two versions of one value may be shown.

    One of them is suppressed: 13 of 20 is corrected to 3 of 20. If the old figure were printed beside the sentences that changed
    ("ten fewer than we reported"), an intruder would subtract and have the 3. So only which of the two is suppressed is printed,
    and no other change of the indicator.

    Both are public but differ by few cases: "70 of 100" is corrected to "72 of 100". An intruder who knows of the mistake now
    knows that it concerned 2 children. The same goes for the denominator (100 and 103) and for the complement (30 and 25). So
    neither is printed.

    A later quarter is public: "6 by June" is corrected to 8, and 12 by September was published meanwhile. An intruder who reads
    the notice subtracts 8 from 12, and has the 4 of the summer. So again neither is printed.
    """
    if is_suppressed(was, policy) != is_suppressed(now, policy):
        return Showable.WHICH_IS_SUPPRESSED
    if _differ_by_few(was.counts, now.counts, policy) or any(_tells_with(each, was, now, policy) for each in later):
        return Showable.NEITHER
    return Showable.BOTH


def is_suppressed(value: ComparedValue, policy: SmallNumbers) -> bool:
    """Whether a value is suppressed, or would be under today's policy if it was published under a less strict one."""
    # A policy that has become stricter counts backwards too, as the notice prints both figures today.
    return value.is_suppressed or ratio_is_disclosive(*value.counts, policy)


def redact_removed_text(text: str, subject: str, policy: CorrectionPolicy) -> str:
    """Return the sentences that a correction removes, as the public may read them today; `subject` may be an indicator's id.

    They were public once, but what they reveal may have changed. The version before printed 13 of 20 care leavers (65%), and in
    a text "Last year 50% of our care leavers were in work". Now last year's figure is corrected to 3 of 6, so the new version
    gives no other number on care leavers in any text, and the corrections do not print the old sentence either. A stricter
    policy works the same way: "eight moved" was fit to print when the limit was 5, and is not when it is 10.
    """
    return redact_text(text, TextRules(policy.small_numbers, policy.figures), about=(subject,))


def _tells_with(later: Counts, was: ComparedValue, now: ComparedValue, policy: SmallNumbers) -> bool:
    """Whether a later quarter's count less one of these is of few cases."""
    return any(ratio_is_disclosive_by_differencing(later, each.counts, policy) for each in (was, now))


def _differ_by_few(was: Counts, now: Counts, policy: SmallNumbers) -> bool:
    pairs = (*zip(was, now, strict=True), (complement(*was), complement(*now)))
    return any(is_small(_distance(one, other), policy) for one, other in pairs)


def _distance(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return abs(one - other) if one is not None and other is not None else None
