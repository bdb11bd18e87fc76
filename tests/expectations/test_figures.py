"""Rules held against one-line oracles, over figures nobody thought of."""

from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from quarterly.configuration.council import Council
from tests.expectations.examples import checked, council, sheet, with_indicators
from tests.properties import costly
from tests.workbooks import workbook

MOST_ROWS = 20
FIRST_ROW = 4

few = costly(10, derandomize=True)
counts = st.integers(0, 60)


@cache
def many_percentages() -> Council:
    """Return a council with an indicator for each row: x0, x1 and so on, percentages without a target."""
    like = council().catalogue.indicators[1]
    return with_indicators(
        like.model_copy(update={"id": f"x{number}", "name": f"Percentage {number}", "targets": {}}) for number in range(MOST_ROWS)
    )


def failing(code: str, rows: list[dict[str, Any]]) -> list[int]:
    """Return the positions of the rows in which this rule fails, each row being of an indicator of its own."""
    cells = sheet([{"PI ref": f"x{number}", **row} for number, row in enumerate(rows)])
    found = checked(workbook({"Return": cells}), of=many_percentages()).findings
    return [int(finding.cell[1:]) - FIRST_ROW for finding in found if finding.code == code and finding.cell]


@few
@given(st.lists(st.tuples(counts, counts), min_size=1, max_size=MOST_ROWS))
def test_no_part_is_larger_than_its_whole(pairs: list[tuple[int, int]]) -> None:
    rows = [{"Numerator": n, "Denominator": d, "Comments": "As counted."} for n, d in pairs]
    # A part of nought is asked about at its denominator instead, once.
    assert failing("V01", rows) == [at for at, (n, d) in enumerate(pairs) if n > d > 0]
    assert failing("V05", rows) == [at for at, (n, d) in enumerate(pairs) if n > d == 0]


@few
@given(st.lists(st.decimals(-20, 120, places=2) | st.sampled_from([Decimal(0), Decimal(100)]), min_size=1, max_size=MOST_ROWS))
def test_percentages_lie_from_0_to_100(values: list[Decimal]) -> None:
    assert failing("V02", [{"Actual": float(value)} for value in values]) == [
        at for at, value in enumerate(values) if not 0 <= value <= 100
    ]


@st.composite
def figures_near_a_ratio(draw: st.DrawFn) -> tuple[int, int, Decimal]:
    """Draw n, d and a value at most one unit of its last place from n over d in per cent."""
    n, d, places = draw(counts), draw(st.integers(1, 60)), draw(st.integers(0, 2))
    unit = Decimal(10) ** -places
    return n, d, (Decimal(100 * n) / d).quantize(unit) + draw(st.integers(-1, 1)) * unit


def half_up(n: int, d: int, like: Decimal) -> Decimal:
    """Return n over d in per cent, rounded half-up to the decimals that are left of a value in a cell."""
    return (Decimal(100 * n) / d).quantize(Decimal(1) if like == int(like) else like.normalize(), ROUND_HALF_UP)


@few
@given(
    st.lists(
        figures_near_a_ratio() | st.sampled_from([(1, 8, Decimal("12.5")), (1, 8, Decimal(12)), (1, 8, Decimal(13))]),
        min_size=1,
        max_size=MOST_ROWS,
    )
)
def test_a_value_is_its_counts_rounded_half_up(figures: list[tuple[int, int, Decimal]]) -> None:
    rows = [{"Numerator": n, "Denominator": d, "Actual": float(value)} for n, d, value in figures]
    # The cause may be known: exchanged counts, a share of 1, or a numerator that is too large, which is asked about by itself.
    found = {at for code in ("V01", "V06", "V07", "V18") for at in failing(code, rows)}
    assert found == {at for at, (n, d, value) in enumerate(figures) if n > d or value != half_up(n, d, value)}


@few
@given(st.lists(st.sampled_from(["1178", "1180", "PI 1180", "adoption-matching", "complaints"]), min_size=1, max_size=8))
def test_an_indicator_stands_in_one_row(refs: list[str]) -> None:
    rows = [{"PI ref": ref, "Comments": "The survey was late."} for ref in refs]
    found = checked(workbook({"Return": sheet(rows)})).findings
    ids = [ref.removeprefix("PI ") for ref in refs]
    assert [int(f.cell[1:]) - FIRST_ROW for f in found if f.code == "S03" and f.cell] == [
        at for at, ref in enumerate(ids) if ids.count(ref) > 1
    ]
