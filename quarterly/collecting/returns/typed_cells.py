"""The cells of a workbook that are read as text: all columns of its tables but those that only name a row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quarterly.collecting.narrative.numbering import without_numbers
from quarterly.collecting.returns.reply_parts import PARTS, printed_parts
from quarterly.collecting.sheets.cells import text_of
from quarterly.collecting.sheets.sheet_table import SheetTable

# Of a table of figures, of key activities or of answers: compared with the catalogue or with our own references, never printed.
_NAMES_A_ROW = ("indicator", "name", "reference")
_PROSE = (*PARTS, "progress", "answer")
_REPLIES = "commentary"
_FEWEST_WORDS = 3  # of a sentence, in letters alone: a cell with fewer around an identifier is one of a list


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedCell:
    """One cell read as text; `about` are the cells of its row that name what it is about, `row` is as in a finding."""

    sheet: str
    cell: str
    text: str
    is_prose: bool
    about: tuple[str, str]
    row: int = 0

    @property
    def position(self) -> str:
        """Its position as a refusal names it: "PI return!G7"."""
        return f"{self.sheet}!{self.cell}"

    @property
    def is_sentence(self) -> bool:
        """Whether it is prose rather than an entry of a list, such as a column of identifiers."""
        words = [word for word in self.text.split() if word.strip(".,;:!?()").isalpha()]
        return self.is_prose and len(words) >= _FEWEST_WORDS


def typed_cells(tables: Iterable[SheetTable], narrative: Iterable[str]) -> Iterator[TypedCell]:
    """Yield every cell read as text; `narrative` are the kinds of table that hold narrative."""
    kinds = set(narrative)
    for table in tables:
        is_narrative = table.kind in kinds
        for number, values in table.rows():
            about = text_of(values.get("indicator")), text_of(values.get("name"))
            printed = printed_parts({part: text_of(values.get(part)) for part in PARTS}) if table.kind == _REPLIES else {}
            for field, value in values.items():
                if isinstance(value, str) and (is_narrative or field not in _NAMES_A_ROW):
                    # As it is printed: with a typed "6.3" before it, a sentence would not have the digest that was cleared.
                    text = without_numbers(text_of(value)) if is_narrative else printed.get(field, text_of(value))
                    yield TypedCell(
                        sheet=table.sheet.name,
                        cell=table.cell(field, number),
                        text=text,
                        is_prose=is_narrative or field in _PROSE,
                        about=("", "") if is_narrative else about,
                        row=number if table.is_mapped else 0,
                    )
