"""What a sender has to know about the file itself: that it is not what its name says, and that macros were not run."""

from collections.abc import Iterable, Iterator

from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.layout import plain
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.collecting.sheets.sheet_table import SheetTable
from quarterly.collecting.sheets.sheets import Scalar, Workbook
from quarterly.vocabulary.file_kinds import FileKind

NAMED_OTHERWISE, MACROS, SPLIT, NOTES = "F08", "F09", "F10", "F11"


def about_the_kind(workbook: Workbook, file: str, rules: Rulebook) -> Iterator[Finding]:
    """Yield what there is to be known of a file of its kind with this name."""
    kind = workbook.kind
    ending = file.rpartition(".")[2]
    if not kind.may_end_in(ending):
        yield rules.finding(NAMED_OTHERWISE, file=file, ending=f".{ending}", kind=kind.called)
    if kind is FileKind.XLSM:
        yield rules.finding(MACROS, file=file)
    if kind in (FileKind.XLS, FileKind.XLSB) and _has_unread_note(workbook):
        yield rules.finding(NOTES, file=file, kind=kind.called)


def _has_unread_note(workbook: Workbook) -> bool:
    """Whether a note is on a cell and what it says could not be read: programs before Excel 97 wrote notes in another way."""
    read = {position for position, _ in workbook.text_outside_cells}
    return any(f"{sheet.name}, comment on {cell}" not in read for sheet in workbook.sheets for cell in sheet.noted)


def split_rows(tables: Iterable[SheetTable]) -> list[int]:
    """Return the rows of text files that have more cells than the headings above them.

    There a comma inside a text or a number was taken for the end of a cell: what follows stands under wrong headings, 1,072 as a
    denominator of 1 and a value of 72. In a workbook such a cell is only one beside the table.
    """
    return [number for table in tables if table.sheet.delimited for number in _wider_than_its_header(table)]


def _wider_than_its_header(table: SheetTable) -> Iterator[int]:
    width = _filled(table.sheet.rows[table.header - 1])
    last = table.below.header - 1 if table.below else len(table.sheet.rows)
    for number in range(table.header + 1, last + 1):
        if _filled(table.sheet.rows[number - 1]) > width:
            yield number


def _filled(row: Iterable[Scalar]) -> int:
    return max((position for position, value in enumerate(row, start=1) if plain(value)), default=0)
