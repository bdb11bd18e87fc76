"""What is printed, what is known besides, and which counts nobody may work out from the two together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from quarterly.disclosure.deduction.facts import Cell, Fact
from quarterly.disclosure.deduction.part_rule import PartRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Something that is printed or suppressed as one, and the facts that are public once it is printed.

    `size` is the count it tells, by which it is decided which further figures go; None where it tells none, and it goes last.
    `can_go` is False where it has been published before or has to be printed: it is a fact that the others have to live with.
    """

    key: Cell
    facts: tuple[Fact, ...]
    size: int | None = None
    can_go: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """The figures of a report or a table, `always` what is known whatever is suppressed, and the counts that are `protected`.

    The protected cells are those whose true count is from 1 to the limit, and no others: that a count of 0 or of 60 becomes known
    is no harm in itself. `by_policy` is what only somebody knows who knows the policy on small numbers. The `exempt` cells may
    not become known whatever their count is, and no fact says what that is: what is done for them follows from the others alone.
    The cells that are `none_left` are those of whom there is none where all of a small group, or nobody in it, are suppressed.
    `rules` are of the counts that something is printed beside by which they are suppressed or not, such as what they are out of.
    """

    figures: tuple[Figure, ...]
    always: tuple[Fact, ...]
    protected: frozenset[Cell]
    by_policy: tuple[Fact, ...] = ()
    exempt: frozenset[Cell] = frozenset()
    none_left: frozenset[Cell] = frozenset()
    rules: Mapping[Cell, PartRule] = field(default_factory=dict)

    @property
    def guarded(self) -> frozenset[Cell]:
        """The counts that nobody may work out."""
        return self.protected | self.of_any_size

    @property
    def of_any_size(self) -> frozenset[Cell]:
        """The counts among these that may not become known although they are no small ones."""
        return self.exempt | self.none_left

    def public(self, suppressed: frozenset[Cell]) -> tuple[Fact, ...]:
        """Return every fact that is public if the figures with these keys are suppressed."""
        printed = (fact for figure in self.figures if figure.key not in suppressed for fact in figure.facts)
        return (*self.always, *printed)
