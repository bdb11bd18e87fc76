"""Whatever way round a table is written, the mapping that describes it reads the same rows."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from quarterly.collecting.layouts.proposal import propose
from quarterly.collecting.sheets.sheets import Scalar, Sheet, Workbook
from quarterly.configuration.layouts import TableMap
from quarterly.vocabulary.quarter import Quarter
from tests.unit.collecting.layouts.made_layouts import NAME, mapped_council, read
from tests.unit.made import CARE, LAYOUT, TOWN

IDS = [each.id for each in TOWN.catalogue.of_service(CARE)]
FIRST = Quarter(2011, 3)
PARTS = {"Num": "numerator", "Den": "denominator", "%": "value"}
Rows = list[list[Scalar]]
Figures = dict[tuple[str, Quarter], tuple[int, int]]


@dataclass(frozen=True)
class Written:
    """A table as it is written, and the mapping that describes it."""

    rows: list[list[Scalar]]
    table: TableMap


figures = st.integers(1, 6).flatmap(
    lambda many: st.fixed_dictionaries(
        {(id, FIRST.later(number)): st.tuples(st.integers(0, 90), st.integers(90, 900)) for id in IDS for number in range(many)}
    )
)


@st.composite
def written(draw: st.DrawFn, known: Figures) -> Written:
    """Write figures in one of the ways people do: wide, in groups, in blocks, long; with rows and columns in between."""
    way = draw(st.sampled_from([_groups, _blocks, _long]))
    rows, table = way(known, draw(st.booleans()))
    before, left = draw(st.integers(0, 4)), draw(st.integers(0, 2))
    spaced = [
        row for each in rows for row in ([each, []] if each[0] in IDS and way is _groups and draw(st.booleans()) else [each])
    ]
    moved: list[list[Scalar]] = [["Children's services"], *[[]] * before, *([None] * left + row for row in spaced)]
    return Written(moved, _shifted(table, before + 1, left))


def _groups(known: Figures, in_one_row: bool) -> tuple[Rows, TableMap]:
    quarters = sorted({quarter for _, quarter in known})
    upper: list[Scalar] = [None, *(text for each in quarters for text in (str(each), None, None))]
    lower: list[Scalar] = ["Ref", *(part for _ in quarters for part in PARTS)]
    single: list[Scalar] = ["Ref", *(f"{each} {part}" for each in quarters for part in PARTS)]
    heads = [single] if in_one_row else [upper, lower]
    body: Rows = [[id, *(cell for each in quarters for cell in _cells(known[id, each]))] for id in IDS]
    places = {field: f"the quarter, {part}" for part, field in PARTS.items()}
    return [*heads, *body], TableMap(headings="1" if in_one_row else "1-2", ref="column A", **places)


def _blocks(known: Figures, repeats_ref: bool) -> tuple[Rows, TableMap]:
    quarters = sorted({quarter for _, quarter in known})
    body: Rows = [
        [id if repeats_ref or not number else None, part, *(_cells(known[id, each])[number] for each in quarters)]
        for id in IDS
        for number, part in enumerate(PARTS)
    ]
    places = dict.fromkeys(PARTS.values(), "the quarter")
    heads: list[Scalar] = ["Ref", "Row", *(each.title for each in quarters)]
    return [heads, *body], TableMap(headings="1", ref="column A", holds="column B", said_as={"value": ("%",)}, **places)


def _long(known: Figures, in_two_columns: bool) -> tuple[Rows, TableMap]:
    heads: list[Scalar] = ["Ref", "Year", "Quarter", *PARTS]
    body: Rows = [
        [id, quarter.financial_year, f"Q{quarter.number}" if in_two_columns else str(quarter), *_cells(counts)]
        for (id, quarter), counts in known.items()
    ]
    period = ("Year", "Quarter") if in_two_columns else ("Quarter",)
    places = {field: part for part, field in PARTS.items()}
    return [heads, *body], TableMap(headings="1", ref="column A", period=period, **places)


def _cells(counts: tuple[int, int]) -> list[Scalar]:
    return [*counts, float(Fraction(*counts) * 100)]


def _shifted(table: TableMap, down: int, right: int) -> TableMap:
    def line(text: str) -> str:
        return f"column {chr(ord(text[-1]) + right)}" if text.startswith("column ") else text

    headings = "-".join(str(int(each) + down) for each in table.headings.split("-"))
    return table.model_copy(update={"headings": headings, "ref": line(table.ref), "holds": line(table.holds)})


def _read(found: Any, known: Figures, quarter: Quarter) -> None:
    assert {row.indicator: (row.numerator, row.denominator) for row in found.indicators} == {
        id: tuple(map(Decimal, known[id, quarter])) for id in IDS
    }


@given(st.data())
def test_a_table_written_in_any_layout_is_read_as_it_was(data: st.DataObject) -> None:
    known = data.draw(figures)
    made = data.draw(written(known))
    quarter = data.draw(st.sampled_from(sorted({each for _, each in known})))
    found = read(mapped_council(made.table), _sheet(made), quarter=quarter)
    _read(found, known, quarter)
    for row in found.indicators:
        cells = found.cells["Scorecard", row.source.row]
        for field in PARTS.values():
            assert _at(made.rows, cells[field]) == _figure(field, known[row.indicator, quarter])


@given(st.data())
def test_a_table_that_stands_on_its_side_is_read_as_the_one_that_does_not(data: st.DataObject) -> None:
    known = data.draw(figures)
    rows, table = _groups(known, data.draw(st.booleans()))
    quarter = data.draw(st.sampled_from(sorted({each for _, each in known})))
    width = max(map(len, rows))
    turned = [[row[column] if column < len(row) else None for row in rows] for column in range(width)]
    on_its_side = table.model_copy(update={"across": True, "ref": "row 1", "headings": "A" if table.headings == "1" else "A-B"})
    _read(read(mapped_council(on_its_side), _sheet(Written(turned, on_its_side)), quarter=quarter), known, quarter)


@given(st.data())
def test_what_is_proposed_for_a_table_reads_it(data: st.DataObject) -> None:
    known = data.draw(figures)
    made = data.draw(written(known))
    quarter = data.draw(st.sampled_from(sorted({each for _, each in known})))
    proposal = propose(Workbook((_sheet(made),)), TOWN.catalogue, LAYOUT, NAME)
    (table,) = proposal.layout.tables
    found = read(mapped_council(table), _sheet(made), quarter=quarter)
    _read(found, known, quarter)


def _sheet(made: Written) -> Sheet:
    width = max(map(len, made.rows))
    return Sheet(name="Scorecard", rows=tuple((*row, *[None] * (width - len(row))) for row in made.rows))


def _at(rows: list[list[Scalar]], cell: str) -> Scalar:
    letters = cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - ord("A") + 1
    return rows[int(cell[len(letters) :]) - 1][column - 1]


def _figure(field: str, counts: tuple[int, int]) -> Scalar:
    return _cells(counts)[list(PARTS.values()).index(field)]
