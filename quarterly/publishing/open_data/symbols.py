"""What stands in place of a figure or beside it, in the shorthand of the Government Statistical Service."""

from enum import StrEnum

from quarterly.vocabulary.marks import Mark


class Symbol(StrEnum):
    """Why there is no figure, or that it only rounds to 0; marks beside a figure (`Mark`) stand in the same column."""

    SUPPRESSED = "[c]"
    NOT_AVAILABLE = "[x]"
    NOT_APPLICABLE = "[z]"
    LOW = "[low]"


MEANINGS = {
    Symbol.SUPPRESSED: "confidential: suppressed, because a small number of children could be worked out from it",
    Symbol.NOT_AVAILABLE: "not available",
    Symbol.NOT_APPLICABLE: "not applicable: the indicator is not reported in this quarter of the year",
    Symbol.LOW: "rounds to 0, and is not 0",
    **{f"[{mark.value}]": mark.meaning for mark in Mark if mark is not Mark.ILLUSTRATIVE},  # that has a column of its own
}
