"""The audit: which counts that nobody may know can be worked out from a pack, with everything the council has published.

Suppression decides before a report is drawn, from what was meant to be printed. The audit comes after it, as an intruder would:
it reads the bytes that are about to be published and those that are public already - earlier quarters, later ones, earlier
versions of the same quarter - and reckons with all of them together. It needs the truth only to know which counts are small.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import ceil, inf

from quarterly.disclosure.deduction.choice import further
from quarterly.disclosure.deduction.exposure import Exposed, exposed
from quarterly.disclosure.deduction.facts import Cell, Fact, FactKind, holds
from quarterly.disclosure.deduction.narrowing import narrow
from quarterly.disclosure.deduction.solve import Solve
from quarterly.disclosure.secondary import limits_of
from quarterly.publishing.corrected_since import Moved, moved_by_few
from quarterly.publishing.public_knowledge import PublicKnowledge, PublicProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What an audit found.

    `told` can be worked out once the pack is public, and `proposed` are the fewest further figures found that prevent it;
    `beyond_help` are these counts as they can still be worked out then, where nothing in the pack that could go prevents it;
    nothing is proposed that leaves all of them as they are. `incidents` can be worked out already, from what is
    public without the pack. `wrong` are counts that what is printed gives as another number than they are. `moved` are
    corrections whose old and new figure together tell of few cases. `broken` are sums of the catalogue that the figures do
    not keep to, so that nothing was worked out with them. `needless` are figures that an officer had suppressed and from which
    nothing more could be worked out, `suppressed` counts marks in the pack.
    """

    told: tuple[Exposed, ...] = ()
    proposed: tuple[Cell, ...] = ()
    beyond_help: tuple[Exposed, ...] = ()

    def as_left(self, told: Exposed) -> Exposed | None:
        """Return what is still known of a count without the proposed figures, None if it cannot be worked out then."""
        return next((each for each in self.beyond_help if each.cell == told.cell), None)

    incidents: tuple[Exposed, ...] = ()
    wrong: tuple[Exposed, ...] = ()
    moved: tuple[Moved, ...] = ()
    broken: tuple[Fact, ...] = ()
    needless: tuple[Cell, ...] = ()
    suppressed: int = 0


def audited(known: PublicKnowledge, solve: Solve | None = None) -> Found:
    """Return what can be worked out; the solver is asked where arithmetic alone does not settle it."""
    limits, before = limits_of(known.policy), known.before()
    already = exposed(before.problem, before.suppressed, limits, solve)
    after = known.after()
    everything = exposed(after.problem, after.suppressed, limits, solve)
    incidents = tuple(each for each in already if not _is_wrong(each, known))
    excused = _excused(incidents, everything)
    after = after.without(excused)
    told = exposed(after.problem, after.suppressed, limits, solve) if excused else everything
    now = narrow(after.problem.public(after.suppressed))
    found = Found(
        incidents=incidents,
        told=told,
        wrong=tuple({each.cell: each for each in (*already, *everything) if _is_wrong(each, known)}.values()),
        moved=tuple(moved_by_few(known, now)),
        broken=(*_broken(known), *now.contradicting),
        suppressed=len({each.key for each in known.figures} & after.suppressed),
    )
    if not told:
        return replace(found, needless=tuple(_needless(known, after, solve)))
    more = further(after.to_be_mended, after.suppressed, limits, solve)
    left = exposed(after.problem, after.suppressed | more, limits, solve)
    found = replace(found, beyond_help=left)
    return replace(found, proposed=tuple(sorted(more))) if any(_is_helped(each, found.as_left(each)) for each in told) else found


def _is_helped(told: Exposed, left: Exposed | None) -> bool:
    return left is None or tells_more(told, left)


def _needless(known: PublicKnowledge, after: PublicProblem, solve: Solve | None) -> Iterator[Cell]:
    """Yield figures that an officer had suppressed and that may be printed, all of them together, or are public anyway."""
    suppressed = after.suppressed
    for key in sorted(known.decided & {each.key for each in known.figures if each.is_suppressed}):
        if key not in suppressed or not exposed(after.problem, suppressed - {key}, limits_of(known.policy), solve):
            suppressed -= {key}
            yield key


def _excused(incidents: Iterable[Exposed], after: Iterable[Exposed]) -> list[Cell]:
    """Return the counts that are known already and of which the pack tells no more: for these nothing in it can be blamed."""
    now = {each.cell: each for each in after}
    return [each.cell for each in incidents if each.cell not in now or not tells_more(now[each.cell], each)]


def tells_more(now: Exposed, before: Exposed) -> bool:
    """Whether a count is known more closely than before, or to more people."""
    to_more = before.knows_policy and not now.knows_policy
    return to_more or now.interval.low > before.interval.low or _most(now) < _most(before)


def _most(each: Exposed) -> float:
    return inf if each.interval.high is None else each.interval.high


def _is_wrong(each: Exposed, known: PublicKnowledge) -> bool:
    """Whether a count cannot be what it is by what is printed: something in that is wrong."""
    count = known.counts.get(each.cell)
    return count is not None and not (each.interval.low <= ceil(count) and int(count) <= _most(each))


def _broken(known: PublicKnowledge) -> tuple[Fact, ...]:
    return tuple(each for each in known.relations if each.kind is FactKind.SUM and not holds(each, known.counts))
