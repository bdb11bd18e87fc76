"""Answers to what many tests ask again with the same input: given once a process by the real thing, then from memory.

A test whose question is the answer itself (is a rule right, are the bytes the same when drawn again, does another version of a
library redo a stage) lies in a folder or a module that does not use this.
"""

from collections.abc import Mapping
from datetime import datetime

import pytest

import adapters.render.pdf
from adapters.expectation_runner import Suites
from adapters.render.typesetting import pdf
from quarterly.collecting.returns.checks import Check
from quarterly.vocabulary.canonical import digest

_DRAWN: dict[str, bytes] = {}
_FAILURES: dict[tuple[int, str], dict[str, list[int]]] = {}
_check = Suites.failures


def remember(patch: pytest.MonkeyPatch) -> None:
    """Let Great Expectations judge the same table, and Typst draw the same document, once in a process."""
    remember_judged(patch)
    patch.setattr(adapters.render.pdf, "pdf", _pdf)


def remember_judged(patch: pytest.MonkeyPatch) -> None:
    """Let Great Expectations judge the same table by the same rules once in a process."""
    patch.setattr(Suites, "failures", _failures)


def _failures(suites: Suites, check: Check) -> dict[str, list[int]]:
    # What the library is given; a workbook made anew has other bytes, and so another digest, every second.
    seen = digest(check.table, check.facts, check.kinds, check.parameters)
    key = id(suites), seen  # suites live as long as the process: suites_of() holds them
    if key not in _FAILURES:
        _FAILURES[key] = _check(suites, check)
    return {code: [*rows] for code, rows in _FAILURES[key].items()}


def _pdf(inputs: Mapping[str, object], timestamp: datetime, template: str = "report.typ") -> bytes:
    key = digest(dict(inputs), timestamp, template)
    if key not in _DRAWN:
        _DRAWN[key] = pdf(inputs, timestamp, template)
    return _DRAWN[key]
