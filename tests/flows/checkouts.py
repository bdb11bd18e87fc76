"""A copy of the checkout whose templates, fonts and rules a test may change, as if a new process had started with it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import adapters.fingerprint
from adapters.render import charts, templates, typesetting

ROOT = Path(__file__).parents[2]
PARTS = ("quarterly", "adapters", "tasks", "templates/report", "templates/site", "expectations", "reference/lexicon")


@dataclass(frozen=True)
class Checkout:
    """A copy of the files that shape the keys of stages."""

    root: Path

    def change(self, file: str, old: str, new: str) -> None:
        text = (self.root / file).read_text()
        assert old in text
        self._write(file, text.replace(old, new).encode())

    def append(self, file: str, text: str) -> None:
        self._write(file, (self.root / file).read_bytes() + text.encode())

    def replace(self, file: str, other: str) -> None:
        self._write(file, (self.root / other).read_bytes())

    def _write(self, file: str, body: bytes) -> None:
        (self.root / file).write_bytes(body)
        forget()


def forget() -> None:
    """Clear what a process has cached of these files."""
    for kept in (adapters.fingerprint.fingerprint, adapters.fingerprint.contents, charts._drawn, typesetting.png):
        kept.cache_clear()
    cached: Any = templates.ENVIRONMENT.cache
    cached.clear()


def copied(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Checkout]:
    """Copy the checkout and make the stages use the copy."""
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    drawn_from = folder / "templates/report"
    monkeypatch.setattr(adapters.fingerprint, "ROOT", folder)
    monkeypatch.setattr(typesetting, "FOLDER", drawn_from)
    monkeypatch.setattr(templates.ENVIRONMENT.loader, "searchpath", [str(drawn_from), str(folder / "templates/site")])
    forget()
    yield Checkout(folder)
    monkeypatch.undo()
    forget()
