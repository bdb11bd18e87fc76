"""The kinds of papers and undertakings, which senders type in narrative and a report's plan selects from."""

from collections.abc import Mapping

Terms = Mapping[str, tuple[str, ...]]  # each term as records have it, with the other ways in which people type it

UNDERTAKINGS: Terms = {
    "carried forward": ("carry forward", "brought forward"),
    "promise": (),
    "assurance": (),
    "milestone": (),
    "follow-up": ("followup",),
    "area of concern": ("concern",),
    "discussion point": ("point for discussion",),
}
PAPERS: Terms = {
    "background": ("background paper", "background document"),
    "supporting": ("supporting document", "supporting paper"),
}
