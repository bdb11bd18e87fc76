"""Figures in a tidy table: what each column means, and what is said of a cell that cannot be read."""

from fractions import Fraction

import pytest

from quarterly.configuration.targets.plan import TargetPlan
from quarterly.scoring.series.values import Value, Values, read_values, series_by_indicator, with_target
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.quarter import Quarter
from tests.unit.small_council import SMALL, indicator

Q1 = Quarter(2012, 1)


def read(*rows: dict[str, str], header: tuple[str, ...] = ()) -> Values:
    """Read rows as a table of all their columns, the first of them on row 2."""
    columns = list(header) or list(dict.fromkeys(column for row in rows for column in row))
    cells = [{column: row.get(column, "") for column in columns} for row in rows]
    return read_values(columns, cells, range(2, 2 + len(rows)), "figures.csv", SMALL.catalogue)


def one(**cells: str) -> Value:
    """Read a table of one row of PI 101 in Quarter 1."""
    (value,) = read({"indicator": "101", "quarter": "2012-13 Q1", **cells}).rows
    return value


def problem(**cells: str) -> str:
    """Return the problems of a table of one row, which is then not among its rows."""
    values = read({"indicator": "101", "quarter": "2012-13 Q1", **cells})
    assert values.rows == ()
    return "\n".join(values.problems)


def test_a_value_is_worked_out_from_its_counts() -> None:
    assert one(numerator="3", denominator="7", value="43").point.value == Fraction(300, 7)


def test_a_denominator_of_0_makes_no_value() -> None:
    assert one(numerator="0", denominator="0").point.value is None


def test_a_value_alone_is_taken_as_it_is_written() -> None:
    assert one(value="62.9%").point.value == Fraction("62.9")


@pytest.mark.parametrize("text", ["", "c", "[x]", "..", "n/a"])
def test_a_mark_for_a_missing_figure_is_no_value(text: str) -> None:
    assert one(value=text).point.value is None


@pytest.mark.parametrize("mark", ["c", "[c]", "C", "*", "low", "[k]", "~"])
@pytest.mark.parametrize("count", ["numerator", "denominator"])
def test_a_figure_of_which_a_count_is_withheld_is_suppressed(mark: str, count: str) -> None:
    other = "denominator" if count == "numerator" else "numerator"
    assert one(**{count: mark, other: "163", "value": "3.7"}).point.suppressed


@pytest.mark.parametrize("mark", ["", "x", "z", "..", "6"])
def test_a_figure_of_which_a_count_is_missing_is_not(mark: str) -> None:
    assert not one(numerator=mark, denominator="163", value="3.7").point.suppressed


def test_a_withheld_count_without_a_value_leaves_nothing_to_suppress() -> None:
    assert not one(numerator="c", denominator="163").point.suppressed


def test_marks_and_the_figure_first_published_stand_beside_the_value() -> None:
    point = one(value="50", mark="[p] r", as_published="48").point
    assert (point.marks, point.as_published, point.revised) == ((Mark.PROVISIONAL, Mark.REVISED), Fraction(48), True)


def test_the_owners_forecast_and_a_judgement_are_kept() -> None:
    value = one(value="50", forecast="55.5", judged="Exceeds target")
    assert (value.expected, value.judged) == (Fraction("55.5"), "Exceeds target")


def test_columns_are_found_without_regard_to_case() -> None:
    assert read({"Indicator": "101", " QUARTER ": "2012/13 Q1", "Value": "50"}).rows[0].point.value == 50


@pytest.mark.parametrize("name", ["101", "PI 101", "pi-101", "care leavers in work"])
def test_an_indicator_is_named_by_its_id_its_ref_or_its_name(name: str) -> None:
    assert one(indicator=name).indicator == "101"


def test_what_nobody_asks_for_is_named() -> None:
    values = read({"indicator": "101", "quarter": "2012-13 Q1", "value": "50", "officer": "", "note": "x"})
    assert values.ignored == ("officer", "note")


def test_rows_of_no_indicator_are_named_once() -> None:
    rows = [{"indicator": "9999", "quarter": q, "value": "1"} for q in ("2012-13 Q1", "2012-13 Q2")]
    assert read(*rows) == Values((), (), ("9999",))


def test_a_table_without_quarters_says_what_it_needs() -> None:
    with pytest.raises(SetupError, match=r"figures\.csv has no column “quarter”\. It needs: indicator, quarter\. It may have:"):
        read({"indicator": "101"})


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"quarter": "2012 Q1"}, "row 2, column “quarter”: is not a quarter. Write it like this: 2012-13 Q1."),
        ({"value": "about 50"}, "row 2, column “value”: is not a number."),
        ({"as_published": "?"}, "row 2, column “as_published”: is not a number."),
        ({"mark": "q"}, "row 2, column “mark”: not a mark: write p (provisional)"),
        ({"target": "85 or so"}, "row 2, column “target”: "),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_with_its_remedy(cells: dict[str, str], said: str) -> None:
    assert said in problem(**cells)


def test_every_mistake_is_told_at_once() -> None:
    assert len(problem(value="a", mark="q", denominator="b").splitlines()) == 3


def test_of_two_rows_of_one_quarter_neither_is_taken() -> None:
    rows = [{"indicator": name, "quarter": "2012-13 Q1", "value": "1"} for name in ("101", "PI 101")]
    assert read(*rows) == Values((), problems=("figures.csv, rows 2 and 3 are both PI 101 for 2012-13 Q1. Remove one.",))


def test_figures_are_kept_by_indicator_and_quarter() -> None:
    rows = [{"indicator": "101", "quarter": f"2012-13 Q{n}", "value": str(n)} for n in (1, 2)]
    points = series_by_indicator(read(*rows).rows)["101"]
    assert {quarter: point.value for quarter, point in points.items()} == {Q1: 1, Quarter(2012, 2): 2}


def test_a_target_typed_beside_a_value_takes_the_place_of_the_agreed_one() -> None:
    changed = with_target(indicator("101"), one(target="70"))
    assert changed.plan(Q1) == TargetPlan(annual="70")


def test_without_a_typed_target_the_agreed_one_counts() -> None:
    assert with_target(indicator("101"), one()) == indicator("101")
