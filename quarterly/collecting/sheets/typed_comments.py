"""What somebody typed to explain a figure or to report progress, or why it explains nothing."""

from dataclasses import dataclass

from quarterly.collecting.sheets.cells import text_of
from quarterly.collecting.sheets.layout import Layout, plain
from quarterly.collecting.sheets.not_a_figure import is_error_value
from quarterly.collecting.sheets.sheet_table import SheetTable
from quarterly.collecting.sheets.sheets import Scalar


@dataclass(frozen=True, slots=True)
class TypedComment:
    """A comment as typed, "" if it explains nothing; `code` is then the rule of expectations/reading.yaml, "" for a blank."""

    text: str
    code: str = ""


def comment_in(table: SheetTable, field: str, row: int, value: Scalar, layout: Layout) -> TypedComment:
    """Read the cell of a field as a comment.

    A dash or "none" says that there is none. An error value, a formula that was never worked out and "see attached" would be
    printed as a reason that no reader can use, so they count as none and are asked about.
    """
    text = text_of(value)
    if not text and table.is_uncalculated(field, row):
        return TypedComment("", "C17")
    if is_error_value(text):
        return TypedComment("", "C16")
    if plain(text) in layout.points_elsewhere:
        return TypedComment("", "C18")
    return TypedComment("" if plain(text) in layout.no_comment else text)
