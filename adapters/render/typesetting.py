"""Typst with our own fonts only, so that the same input gives the same bytes; safe to use in several threads."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

import typst

from adapters.render.characters import printable
from adapters.render.templates import FOLDER


def pdf(inputs: Mapping[str, object], timestamp: datetime, template: str = "report.typ") -> bytes:
    """Return a template filled with these inputs, as tagged PDF/UA-1 and PDF/A-2a.

    The inputs are passed as a file: passed as options, any difference would empty Typst's cache of layouts.
    """
    body = _compiler(_files(inputs, template)).compile(format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=timestamp)
    assert isinstance(body, bytes)
    return body


def sheet_pdf(inputs: Mapping[str, object], timestamp: datetime, template: str) -> bytes:
    """Return a template filled with these inputs as a sheet to lay over the pages of another PDF, which is no document itself."""
    body = _compiler(_files(inputs, template)).compile(format="pdf", timestamp=timestamp)
    assert isinstance(body, bytes)
    return body


def _files(inputs: Mapping[str, object], template: str) -> dict[str, object]:
    text = printable(json.dumps(inputs, sort_keys=True, ensure_ascii=False))
    return {"main.typ": FOLDER / template, "inputs.json": text.encode(errors="replace")}


@lru_cache(256)  # most pictures of the public rendering are those of the restricted one
def png(svg: str) -> bytes:
    """Return the SVG as a bitmap sharp enough for print, for formats that cannot contain SVG."""
    body = _compiler(FOLDER / "picture.typ").compile(format="png", sys_inputs={"svg": svg}, ppi=220)
    assert isinstance(body, bytes)
    return body


def _compiler(template: Any) -> typst.Compiler:
    """Return a new compiler, which takes a millisecond, as one compiler cannot serve two threads at once.

    A template is one file, or several by name, for which Typst has no type hints.
    """
    # A machine's own fonts would change line breaks and bytes from one worker to the next.
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER / "fonts"])
    return typst.Compiler(template, root=FOLDER, font_paths=fonts)
