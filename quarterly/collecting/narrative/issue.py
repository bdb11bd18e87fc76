"""Which issue of a quarter's report this is: an early snapshot, the full report that follows it, or the only one."""

from dataclasses import dataclass

from quarterly.collecting.narrative.records import Narrative

SNAPSHOT = "Early snapshot"
FULL = "Full report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What the cover workbook has about the report itself; a field is "" where the workbook has nothing.

    A report *to follow* comes after the agenda, under an item published with it; an *urgent* item was not on the agenda at all.
    Each needs its reason (Local Government Act 1972, s100B(3) and (4)(b)). `illustrative` names the facts made up for a sample.
    """

    name: str
    to_follow: str
    expected_on: str
    lateness: str
    urgent: str
    considered_on: str
    illustrative: frozenset[str] = frozenset()

    def invents(self, *facts: str) -> bool:
        """Whether any of these facts was made up for a sample."""
        return not self.illustrative.isdisjoint(facts)

    @property
    def is_early(self) -> bool:
        """Whether more is to come for the same quarter."""
        return self.name == SNAPSHOT


def issue_of(narrative: Narrative) -> Issue:
    """Return the issue from the facts of a narrative; of two facts of one name the later counts."""
    facts = {fact.name: fact for fact in narrative.facts}
    values = {name: fact.value for name, fact in facts.items()}
    names = {name.casefold(): name for name in (SNAPSHOT, FULL)}
    return Issue(
        name=names.get(values.get("issue", "").casefold(), ""),
        to_follow=values.get("report to follow", ""),
        expected_on=values.get("expected on", ""),
        lateness=values.get("reason for lateness", ""),
        urgent=values.get("urgent item", ""),
        considered_on=values.get("considered by cabinet on", ""),
        illustrative=frozenset(name for name, fact in facts.items() if fact.illustrative),
    )
