"""Proposes where the fields of a table are: by headings, by their times, or by what rows say that they hold."""

from collections.abc import Mapping, Sequence

from quarterly.collecting.layouts.column_times import times_of
from quarterly.collecting.layouts.columns import Column
from quarterly.collecting.layouts.grid import Grid
from quarterly.collecting.layouts.heading_periods import named_in, says_to_date
from quarterly.collecting.layouts.known_rows import KnownRows
from quarterly.collecting.sheets.cells import text_of
from quarterly.collecting.sheets.find_table import field_of
from quarterly.collecting.sheets.layout import Layout, plain
from quarterly.configuration.layouts import FIELDS, FIGURES, Times

OF_TIME = (  # headings of columns in which each row says of which time it is
    "year",
    "quarter",
    "period",
    "month",
    "financial year",
    "reporting period",
    "reporting quarter",
    "date",
    "qtr",
    "as at",
    "last update",
    "latest period",
)
_PER_CENT = ("%", "per cent", "percentage", "rate", "performance")  # what a row holds that is worked out from two others
_MOST_NAMED = 0.8  # of a column of times, nearly all rows name one

Fields = Mapping[str, tuple[str, ...]]


def holding_line(grid: Grid, known: KnownRows, spellings: Layout) -> tuple[int | None, Fields]:
    """Return the column in which rows say what they hold, None for none, with the words that are not the usual ones."""
    last = max(known.rows) + len(FIELDS)
    for column in range(grid.width):
        if column in (known.ref, known.name):
            continue
        texts = dict.fromkeys(text_of(grid.value(row, column)) for row in range(min(known.rows), last))
        if len(texts) > 2 * len(FIELDS) + 1:  # more than the fields, as many other texts, and a blank
            continue
        fields = {text: _field(text, spellings) for text in texts if text}
        held = {field for field in fields.values() if field}
        if len(held) > 1 and held & set(FIGURES) and list(fields.values()).count("") <= len(held):
            odd = {text: field for text, field in fields.items() if field and field_of(text, spellings.columns) != field}
            return column, {field: tuple(text for text in odd if odd[text] == field) for field in set(odd.values())}
    return None, {}


def _field(text: str, spellings: Layout) -> str:
    field = field_of(text, spellings.columns) or ("value" if plain(text) in _PER_CENT else "")
    return field if field in FIELDS else ""


def period_lines(grid: Grid, known: KnownRows, columns: Sequence[Column]) -> list[int]:
    """Return the columns in which each row says of which time it is."""
    found = []
    for column in columns:
        values = [grid.value(row, column.number) for row in known.rows if plain(grid.value(row, column.number))]
        named = [each for each in values if not named_in(each).is_nothing]
        is_headed = any(heading in OF_TIME for heading in column.headings)
        if is_headed and named and len(named) >= _MOST_NAMED * len(values):
            found.append(column.number)
    return found


def places(grid: Grid, columns: Sequence[Column], known: KnownRows, spellings: Layout) -> tuple[dict[str, str], list[str]]:
    """Return where each field is by its heading, and what a person has to say."""
    times = times_of(columns)
    timed = [each for each in columns if each.named.months]
    found: dict[str, str] = {}
    for column in [each for each in timed if _length(each) > 1] or timed:
        is_bare = not column.named.words or (times is Times.TO_DATE and says_to_date(column.named.words))
        field = "value" if is_bare else _field(column.named.words, spellings)
        heading = "" if is_bare else f", {_words(column)}"
        if field and times:
            found.setdefault(field, f"{_times(field, times)}{heading}")
    for column in columns:
        field = _field(column.named.words, spellings)
        if not column.named.months and field:
            found.setdefault(field, _heading(grid, columns, column))
    if any(field in FIGURES for field in found):
        return found, []
    return _only_numbers(grid, columns, known, found)


def places_of_rows(
    grid: Grid, columns: Sequence[Column], known: KnownRows, spellings: Layout, line: int
) -> tuple[dict[str, str], list[str]]:
    """Return places of fields that have a row each, all in the columns of times; `line` is where rows say what they hold."""
    texts = {text_of(grid.value(row, line)) for row in range(min(known.rows), max(known.rows) + len(FIELDS))}
    fields = {_field(text, spellings) for text in texts if text}
    held = [field for field in FIELDS if field in fields]
    beside = {
        field: _heading(grid, columns, column)
        for column in columns
        if not column.named.months and (field := _field(column.named.words, spellings)) and field not in held
    }
    times = times_of(columns)
    if times is None:
        return beside, [f"in which column do {', '.join(held)} stand? Write it behind each of them."]
    return {**beside, **{field: _times(field, times) for field in held}}, []


def _times(field: str, times: Times) -> str:
    # A target or a comment of the last month is that of the quarter; how a figure is made of months is the indicator's own.
    return str(Times.LAST_MONTH if times is Times.MONTHS and field not in FIGURES else times)


def _only_numbers(
    grid: Grid, columns: Sequence[Column], known: KnownRows, found: dict[str, str]
) -> tuple[dict[str, str], list[str]]:
    """Add the value where one column alone has numbers, and say so; of several, ask which."""
    places = list(found.values())
    numbers = [each for each in columns if _has_numbers(grid, known, each.number) and _heading(grid, columns, each) not in places]
    lines = [grid.line(each.number) for each in numbers]
    if len(numbers) == 1:
        return {**found, "value": _heading(grid, columns, numbers[0])}, [
            f"no other column than {lines[0]} has numbers: is it value?"
        ]
    return found, [f"which column has the figures? There are numbers in {', '.join(lines) or 'none'}. Write it as value."]


def _has_numbers(grid: Grid, known: KnownRows, column: int) -> bool:
    values = (grid.value(row, column) for row in known.rows)
    return any(isinstance(each, int | float) and not isinstance(each, bool) for each in values)


def _length(column: Column) -> int:
    first, last = column.named.months or (0, 0)
    return (last - first) % 12 + 1


def _words(column: Column) -> str:
    """Return the words of a heading as they are typed, where its time stands in a row of its own."""
    return column.typed if plain(column.typed) == column.named.words else column.named.words


def _heading(grid: Grid, columns: Sequence[Column], column: Column) -> str:
    """Return a column's heading where no other column has it, else its letters."""
    typed = _words(column)
    alike = [each for each in columns if each.is_headed(typed) and not each.named.months]
    return typed if typed and len(alike) == 1 else grid.line(column.number)
