"""What counts can be if every fact is true, exactly: scipy's HiGHS in a child process, with a limit of time and memory.

It is asked where interval propagation does not settle the matter. What propagation knows is used first: known counts are put in,
and only what is left open is solved for.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from math import gcd
from pathlib import Path
from types import TracebackType
from typing import Self

from adapters.solver_messages import BEYOND, OPEN, Answer, Request, Row
from quarterly.disclosure.deduction.facts import Cell, Fact
from quarterly.disclosure.deduction.narrowing import Interval, narrow

_ROOT = Path(__file__).resolve().parents[1]
_COMMAND = [sys.executable, "-B", "-m", "adapters.solver_child"]


class Solver:
    """Solves one system at a time in a child process, started with the first and ended with the `with` block."""

    def __init__(self, seconds: float = 2.0, at_most: float = 60.0) -> None:
        """Set the seconds that one count may take, and all counts of one request together."""
        self._seconds, self._at_most = seconds, at_most
        self._child: subprocess.Popen[str] | None = None
        self._system = _System(())

    def __enter__(self) -> Self:
        """Return the solver."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the child process."""
        self._stop()

    def bounds(self, facts: tuple[Fact, ...], cells: Sequence[Cell]) -> Mapping[Cell, Interval | None]:
        """Return the least and the most that each of these cells can be, None where that was not settled in time."""
        system = self._system_of(facts)
        asked = {cell: position for cell in cells if (position := system.positions.get(cell)) is not None}
        ends = [(position, sign) for position in asked.values() for sign in (1, -1)]
        answers = self._answers(system.request(ends, self._seconds)) if ends else []
        found = {cell: _interval(*answers[2 * index : 2 * index + 2]) for index, cell in enumerate(asked)}
        return {cell: system.narrowed.interval(cell) for cell in cells} | found

    def is_possible(self, facts: tuple[Fact, ...], cell: Cell, number: int) -> bool | None:
        """Return whether a cell can be just this number, None where that was not settled in time."""
        system = self._system_of(facts)
        if not system.narrowed.interval(cell).contains(number):
            return False
        if cell not in system.positions:
            return True
        (answer,) = self._answers(system.request([(system.positions[cell], 1)], self._seconds, {cell: number}))
        return None if answer == OPEN else answer == number

    def _system_of(self, facts: tuple[Fact, ...]) -> "_System":
        """Return what propagation leaves open; many counts are asked about with the very same facts."""
        if self._system.facts is not facts:
            self._system = _System(facts)
        return self._system

    def _answers(self, request: Request) -> list[Answer]:
        """Return the child's answers; if it dies, or takes too long, nothing is settled."""
        child = self._child = self._child or _started()
        assert child.stdin
        assert child.stdout
        watchdog = threading.Timer(self._at_most, child.kill)
        watchdog.start()
        try:
            child.stdin.write(json.dumps(request) + "\n")
            child.stdin.flush()
            answers: list[Answer] = json.loads(child.stdout.readline())
        except (OSError, ValueError):
            self._stop()
            return [OPEN] * len(request["asked"])
        finally:
            watchdog.cancel()
            watchdog.join()  # or it might kill the child at the next request
        return answers

    def _stop(self) -> None:
        child, self._child = self._child, None
        if child:
            child.kill()
            child.communicate()


class _System:
    """What propagation leaves open: the unknown cells by position, and the facts about them, what is known put in."""

    def __init__(self, facts: tuple[Fact, ...]) -> None:
        self.facts = facts
        self.narrowed = narrow(facts)
        left_open = [cell for cell, each in self.narrowed.intervals.items() if not each.is_one_number]
        self.positions = {cell: position for position, cell in enumerate(left_open)}
        contradicting = set(self.narrowed.contradicting)
        self._rows = [row for fact in facts if fact not in contradicting and (row := self._row(fact))]

    def request(self, asked: list[tuple[int, int]], seconds: float, fixed: Mapping[Cell, int] | None = None) -> Request:
        """Return what the child is asked, with some cells at a number that is only supposed."""
        bounds = [
            (fixed[cell], fixed[cell]) if fixed and cell in fixed else (each.low, each.high)
            for cell in self.positions
            for each in [self.narrowed.interval(cell)]
        ]
        return Request(rows=self._rows, bounds=bounds, asked=asked, seconds=seconds)

    def _row(self, fact: Fact) -> Row | None:
        known = sum(weight * self.narrowed.interval(cell).low for cell, weight in fact.terms if cell not in self.positions)
        terms = [(self.positions[cell], weight) for cell, weight in fact.terms if cell in self.positions]
        if len(terms) < 2:  # a bound on one count is in its interval already
            return None
        common = gcd(*(weight for _, weight in terms))  # smaller numbers are exact for longer in floating point
        low = None if fact.low is None else -((known - fact.low) // common)
        high = None if fact.high is None else (fact.high - known) // common
        return Row(terms=[(position, weight // common) for position, weight in terms], low=low, high=high)


def _interval(least: Answer, most: Answer) -> Interval | None:
    if not isinstance(least, int) or not isinstance(most, int):
        return None
    return Interval(least, None if most >= BEYOND else most)


def _started() -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own module
        _COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=_ROOT,
        env={"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},  # without our environment, which has secrets
        start_new_session=True,
    )
