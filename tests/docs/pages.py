"""The Markdown pages of the checkout: which there are, their links, headings and paths."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOT_OURS = ("var", "written")  # and whatever begins with a dot
_FENCE = re.compile(r"^(```|~~~).*?^\1\s*$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^()\s]+)\)")
_HEADING = re.compile(r"^#+\s+(.+?)\s*$", re.MULTILINE)
_MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|[`*]")
_CODE = re.compile(r"`([^`\n]+)`")


def pages() -> Iterator[Path]:
    """Yield every Markdown page that people read, apart from written-out results of tests."""
    for folder, below, files in os.walk(ROOT):
        below[:] = sorted(name for name in below if not name.startswith(".") and name not in NOT_OURS)
        yield from (Path(folder) / name for name in sorted(files) if name.endswith(".md"))


def prose(page: Path) -> str:
    """Return a page without its code blocks."""
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def links(page: Path) -> list[str]:
    """Return the targets of a page's links and pictures."""
    # A link's text may be code, as in [`expectations/`](expectations); code that is no link's text holds no link.
    return _LINK.findall(_CODE.sub("code", prose(page)))


def anchors(page: Path) -> set[str]:
    """Return the anchors that GitHub gives a page's headings."""
    texts = (_MARKUP.sub(r"\1", heading) for heading in _HEADING.findall(prose(page)))
    return {re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-") for text in texts}


def code(page: Path) -> list[str]:
    """Return what a page prints as code within a sentence."""
    return _CODE.findall(prose(page))


def section(page: Path, heading: str) -> str:
    """Return the text under one heading of a page, up to the next heading; KeyError where there is none."""
    parts = re.split(r"^#+\s+(.+?)\s*$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))[heading]


def table(text: str) -> list[list[str]]:
    """Return the body of the first table of a text, row by row."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip("|"))] for line in lines[2:]]
