"""What stands beside a figure: marks, the owner's forecast, a judgement, a target in words; read, or asked about."""

from collections.abc import Sequence
from typing import Any

import pytest

from adapters.screening import screening_for
from quarterly.collecting.returns.checks import checks
from quarterly.collecting.returns.reading import ReturnReader
from quarterly.collecting.returns.records import IndicatorRow, ReadReturn
from quarterly.collecting.sheets.findings import Severity
from quarterly.collecting.sheets.layout import field_of
from quarterly.collecting.sheets.sheets import Scalar, Sheet, Workbook
from quarterly.configuration.council import Council
from quarterly.configuration.rules import Band, RatingRule
from quarterly.vocabulary.marks import Mark, marks
from quarterly.vocabulary.polarity import Polarity
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
    assert found.message == "The year-end forecast is typed as text and was read as 66."


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
    ("typed", "kept", "found"),
    [
        (65, ("65", ""), []),
        ("65%", ("65", ""), ["C01"]),
        ("At  least 65%", ("None", "At least 65%"), []),
        (">=65", ("None", ">=65"), []),
        ("60 to 70", ("None", "60 to 70"), []),
        ("TBC", ("None", "TBC"), []),
        ("n/a", ("None", ""), []),
        ("none", ("None", ""), []),
        ("65 or so", ("None", ""), ["C05"]),
        ("at least 65 days", ("None", ""), ["C05"]),
        ("as in the plan", ("None", ""), ["C05"]),
    ],
)
def test_a_target_is_kept_as_a_figure_or_as_typed(typed: Scalar, kept: tuple[str, str], found: list[str]) -> None:
    read = sent(actual=50, target=typed)
    assert (str(only(read).target), only(read).target_text) == kept
    assert codes(read) == [(code, "E3") for code in found]


def targets(agreed: Any, polarity: Polarity = Polarity.HIGH) -> Council:
    """Return the town with another target for 1180."""
    return council(i1180={"targets": {"2012-13": agreed}, "polarity": polarity})


@pytest.mark.parametrize(
    ("agreed", "typed", "same"),
    [
        (65, 65, True),
        (65, 60, False),
        (65, "at least 65", True),
        (65, "more than 65", True),
        (65, "65% or more", True),
        (65, "fewer than 65", False),
        (65, "at least 60", False),
        (65, "60 to 65", False),
        (65, "TBC", False),
        (65, "above national average", False),
        (65, "n/a", True),
        ("above 65", 65, True),
        ("above 65", ">65%", True),
        ("above 65", "at least 65", False),
        ("at least 65", "over 65", False),
        ("at least 65", "minimum of 65%", True),
        ("above national average", "Above England average", True),
        ("above national average", "national average", True),
        ("above national average", "above statistical neighbours' average", False),
        ("above national average", "at least 70", False),
        ("above national average", 70, True),
        ({"annual": "additional 10", "baseline": 50}, "additional 10", True),
        ({"annual": "additional 10", "baseline": 50}, "at least 60", True),
        ({"annual": "additional 10", "baseline": 50}, 10, True),
        ({"annual": "additional 10", "baseline": 50}, "at least 10", False),
        ({"annual": "improve from baseline", "baseline": 50}, "Improve on baseline", True),
        ({"annual": 80, "profile": "linear"}, 20, True),
        ({"annual": 80, "profile": "linear"}, 80, True),
        ({"annual": 80, "profile": "linear"}, "at least 20", True),
        ({"annual": 80, "profile": "linear"}, 40, False),
        ({"quarters": [60, 70, 75, 80]}, "at least 60", True),
        ({"quarters": [60, 70, 75, 80]}, "at least 70", False),
    ],
)
def test_a_target_in_words_is_held_against_what_was_agreed(agreed: Any, typed: Scalar, same: bool) -> None:
    of = targets(agreed)
    found = sent(actual=50, target=typed, of=of)
    assert (codes(found), fact("target_as_agreed", found, of)) == ([], same)
    assert fact("target_is_agreed", found, of)


@pytest.mark.parametrize(
    ("polarity", "agreed", "typed", "same"),
    [
        (Polarity.LOW, "Less than 22%", "<22%", True),
        (Polarity.LOW, "Less than 22%", "at most 22%", False),
        (Polarity.LOW, 22, "less than 22%", True),
        (Polarity.LOW, 22, "at least 22%", False),
        (Polarity.RANGE, "10 to 15", "10-15%", True),
        (Polarity.RANGE, "10 to 15", "10 to 16", False),
        (Polarity.RANGE, "10 to 15", "at least 10", False),
        (Polarity.RANGE, "10 to 15", 12, False),
    ],
)
def test_the_way_that_is_good_is_part_of_what_was_agreed(polarity: Polarity, agreed: Any, typed: Scalar, same: bool) -> None:
    of = targets(agreed, polarity)
    assert fact("target_as_agreed", sent(actual=50, target=typed, of=of), of) is same


@pytest.mark.parametrize("agreed", [None, "TBC"])
@pytest.mark.parametrize(("typed", "asked"), [("TBC", False), (None, False), ("n/a", False), (60, True), ("at least 60", True)])
def test_where_none_is_agreed_a_target_is_asked_about_and_tbc_is_not(agreed: str | None, typed: Scalar, asked: bool) -> None:
    of = targets(agreed) if agreed else council(i1180={"targets": {}})
    found = sent(actual=50, target=typed, of=of)
    assert (fact("target_as_agreed", found, of), fact("target_is_agreed", found, of)) == (True, not asked)


@pytest.mark.parametrize(
    ("agreed", "typed", "given", "printed"),
    [
        (65, "at least 60", "at least 60", "65%"),
        ("above national average", "at least 70", "at least 70", "above national average"),
        ("Less than 22%", 30, "30%", "Less than 22%"),
    ],
)
def test_the_sender_reads_both_targets_as_they_were_typed(agreed: Any, typed: Scalar, given: str, printed: str) -> None:
    of = targets(agreed)
    (check,) = checks(sent(actual=50, target=typed, of=of), of, CARE, Q1)
    assert (check.words[3]["target"], check.words[3]["agreed"]) == (given, printed)


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
