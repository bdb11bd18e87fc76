"""Which numbers of a part of a sum go for what they are themselves, and which of these nobody may work out."""

from dataclasses import dataclass

from quarterly.disclosure.deduction.facts import Cell
from quarterly.disclosure.deduction.limits import Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRule:
    """What follows for one part from the policy and from what is printed beside it.

    58 of 60 leave 2, so beside a printed 60 a part goes that is from 55 to 59, as does one from 1 to 5. It is 60 at `most`.
    `beside` are the counts that say no more of the part than that: the printed one, which is the first, and the rest of it.
    Only what `goes_last` goes after all others, whatever its size.
    """

    suppressed: frozenset[int]
    guarded: frozenset[int]
    most: int | None = None
    beside: tuple[Cell, ...] = ()
    goes_last: bool = False

    def of_rest(self) -> "PartRule":
        """Return the rule for what a total leaves of a printed count: it is suppressed with the total, which goes last."""
        assert self.most is not None
        suppressed, guarded = (frozenset(self.most - each for each in numbers) for numbers in (self.suppressed, self.guarded))
        return PartRule(suppressed=suppressed, guarded=guarded, most=self.most, goes_last=True)


def rule_alone(limits: Limits) -> PartRule:
    """Return the rule for a part that nothing is printed beside."""
    return PartRule(
        suppressed=frozenset(range(limits.least, limits.largest + 1)), guarded=frozenset(range(1, limits.largest + 1))
    )
