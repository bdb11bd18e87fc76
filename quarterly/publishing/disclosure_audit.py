"""The audit: which counts that nobody may know can be worked out from a pack, with everything the council has published.

Suppression decides before a report is drawn, from what was meant to be printed. The audit comes after it, as an intruder would:
it reads the bytes that are about to be published and those that are public already - earlier quarters, later ones, earlier
versions of the same quarter - and reckons with all of them together. It needs the truth only to know which counts are small.
"""

from dataclasses import dataclass, replace

from quarterly.disclosure.deduction.choice import further
from quarterly.disclosure.deduction.exposure import Exposed, exposed
from quarterly.disclosure.deduction.facts import Cell, Fact, FactKind
from quarterly.disclosure.deduction.narrowing import narrow
from quarterly.disclosure.deduction.solve import Solve
from quarterly.disclosure.secondary import limits_of
from quarterly.publishing.corrected_since import Moved, moved_by_few
from quarterly.publishing.public_facts import holds
from quarterly.publishing.public_knowledge import PublicKnowledge


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What an audit found.

    `told` can be worked out once the pack is public, and `proposed` are the fewest further figures found that prevent it;
    `beyond_help` of these counts is nothing in the pack that could go. `incidents` can be worked out already, from what is public
    without the pack. `moved` are corrections whose old and new figure together tell of few cases. `broken` are sums of the
    catalogue that the figures do not keep to, so that nothing was worked out with them. `suppressed` counts marks in the pack.
    """

    told: tuple[Exposed, ...] = ()
    proposed: tuple[Cell, ...] = ()
    beyond_help: frozenset[Cell] = frozenset()
    incidents: tuple[Exposed, ...] = ()
    moved: tuple[Moved, ...] = ()
    broken: tuple[Fact, ...] = ()
    suppressed: int = 0


def audited(known: PublicKnowledge, solve: Solve | None = None) -> Found:
    """Return what can be worked out; the solver is asked where arithmetic alone does not settle it."""
    limits, before = limits_of(known.policy), known.before()
    incidents = exposed(before.problem, before.suppressed, limits, solve)
    after = known.after().without(each.cell for each in incidents)  # for these nothing in the pack can be blamed
    told = exposed(after.problem, after.suppressed, limits, solve)
    public = after.problem.public(after.suppressed)
    found = Found(
        incidents=incidents,
        told=told,
        moved=tuple(moved_by_few(known, public)),
        broken=(*_broken(known), *narrow(public).contradicting),
        suppressed=len({each.key for each in known.figures} & after.suppressed),
    )
    if not told:
        return found
    more = further(after.to_be_mended, after.suppressed, limits, solve)
    left = exposed(after.problem, after.suppressed | more, limits, solve)
    return replace(found, proposed=tuple(sorted(more)), beyond_help=frozenset(each.cell for each in left))


def _broken(known: PublicKnowledge) -> tuple[Fact, ...]:
    return tuple(each for each in known.relations if each.kind is FactKind.SUM and not holds(each, known.counts))
