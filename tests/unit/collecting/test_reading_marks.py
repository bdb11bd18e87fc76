"""What stands beside a figure: marks, the owner's forecast, a judgement, a target in words; read, or asked about."""

from collections.abc import Sequence
from typing import Any

import pytest

from adapters.screening import screening_for
from quarterly.collecting.returns.checks import checks
from quarterly.collecting.returns.reading import ReturnReader
from quarterly.collecting.returns.records import IndicatorRow, ReadReturn
from quarterly.collecting.sheets.find_table import field_of
from quarterly.collecting.sheets.findings import Severity
from quarterly.collecting.sheets.sheets import Scalar, Sheet, Workbook
from quarterly.configuration.council import Council
from quarterly.configuration.rules import Band, RatingRule
from quarterly.vocabulary.marks import Mark, marks
from tests.unit.made import CARE, LAYOUT, Q1, RULES, TOWN, council

HEADER = ("PI ref", "Numerator", "Denominator", "Actual", "Target", "Mark", "Year-end forecast", "Judged status", "Comment")
JUDGED = RatingRule(
    title="as the service judges it",
    source="assumption",
    bands=(Band(status="star", when={"judged": ("star",)}), Band(not_rated="nobody has judged it")),
)


def by_judgement() -> Council:
    """Return the town with 1180 rated by judgement."""
    found = council(i1180={"rule": "judged"})
    profile = found.profile.model_copy(update={"rules": {**found.profile.rules, "judged": JUDGED}})
    return found.model_copy(update={"profile": profile})


def read(*rows: Sequence[Scalar], header: Sequence[Scalar] = HEADER, of: Council = TOWN, **seen: Any) -> ReadReturn:
    sheet = Sheet(name="Return", rows=(("Quarter 1 2012/13",), tuple(header), *(tuple(row) for row in rows)), **seen)
    return ReturnReader(of, Q1, LAYOUT, RULES, screening_for(of)).read(
        Workbook((sheet,)), service=CARE, file="return.xlsx", digest="d1"
    )


def sent(id: str = "1180", *, of: Council = TOWN, seen: dict[str, Any] | None = None, **cells: Any) -> ReadReturn:
    """Read one row; a cell by the first word of its column's header, in small letters."""
    names = [header.split()[0].lower() for header in HEADER]
    return read([id, *(cells.get(name) for name in names[1:])], of=of, **(seen or {}))


def expected(year_end: Scalar) -> dict[str, Any]:
    """Return the cell of the year-end forecast."""
    return {"year-end": year_end}


def only(found: ReadReturn) -> IndicatorRow:
    (one,) = found.indicators
    return one


def codes(found: ReadReturn) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.cell) for finding in found.findings]


def fact(name: str, found: ReadReturn, of: Council = TOWN) -> bool:
    (check,) = checks(found, of, CARE, Q1)
    return bool(next(iter(check.facts.values()))[name])


# Columns


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Mark", "mark"),
        ("Provisional / final", "mark"),
        ("Provisional/final", "mark"),
        ("Figure is:", "mark"),
        ("Forecast", "expected"),
        ("Year-end forecast", "expected"),
        ("FORECAST OUTTURN", "expected"),
        ("Judgement", "judged"),
        ("RAG", "judged"),
        ("Progress rating", "judged"),
        ("Judged status", "judged"),
        ("Outturn", "value"),
        ("Status", "status"),
        ("Actual (%)", "value"),
        ("Actual %", "value"),
        ("Value (£)", "value"),
        ("Num.", "numerator"),
        ("Denom.", "denominator"),
        ("Actual (last year)", None),
    ],
)
def test_a_column_is_known_by_the_words_services_use(header: str, field: str | None) -> None:
    assert field_of(header, LAYOUT.columns) == field


def test_a_return_without_these_columns_says_nothing_of_them() -> None:
    row = only(read(["1180", 50], header=["PI ref", "Actual"]))
    assert (row.marks, row.expected, row.judged, row.target_text) == ("", None, "", "")


def test_all_of_them_are_read_from_one_row() -> None:
    row = only(sent(actual=50, target="at least 65%", mark="Provisional", **expected(66), judged="star", of=by_judgement()))
    assert (row.value, row.target, row.target_text, row.marks, row.expected, row.judged) == (
        50,
        None,
        "at least 65%",
        "p",
        66,
        "star",
    )


