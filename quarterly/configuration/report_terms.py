"""The kinds of papers and undertakings: people type them in narrative, and a report's plan chooses from them."""

from collections.abc import Mapping

Terms = Mapping[str, tuple[str, ...]]  # what each is called in records, and how else people type it

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
