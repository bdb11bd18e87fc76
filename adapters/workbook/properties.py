"""The properties of a workbook that somebody typed: its title and the like; used in the child process only."""

import zipfile
from collections.abc import Iterator

from adapters.workbook.clean_text import plain
from adapters.workbook.parts import elements
from quarterly.vocabulary.file_kinds import FileKind

# As the programs call them. Who made and who last saved a workbook is written by the program into every one of them.
_TYPED = {"title": "title", "subject": "subject", "keywords": "tags", "description": "comments", "category": "categories"}
_OF_PROGRAMS = ("MSIP_Label_", "_dlc_", "ContentTypeId", "_MarkAs")  # labels of sensitivity and of a document library


COPIED_FROM = "Values of "  # the status of a copy of values, before the kind of file that was sent


def copied_from(archive: zipfile.ZipFile) -> FileKind | None:
    """Return the kind of file that a copy of values was made from; None for anything else."""
    for name, element in elements(archive, "docProps/core.xml"):
        if name == "contentStatus" and (element.text or "").startswith(COPIED_FROM):
            kind = (element.text or "").removeprefix(COPIED_FROM)
            return FileKind(kind) if kind in {*FileKind} else None
    return None


def typed_properties(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Return (name, text) of each property that is not blank; one of the sender's own is named by its position."""
    core = [(_TYPED.get(name, ""), element.text) for name, element in elements(archive, "docProps/core.xml")]
    found = [(name, plain(text or "").strip()) for name, text in core if name]
    return [(name, text) for name, text in (*found, *_own(archive)) if text]


def _own(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    properties = [element for name, element in elements(archive, "docProps/custom.xml") if name == "property"]
    for position, element in enumerate(properties, start=1):
        name = element.get("name", "")
        if not name.startswith(_OF_PROGRAMS):
            yield f"own property {position}", plain(f"{name}: {''.join(element.itertext())}").strip()
