"""How a count is worked out, step by step: "12 by September less 8 by June leaves 4"."""

from collections.abc import Iterator

from quarterly.disclosure.deduction.exposure import Exposed
from quarterly.disclosure.deduction.facts import Cell, Fact, FactKind
from quarterly.disclosure.deduction.narrowing import narrow
from quarterly.publishing.count_names import CountNames, number
from quarterly.vocabulary.wording import listed

MOST_STEPS = 5  # the last ones of a longer chain are enough to see that it holds
_PRINTED = (FactKind.COUNT, FactKind.POPULATION)


class Reasoning:
    """The facts that a count follows from, in the order in which somebody would work it out."""

    def __init__(self, told: Exposed, names: CountNames) -> None:
        self._cell, self._facts, self._names = told.cell, told.reasoning, names
        self._known = narrow(told.reasoning)
        printed = {cell for fact in told.reasoning if fact.kind in _PRINTED for cell, _ in fact.terms}
        shares = (fact.terms[0][0] for fact in told.reasoning if fact.kind is FactKind.RATIO)
        self._given = printed | {cell for cell in shares if cell != told.cell and self._known.interval(cell).is_one_number}

    def figures(self) -> list[Cell]:
        """Return the printed figures that it rests on, by the keys of their indicators and quarters."""
        kinds = (FactKind.COUNT, FactKind.RATIO)
        return list(dict.fromkeys(fact.about for fact in self._facts if fact.kind in kinds))

    def steps(self) -> list[str]:
        """Return each step as a clause without its full stop, the last step last."""
        words = dict.fromkeys(text for fact in reversed(self._facts) if (text := self._step(fact)))
        return [text[:1].upper() + text[1:] for text in [*words][-MOST_STEPS:]]

    def _step(self, fact: Fact) -> str:
        match fact.kind:
            case FactKind.SUM:
                return self._sum(fact)
            case FactKind.RATIO:
                return self._share(fact)
            case FactKind.AMONG:
                whole, part = (cell for cell, _ in fact.terms)
                return f"{self._names.of(part)} is among {self._names.of(whole)}"
            case _:
                return ""

    def _sum(self, fact: Fact) -> str:
        total = next(cell for cell, weight in fact.terms if weight < 0)
        parts = [cell for cell, weight in fact.terms if weight > 0]
        if len(parts) == 1:
            return f"{self._names.of(total)} is as many as {self._names.of(parts[0])}: {self._number(total)}"
        left = [cell for cell in parts if cell not in self._given]
        if self._cell in left and all(self._known.interval(cell).is_one_number for cell in left):
            left = [self._cell]
        known = [cell for cell in parts if cell not in left]
        alone = len({cell[0] for cell, _ in fact.terms}) == 1
        if not left and total not in self._given:
            return f"{listed(list(self._each(known, alone=alone)))} make {self._number(total)}, {self._names.of(total)}"
        less = f" less {listed(list(self._each(known, alone=alone)))}" if known else ""
        of_total = next(self._each([total], alone=alone))
        if len(left) == 1:
            return f"{of_total}{less} leaves {self._number(left[0])}"
        return f"{of_total}{less} leaves the rest for {listed([self._names.of(cell) for cell in left])}"

    def _share(self, fact: Fact) -> str:
        (cases, _), (out_of, _) = fact.terms
        return f"{self._names.of(cases)}, is {self._number(cases)} of {self._number(out_of)} by the share that is printed"

    def _each(self, cells: list[Cell], *, alone: bool) -> Iterator[str]:
        """Yield each number with what it is; of one indicator alone it is enough to say of when."""
        for cell in cells:
            yield f"{self._number(cell)} {self._names.when(cell)}" if alone else f"{self._number(cell)} ({self._names.of(cell)})"

    def _number(self, cell: Cell) -> str:
        return number(self._known.interval(cell))
