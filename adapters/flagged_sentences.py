"""The facts that a release page is drawn from, and the sentences that it flags, by their digests."""

from adapters.cycle_context import CycleContext
from adapters.drafts import last_draft
from quarterly.publishing.release_page import ReleaseFacts
from quarterly.vocabulary.canonical import from_bytes, to_bytes


def save_release_facts(cycle: CycleContext, folder: str, facts: ReleaseFacts) -> None:
    """Store in the folder of a pack what only the inputs of its report show."""
    cycle.restricted.write(_key(folder), to_bytes(facts), "application/json")


def release_facts_in(cycle: CycleContext, folder: str) -> ReleaseFacts:
    """Return what only the inputs of the report in this folder show."""
    return from_bytes(ReleaseFacts, cycle.restricted.read(_key(folder)))


def flagged_sentences(cycle: CycleContext) -> frozenset[str]:
    """Return the digests of the sentences that the release page of the last draft flags; none where nothing was compiled."""
    draft = last_draft(cycle)
    if draft is None:
        return frozenset()
    return frozenset(digest for flag in release_facts_in(cycle, draft.folder).flags for digest in flag.digests)


def _key(folder: str) -> str:
    return f"{folder}/release-facts.json"
