"""The child process that solves: it alone imports scipy, and it alone is brought down by a system that is too large.

A request and its answer are a line of JSON each. A number in an answer has been attained: the solver works in floating point, so
each solution is rounded to whole numbers and held against every bound in exact arithmetic. Where that fails, the matter is open.
"""

import json
import sys
from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from adapters.process_limits import limit
from adapters.solver_messages import BEYOND, IMPOSSIBLE, OPEN, Answer, Request, Row

MOST_MEMORY = 2 << 30
_SOLVED, _INFEASIBLE = 0, 2  # of scipy.optimize.milp


def main() -> None:
    """Answer requests until stdin ends."""
    limit(memory=MOST_MEMORY)
    for line in sys.stdin:
        request: Request = json.loads(line)
        program = _Program(request)
        sys.stdout.write(json.dumps([program.end(unknown, sign) for unknown, sign in request["asked"]]) + "\n")
        sys.stdout.flush()


class _Program:
    """One integer program, of which the ends of each unknown are asked."""

    def __init__(self, request: Request) -> None:
        self._request = request
        rows, self._count = request["rows"], len(request["bounds"])
        places = [(index, unknown, weight) for index, row in enumerate(rows) for unknown, weight in row["terms"]]
        at = ([index for index, _, _ in places], [unknown for _, unknown, _ in places])
        matrix = csr_array(([float(weight) for _, _, weight in places], at), shape=(len(rows), self._count))
        ends = [(_or(row["low"], -np.inf), _or(row["high"], np.inf)) for row in rows]
        self._within = [LinearConstraint(matrix, [low for low, _ in ends], [high for _, high in ends])] if rows else []
        limits = [(float(low), float(BEYOND if high is None else high)) for low, high in request["bounds"]]
        self._bounds = Bounds([low for low, _ in limits], [high for _, high in limits])

    def end(self, unknown: int, sign: int) -> Answer:
        """Return the least that an unknown can be, or with a sign of -1 the most."""
        aim = np.zeros(self._count)
        aim[unknown] = sign
        options = {"time_limit": self._request["seconds"]}
        found: Any = milp(aim, integrality=1, bounds=self._bounds, constraints=self._within, options=options)
        if found.status != _SOLVED:
            return IMPOSSIBLE if found.status == _INFEASIBLE else OPEN
        numbers = [round(each) for each in found.x]
        return numbers[unknown] if self._holds(numbers) else OPEN

    def _holds(self, numbers: Sequence[int]) -> bool:
        return all(_is_within(_sum(row, numbers), row["low"], row["high"]) for row in self._request["rows"]) and all(
            _is_within(number, *limits) for number, limits in zip(numbers, self._request["bounds"], strict=True)
        )


def _sum(row: Row, numbers: Sequence[int]) -> int:
    return sum(weight * numbers[unknown] for unknown, weight in row["terms"])


def _is_within(number: int, low: int | None, high: int | None) -> bool:
    return (low is None or number >= low) and (high is None or number <= high)


def _or(number: int | None, otherwise: float) -> float:
    return otherwise if number is None else float(number)


if __name__ == "__main__":
    main()
