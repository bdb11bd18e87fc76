"""Whether interval propagation says all there is to say of a set of facts."""

from collections.abc import Iterable

from quarterly.disclosure.deduction.facts import Cell, Fact
from quarterly.disclosure.deduction.narrowing import Narrowed


def has_circle(facts: Iterable[Fact], narrowed: Narrowed) -> bool:
    """Whether the bounds of these facts may be wider than what follows from them.

    A fact with one count left open bounds just that count, whatever its weight. Facts with several open counts, each with a
    weight of one, say all by propagation as long as two counts are linked in one way only: on a tree, each end of each interval
    is reached together with some number of every other count. A second way between two counts is a circle.
    """
    root: dict[Cell | int, Cell | int] = {}

    def find(each: Cell | int) -> Cell | int:
        while root.setdefault(each, each) != each:
            # Each look-up halves the way to the root, or that of a large table would be walked again for every fact.
            root[each] = root[root[each]]
            each = root[each]
        return each

    for index, fact in enumerate(facts):
        left_open = [(cell, weight) for cell, weight in fact.terms if not narrowed.interval(cell).is_one_number]
        if len(left_open) < 2:
            continue
        # With other weights, as percentages have, the end of an interval need not go with whole numbers of the others.
        if any(abs(weight) != 1 for _, weight in left_open):
            return True
        for cell, _ in left_open:
            one, other = find(index), find(cell)
            if one == other:
                return True
            root[one] = other
    return False
