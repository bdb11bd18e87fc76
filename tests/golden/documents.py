"""Workbooks and Word files as text, and digests of files."""

import re
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import Any

import docx
import openpyxl
from docx.table import Table


def workbook_text(body: bytes) -> str:
    """Return every cell that shows something, with its fill and note, and what a sheet allows to be typed."""
    book = openpyxl.load_workbook(BytesIO(body))
    return "\n".join(line for sheet in book for line in _sheet(sheet)) + "\n"


def _sheet(sheet: Any) -> Iterator[str]:
    yield f"## {sheet.title}{'' if sheet.sheet_state == 'visible' else f' ({sheet.sheet_state})'}"
    facts = {
        "frozen at": sheet.freeze_panes,
        "merged": " ".join(sorted(str(each) for each in sheet.merged_cells.ranges)),
        "protected": "yes" if sheet.protection.sheet else "",
        "widths": " ".join(f"{name}={round(each.width, 1)}" for name, each in sorted(sheet.column_dimensions.items())),
    }
    yield from (f"{name}: {fact}" for name, fact in facts.items() if fact)
    for rule in sheet.data_validations.dataValidation:
        yield f"may be typed in {rule.sqref}: {rule.type} {rule.formula1} {rule.error or ''} {rule.prompt or ''}".rstrip()
    for row in sheet.iter_rows():
        yield from (line for cell in row if (line := _cell(cell)))


def _cell(cell: Any) -> str:
    marks = []
    if cell.fill is not None and cell.fill.fill_type:
        marks.append(f"fill {cell.fill.fgColor.rgb if cell.fill.fgColor.type == 'rgb' else cell.fill.fgColor.theme}")
    if cell.comment:
        marks.append(f"note: {cell.comment.text!r}")
    if cell.hyperlink:
        marks.append(f"link: {cell.hyperlink.location or cell.hyperlink.target}")
    if cell.value is None and not marks:
        return ""
    if cell.number_format != "General":
        marks.append(f"format {cell.number_format}")
    shown = "" if cell.value is None else repr(cell.value)
    return f"{cell.coordinate}: {shown}{''.join(f' [{mark}]' for mark in marks)}"


def word_text(body: bytes) -> str:
    """Return the paragraphs and tables of a Word file in their order, with styles and the texts that stand for pictures."""
    document = docx.Document(BytesIO(body))
    lines: list[str] = []
    for part in document.iter_inner_content():
        lines += _table(part) if isinstance(part, Table) else [_paragraph(part)]
    for section in document.sections:
        lines += [f"header: {each.text}" for each in section.header.paragraphs]
        lines += [f"footer: {each.text}" for each in section.footer.paragraphs]
    return "\n".join(line for line in lines if line.strip()) + "\n"


def _paragraph(paragraph: Any) -> str:
    pictures = [str(each.get("descr")) for each in paragraph._p.iter() if each.tag.endswith("}docPr")]
    shown = "".join(f" [picture: {each}]" for each in pictures)
    return f"{paragraph.style.name}: {paragraph.text}{shown}" if paragraph.text or shown else ""


def _table(table: Any) -> list[str]:
    texts = [[" / ".join(filter(None, map(_plain, cell.iterchildren()))) for cell in row._tr.tc_lst] for row in table.rows]
    return [f"row: {' | '.join(row)}" for row in texts]


def _plain(element: Any) -> str:
    return "".join(each.text or "" for each in element.iter() if each.tag.endswith("}t"))


def digest(name: str, body: bytes) -> str:
    """Return the sha256 of a file; of a Word file that of what it unpacks to, for compressors differ between machines."""
    if not name.endswith(".docx"):
        return sha256(body).hexdigest()
    total = sha256()
    with zipfile.ZipFile(BytesIO(body)) as archive:
        for part in archive.namelist():
            total.update(part.encode() + b"\0" + archive.read(part))
    return total.hexdigest()


def undated(body: bytes) -> bytes:
    """Return a workbook without the times at which it was made, so that the same cells are the same bytes."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(body)) as before, zipfile.ZipFile(buffer, "w") as after:
        for name in before.namelist():
            after.writestr(zipfile.ZipInfo(name), re.sub(rb"<dcterms:.*?</dcterms:\w+>", b"", before.read(name)))
    return buffer.getvalue()
