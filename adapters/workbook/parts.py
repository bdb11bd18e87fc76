"""Navigate between the XML parts of an .xlsx."""

import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, iterparse

WORKBOOK = "xl/workbook.xml"


def elements(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, Element]]:
    """Yield every element of an XML part as it ends, with its name without the namespace; nothing if there is no such part."""
    if part not in archive.namelist():
        return
    with archive.open(part) as stream:
        # The guard has refused entities, and only the child process, which has limits, runs this.
        for _, element in iterparse(stream):  # noqa: S314
            yield local_name(element), element


def local_name(element: Element) -> str:
    """Return "row" for "{http://schemas...}row"."""
    return element.tag.rpartition("}")[2]


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of each sheet by the sheet's name."""
    related = related_parts(archive, WORKBOOK)
    sheets = [element for name, element in elements(archive, WORKBOOK) if name == "sheet"]
    return {sheet.get("name", ""): related.get(_relation_id(sheet), "") for sheet in sheets}


def related_parts(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Return the parts inside the file that a part refers to, by the id of the relation."""
    folder, name = posixpath.split(part)
    relations = [
        element
        for tag, element in elements(archive, f"{folder}/_rels/{name}.rels")
        if tag == "Relationship" and element.get("TargetMode") != "External"
    ]
    return {relation.get("Id", ""): _resolved(folder, relation.get("Target", "")) for relation in relations}


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _relation_id(sheet: Element) -> str:
    return next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
