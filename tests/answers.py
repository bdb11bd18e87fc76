"""Answers to what many tests ask again with the same input: given once in a test run by the real thing, then read.

A test whose question is the answer itself (is a rule right, are the bytes the same when drawn again, does another version of a
library redo a stage) lies in a folder or a module that does not use this.
"""

import json
import os
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import mkstemp

import pytest

import adapters.render.pdf
from adapters.expectation_runner import Suites
from adapters.render.typesetting import pdf
from quarterly.collecting.returns.checks import Check
from quarterly.vocabulary.canonical import digest

_check = Suites.failures


class Answers:
    """Answers by what they follow from, in memory and in a folder that all workers of a run share."""

    def __init__(self, run_folder: Path) -> None:
        self._folder = run_folder / "answers"
        self._folder.mkdir(exist_ok=True)
        self._known: dict[str, bytes] = {}

    def given(self, key: str, ask: Callable[[], bytes]) -> bytes:
        """Return the answer; `ask` gives it where no worker has asked before."""
        if key not in self._known:
            path = self._folder / key
            self._known[key] = path.read_bytes() if path.exists() else self._keep(path, ask())
        return self._known[key]

    def _keep(self, path: Path, answer: bytes) -> bytes:
        number, unfinished = mkstemp(dir=self._folder)
        with os.fdopen(number, "wb") as file:
            file.write(answer)
        Path(unfinished).replace(path)  # whoever looks meanwhile finds nothing, and never a part of it
        return answer


@cache
def answers(run_folder: Path) -> Answers:
    """Return the answers of a test run, opened once in each worker."""
    return Answers(run_folder)


def remember(patch: pytest.MonkeyPatch, known: Answers) -> None:
    """Let Great Expectations judge the same table, and Typst draw the same document, once in a test run."""
    remember_judged(patch, known)

    def drawn(inputs: Mapping[str, object], timestamp: datetime, template: str = "report.typ") -> bytes:
        return known.given(digest(dict(inputs), timestamp, template), lambda: pdf(inputs, timestamp, template))

    patch.setattr(adapters.render.pdf, "pdf", drawn)


def remember_judged(patch: pytest.MonkeyPatch, known: Answers) -> None:
    """Let Great Expectations judge the same table by the same rules once in a test run."""

    def failures(suites: Suites, check: Check) -> dict[str, list[int]]:
        # What the library is given; a workbook made anew has other bytes, and so another digest, every second.
        key = digest(_rules_of(suites), check.table, check.facts, check.kinds, check.parameters)
        found: dict[str, list[int]] = json.loads(known.given(key, lambda: json.dumps(_check(suites, check)).encode()))
        return found

    patch.setattr(Suites, "failures", failures)


@cache  # suites live as long as the process: suites_of() holds them
def _rules_of(suites: Suites) -> str:
    """Return a digest of the rules that suites apply."""
    return digest([repr(each.configuration) for suite in suites._suites.values() for each in suite.expectations])
