"""Columns of drawn tables: figures stay on one line, long texts share the rest, and no width is lost."""

from hypothesis import given
from hypothesis import strategies as st

from adapters.render.column_widths import with_fitted_columns
from quarterly.reporting.model import TableBlock
from quarterly.reporting.parts import cell, marked, table

HEADS = [("Indicator", 40, "left"), ("Against target, %", 10, "right"), ("Rating", 10, "left"), ("Why", 40, "left")]
AMBER = marked({"word": "Amber [i]", "shape": "diamond", "colour": "#8a5000"})
NAME, WORDS = "Core assessments completed within 35 working days of a referral", st.text("abc ,.", max_size=200)


def drawn(*rows: tuple[str, str, str]) -> TableBlock:
    cells = [[cell(name), cell(distance), AMBER, cell(why)] for name, distance, why in rows]
    return table("worst", "Worst", HEADS, cells)


def widths(of: TableBlock) -> list[int]:
    return [column["width"] for column in with_fitted_columns(of, 1.1)["columns"]]


def test_a_distance_with_its_sign_has_a_line_to_itself() -> None:
    assert widths(drawn((NAME, "19.7% worse [i]", NAME)))[1] >= 15


def test_a_longer_text_has_the_wider_column() -> None:
    indicator, _, _, why = widths(drawn((NAME, "8.1% worse", NAME * 4)))
    assert why > 1.5 * indicator


def test_where_everything_fits_on_one_line_it_does() -> None:
    assert widths(drawn(("Referrals", "8.1% worse", "Late.")))[0] > 1.1 * len("Referrals")


def test_columns_of_numbers_alone_stay_alike() -> None:
    numbers = table("n", "By quarter", [("Quarter", 20, "left"), ("Q1", 40, "right"), ("Q2", 40, "right")], [[cell("Value")] * 3])
    assert widths(numbers) == [20, 40, 40]


def test_where_not_even_words_fit_the_planned_widths_stand() -> None:
    assert widths(drawn(("x" * 60, "8.1% worse", "y" * 60))) == [40, 10, 10, 40]


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=4))
def test_widths_are_whole_and_add_up_to_a_hundred(rows: list[tuple[str, str, str]]) -> None:
    found = widths(drawn(*rows))
    assert sum(found) == 100
    assert min(found) > 0
