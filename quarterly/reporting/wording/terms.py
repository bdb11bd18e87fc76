"""The terms of directions and control charts as they are printed, which a rewording changes here and in no store and no rule."""

from quarterly.scoring.series.spc import Assurance, Variation
from quarterly.scoring.series.travel import Direction

_DIRECTIONS = {
    # "Better" or "worse" and never "up" or "down", as of re-referrals within a year "up" is the worse.
    Direction.BETTER: "better",
    Direction.SAME: "same",
    Direction.WORSE: "worse",
    Direction.HIGHER: "higher",
    Direction.LOWER: "lower",
    Direction.NONE: "no comparison",
}
# The terms of Making Data Count, by which members know them from other reports.
_VARIATIONS = {
    Variation.COMMON: "common cause",
    Variation.IMPROVING: "improving special cause",
    Variation.CONCERNING: "concerning special cause",
    Variation.HIGH: "special cause, high",
    Variation.LOW: "special cause, low",
}
_ASSURANCES = {
    Assurance.PASSES: "consistently passes",
    Assurance.HIT_OR_MISS: "hit or miss",
    Assurance.FAILS: "consistently fails",
}


def direction_in_words(direction: Direction) -> str:
    """Return a direction of travel: "better"."""
    return _DIRECTIONS[direction]


def variation_in_words(variation: Variation) -> str:
    """Return what a control chart says about the newest value: "common cause"."""
    return _VARIATIONS[variation]


def assurance_in_words(assurance: Assurance) -> str:
    """Return whether a target is met reliably: "hit or miss"."""
    return _ASSURANCES[assurance]
