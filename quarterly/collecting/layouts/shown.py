"""What a mapping reads, row by row, for the person who has to say whether it is right."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from quarterly.collecting.layouts.months import BLANK_MONTH, UNCLEAR
from quarterly.collecting.layouts.of_file import MappedFile
from quarterly.collecting.sheets.cells import cell_at, text_of
from quarterly.collecting.sheets.sheet_table import SheetTable
from quarterly.collecting.sheets.sheets import Scalar
from quarterly.configuration.catalogue import Catalogue
from quarterly.configuration.layouts import FIELDS, FIGURES
from quarterly.vocabulary.numbers import exact, trimmed
from quarterly.vocabulary.wording import listed

_IN_WORDS = ("comment",)  # fields whose text is not shown, but only where it is
_PROBLEMS = {
    UNCLEAR: "stands by month, and how a quarter is made of its months is not known: say so in layouts.yaml",
    BLANK_MONTH: "is added up from its months, and this one has no number",
}
_OTHERWISE = "stands in more than one row for the same time"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """An indicator as it would be read: by field what stands there, with the cell; and why a figure cannot be made."""

    sheet: str
    indicator: str
    cells: Mapping[str, str]
    has_figure: bool
    problems: tuple[str, ...]


def shown_rows(mapped: MappedFile, catalogue: Catalogue) -> Iterator[ShownRow]:
    """Yield every row that a mapping reads."""
    for table in mapped.tables:
        for number, values in table.rows():
            ref, name = text_of(values.get("indicator")), text_of(values.get("name"))
            indicator = catalogue.find(ref, name)
            yield ShownRow(
                sheet=table.sheet.name,
                indicator=indicator.short if indicator else f"{ref or name} (unknown)",
                cells={
                    field: text
                    for field, value in values.items()
                    if field in FIELDS and (text := _shown(table, field, number, value))
                },
                has_figure=any(text_of(values.get(field)) for field in FIGURES),
                problems=tuple(f"{each.cell} {_PROBLEMS.get(each.code, _OTHERWISE)}." for each in table.doubts.get(number, ())),
            )


def _shown(table: SheetTable, field: str, row: int, value: Scalar) -> str:
    cell = cell_at(table, field, row, value)
    where = listed(table.parts.get(row, {}).get(field, ())) or cell.name
    if cell.uncalculated:
        return f"a formula never worked out ({where})"
    if not text_of(value):
        return ""
    return f"yes ({where})" if field in _IN_WORDS else f"{_value(value, cell.percent)} ({where})"


def _value(value: Scalar, percent: bool) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return text_of(value)[:20]
    return f"{trimmed(exact(value) * 100, 4)}%" if percent else trimmed(exact(value), 4)