# Marks


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("p", "p"),
        ("[p]", "p"),
        ("R, P", "p r"),
        ("provisional", "p"),
        ("break in series", "b"),
        ("estimate", "e"),
        ("Forecast", "f"),
        ("final", ""),
        ("-", ""),
        ("n/a", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_a_mark_is_kept_as_letters_that_can_be_read_again(typed: Scalar, kept: str) -> None:
    found = sent(actual=50, mark=typed)
    assert (only(found).marks, codes(found)) == (kept, [])
    assert marks(kept) == tuple(Mark(letter) for letter in kept.split())


@pytest.mark.parametrize("typed", ["draft", "final, provisional", 1, True])
def test_a_mark_that_is_none_is_asked_about_and_holds_nothing(typed: Scalar) -> None:
    found = sent(actual=50, mark=typed)
    assert (only(found).marks, only(found).value, codes(found)) == ("", 50, [("C07", "F3")])
    assert found.findings[0].severity is Severity.WARNING


def test_a_mark_by_a_formula_never_worked_out_is_asked_about() -> None:
    assert codes(sent(actual=50, seen={"uncalculated": frozenset({"F3"})})) == [("C07", "F3")]


# Forecasts


@pytest.mark.parametrize(
    ("id", "typed", "read", "found"),
    [
        ("1180", 66.5, "66.5", []),
        ("1180", "66.5%", "66.5", ["C01"]),
        ("1180", 0, "0", []),
        ("1180", "n/a", "None", []),
        ("1180", "TBC", "None", []),
        ("1180", "about 66", "None", ["C08"]),
        ("1180", True, "None", ["C08"]),
        ("1180", 665, "None", ["C08"]),
        ("1180", 0.665, "None", ["C08"]),
        ("1180", -1, "None", ["C08"]),
        ("1178", 96.1, "96.1", []),
        ("1178", "96.1%", "None", ["C08"]),
        ("1178", -96.1, "None", ["C08"]),
    ],
)
def test_a_forecast_is_read_where_it_can_be_one_and_holds_nothing(id: str, typed: Scalar, read: str, found: list[str]) -> None:
    row = sent(id, actual=50, **expected(typed))
    assert (str(only(row).expected), only(row).value) == (read, 50)
    assert [(f.code, f.cell, f.severity is Severity.CRITICAL) for f in row.findings] == [(code, "G3", False) for code in found]


def test_a_forecast_shown_as_a_percentage_is_read_as_shown() -> None:
    assert only(sent(actual=50, seen={"percent_cells": frozenset({"G3"})}, **expected(0.665))).expected == 66.5


def test_a_forecast_typed_as_text_is_called_by_its_column() -> None:
    (found,) = sent(actual=50, **expected("66")).findings
    assert found.message == "The year-end forecast of PI 1180 is typed as text and was read as 66."


@pytest.mark.parametrize("cells", [{"mark": "p"}, {"year-end": 66}, {"mark": "p", "year-end": 66}])
def test_a_mark_or_a_forecast_alone_is_no_answer(cells: dict[str, Any]) -> None:
    assert not fact("answered", sent(**cells))
    assert fact("comment_only", sent(**cells, comment="The survey was late."))


# Judgements


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("star", "star"),
        ("Exceeds target", "star"),
        ("★", "star"),
        ("on target", "upper"),
        ("worse than  target", "triangle"),
        ("n/a", ""),
        (None, ""),
    ],
)
def test_a_judgement_is_read_as_word_status_or_symbol(typed: Scalar, kept: str) -> None:
    found = sent(actual=50, judged=typed, of=by_judgement())
    assert (only(found).judged, codes(found)) == (kept, [])


def test_a_judgement_that_is_no_status_holds_what_is_rated_by_it() -> None:
    found = sent(actual=50, judged="Green", of=by_judgement())
    assert (only(found).judged, codes(found)) == ("", [("C09", "H3")])
    assert found.findings[0].severity is Severity.CRITICAL


def test_a_judgement_of_what_is_rated_by_its_figure_is_not_used_and_not_an_answer() -> None:
    found = sent(judged="Exceeds target")
    assert (only(found).judged, codes(found)) == ("", [("C10", "H3")])
    assert not fact("answered", found)


def test_a_judgement_by_a_formula_never_worked_out_is_asked_about() -> None:
    seen = {"uncalculated": frozenset({"H3"})}
    assert codes(sent(actual=50, seen=seen, of=by_judgement())) == [("C03", "H3")]
    assert codes(sent(actual=50, seen=seen)) == [("C10", "H3")]


def test_of_what_is_rated_by_judgement_the_judgement_is_the_answer() -> None:
    found = sent(actual="n/a", judged="star", of=by_judgement())
    assert (codes(found), fact("answered", found, by_judgement())) == ([], True)
    assert sent(actual="n/a", of=by_judgement()).blank == ("1180",)


# Targets


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Target 2012/13", "target"),
        ("Target 2012-13 (%)", "target"),
        ("Numerator (2012/13)", "numerator"),
        ("Actual Q1 2012/13 (%)", "value"),
        ("Target 2013/14", None),
        ("Actual 2011/12", None),
        ("Actual Q2", None),
    ],
)
def test_the_year_of_the_return_may_stand_behind_the_name_of_a_column(header: str, field: str | None) -> None:
    assert field_of(header, LAYOUT.for_quarter(Q1).columns) == field
