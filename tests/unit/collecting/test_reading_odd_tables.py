"""Tables with more than one figure for an indicator, or none that is known: nothing is taken from them unasked."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest

from adapters.checking import SentFile, check_file
from adapters.screening import screening_for
from quarterly.collecting.returns.in_force import service_return
from quarterly.collecting.returns.reading import ReturnReader
from quarterly.collecting.returns.records import CheckedFile, ReadReturn, ServiceReturn
from quarterly.collecting.sheets.sheets import Scalar, Sheet, Workbook
from quarterly.vocabulary.canonical import digest
from tests.unit.made import CARE, LAYOUT, Q1, RULES, SAFE, TOWN, council
from tests.unit.made_reading import ACTIONS, HEADER, LAC, TITLE, codes, only, read, refusal, rows, sheet
from tests.workbooks import workbook

REST: list[Scalar] = [None] * 2
FIRST: list[list[Scalar]] = [[1178, LAC, None, None, 104.9, 98.8, "More came."], ["adoption-matching", *REST, None, 174, 213]]


def asked(found: ReadReturn) -> list[tuple[str, str | None, str | None]]:
    return [(finding.code, finding.cell, finding.indicator) for finding in found.findings]


def headed(header: Sequence[Scalar], *typed: Sequence[Scalar], **seen: Any) -> ReadReturn:
    return read(sheet(typed, header=header, **seen))


def untitled(*typed: Sequence[Scalar], name: str = "PI return") -> Sheet:
    return Sheet(name=name, rows=tuple(tuple(row) for row in typed))


def sent(*returns: Sequence[Sequence[Scalar]], header: Sequence[Scalar] = HEADER) -> ServiceReturn:
    """Return what is in force after returns of these rows, each after all checks; the first has the usual header."""
    files: list[CheckedFile] = []
    for number, typed in enumerate(returns):
        body = workbook({"PI return": [*TITLE, header if number else HEADER, *typed]})
        name = f"{number}.xlsx"
        files.append(check_file(SentFile(body=body, service=CARE, name=name, digest=digest(name)), TOWN, Q1, screening_for(TOWN)))
    return service_return(CARE, files, TOWN, Q1, RULES)


def figures(found: ServiceReturn) -> dict[str, Decimal | str | None]:
    return {row.indicator: "held" if row.indicator in found.under_query else row.value for row in found.indicators}


def told(found: ServiceReturn) -> list[tuple[str, str, str | None]]:
    return [(f.code, f.file, f.cell) for f in found.findings if f.severity == "critical"]


# A table below the first


def test_a_table_ends_where_its_header_is_repeated() -> None:
    found = rows([1178, LAC, None, None, 104.9], [], ["Quarter 4 2011/12"], HEADER, [1180, None, 3, 6, 50])
    assert [row.indicator for row in found.indicators] == ["1178"]
    assert asked(found) == [("C11", "A9", "1180")]


def test_a_table_below_is_known_by_a_header_in_other_columns() -> None:
    found = rows(
        [1178, LAC, None, None, 104.9], ["Measure", "PI ref", "Actual"], [None, 1180, 50], ["1178 is late."], [None, 5, 7]
    )
    assert only(found).indicator == "1178"
    assert asked(found) == [("C11", "B7", "1180"), ("C11", "B9", "5")]


def test_every_table_below_is_asked_about() -> None:
    found = rows(HEADER, [1180, None, 3, 6, 50], HEADER, [1178, None, None, None, 104.9])
    assert (found.indicators, asked(found)) == ((), [("C11", "A6", "1180"), ("C11", "A8", "1178")])
    assert [finding.message for finding in found.findings] == [
        "This row stands in a second table of the sheet, below the header in row 5, and was not read.",
        "This row stands in a second table of the sheet, below the header in row 7, and was not read.",
    ]


def test_key_activities_below_indicators_are_asked_about() -> None:
    found = rows([1178, LAC, None, None, 104.9], ACTIONS, ["YP2b", "Review", "✓", "Agreed."], ["The end."])
    assert (only(found).indicator, found.actions, asked(found)) == ("1178", (), [("C11", "A7", "YP2b")])


def test_a_formula_below_that_nobody_worked_out_is_asked_about() -> None:
    found = rows([1178, LAC, None, None, 104.9], HEADER, [], uncalculated=frozenset({"A9", "E9"}))
    assert asked(found) == [("C11", "A9", "")]


def test_replies_below_a_repeated_header_are_read() -> None:
    header = ["PI ref", "Comment"]
    replies = sheet([[1178, "More came."], header, [1180, "Six of them."]], name="Commentary", header=header)
    found = read(replies)
    assert ([reply.indicator for reply in found.comments], codes(found)) == (["1178", "1180"], [])


def test_what_a_table_below_is_about_is_held_and_nothing_falls_back() -> None:
    old: list[list[Scalar]] = [["Quarter 4 2011/12"], HEADER, ["adoption-matching", None, None, None, 150, 213]]
    found = sent(FIRST, [[1178, LAC, None, None, 99.1, 98.8], *old])
    assert figures(found) == {"1178": Decimal("99.1"), "adoption-matching": "held"}
    assert told(found) == [("C11", "1.xlsx", "A8")]


def test_an_indicator_of_both_tables_is_held() -> None:
    found = sent(FIRST, [[1178, LAC, None, None, 99.1, 98.8], HEADER, [1178, LAC, None, None, 97, 98.8]])
    assert figures(found) == {"1178": "held", "adoption-matching": Decimal(174)}
    assert told(found) == [("C11", "1.xlsx", "A7")]


def test_a_later_return_of_one_table_releases_what_was_held() -> None:
    below: list[list[Scalar]] = [HEADER, [1178, LAC, None, None, 97, 98.8]]
    found = sent(FIRST, below, [[1178, LAC, None, None, 99.1, 98.8]])
    assert (figures(found), told(found)) == ({"1178": Decimal("99.1"), "adoption-matching": Decimal(174)}, [])


def test_a_key_activity_of_a_table_below_is_held() -> None:
    body = workbook({"Actions": [*TITLE, ACTIONS, ACTIONS, ["YP2b", None, "✓", "Agreed."]]})
    file = check_file(SentFile(body=body, service=CARE, name="a.xlsx", digest=digest("a")), TOWN, Q1, screening_for(TOWN))
    found = service_return(CARE, [file], TOWN, Q1, RULES)
    assert ([(row.ref, row.status) for row in found.actions], found.under_query) == ([("YP2b", "")], ("YP2b",))


# Two columns for one figure


@pytest.mark.parametrize("second", ["Actual", "Outturn", "This quarter", "Corrected actual", "Revised actual", "Actual Q1"])
def test_two_columns_of_a_figure_that_differ_are_asked_about(second: str) -> None:
    found = headed(["PI ref", "Actual", second], [1178, 104.9, 99.1], ["adoption-matching", 174, 174.0])
    assert asked(found) == [("C12", "C5", "1178")]


@pytest.mark.parametrize(
    ("first", "second", "codes_found"),
    [
        (104.9, None, []),
        (104.9, "n/a", []),
        (104.9, 104.9, []),
        (None, 99.1, ["C12"]),
        (0, 99.1, ["C12"]),
        (104.9, 0, ["C12"]),
        (104.9, "late", ["C12"]),
    ],
)
def test_a_second_column_is_asked_about_where_it_says_something_else(
    first: Scalar, second: Scalar, codes_found: list[str]
) -> None:
    found = headed(["PI ref", "Actual", "Corrected actual"], [1178, first, second])
    assert [finding.code for finding in found.findings] == codes_found


def test_a_formula_in_a_second_column_that_nobody_worked_out_is_asked_about() -> None:
    found = headed(["PI ref", "Actual", "Actual"], [1178, 104.9, None], uncalculated=frozenset({"C5"}))
    assert asked(found) == [("C12", "C5", "1178")]


def test_two_columns_of_counts_are_asked_about() -> None:
    found = headed(["PI ref", "Num", "Den", "Numerator", "Out of"], [1180, 3, 6, 3, 7])
    assert [(f.cell, f.message) for f in found.findings] == [
        (
            "E5",
            "The denominator of PI 1180 stands in two columns of the sheet that say different things, and it cannot be told "
            "which counts.",
        )
    ]


def test_two_columns_of_comments_or_targets_are_not() -> None:
    found = headed(["PI ref", "Actual", "Target", "Target", "Comment", "Comments"], [1178, 104.9, 98.8, 90, "More came.", "Yes."])
    assert codes(found) == []


def test_a_column_of_corrected_figures_alone_is_read() -> None:
    found = headed(["PI ref", "Corrected actual"], [1178, 99.1])
    assert (only(found).value, codes(found)) == (Decimal("99.1"), [])


def test_an_unknown_row_with_a_figure_in_the_second_column_alone_is_no_note() -> None:
    found = headed(["PI ref", "Actual", "Actual"], [1197, None, 99.1])
    assert (only(found).indicator, asked(found)) == ("1197", [("C12", "C5", "1197")])


def test_what_stands_in_two_columns_is_held() -> None:
    found = sent(FIRST, [[1178, 104.9, 99.1, 98.8]], header=["PI ref", "Actual", "Corrected actual", "Target"])
    assert figures(found) == {"1178": "held", "adoption-matching": Decimal(174)}
    assert told(found) == [("C12", "1.xlsx", "C5")]


# A row named after another indicator


def test_a_row_with_an_unknown_ref_holds_the_indicator_it_is_named_after() -> None:
    found = sent(FIRST, [[1187, LAC.upper(), None, None, 99.1, 98.8]])
    assert figures(found) == {"1178": "held", "adoption-matching": Decimal(174)}
    assert told(found) == [("S01", "1.xlsx", "A5")]


def test_a_row_with_the_ref_of_another_holds_both() -> None:
    found = sent(FIRST, [["adoption-matching", LAC, None, None, 170, 213]])
    assert figures(found) == {"1178": "held", "adoption-matching": "held"}
    assert told(found) == [("S07", "1.xlsx", "B5")]


def test_a_row_with_the_ref_of_another_service_holds_the_indicator_it_is_named_after() -> None:
    found = sent(FIRST, [[1176, LAC, None, None, 72.5, 72.5]])
    assert figures(found) == {"1178": "held", "adoption-matching": Decimal(174)}
    assert told(found) == [("S02", "1.xlsx", "A5"), ("S07", "1.xlsx", "B5")]


@pytest.mark.parametrize("order", [1, -1])
def test_a_row_named_after_an_indicator_holds_it_beside_a_row_of_its_own(order: int) -> None:
    typed: list[list[Scalar]] = [[1178, LAC, None, None, 104.9, 98.8], [1187, LAC, None, None, 99.1, 98.8]]
    found = sent(FIRST, typed[::order])
    assert figures(found) == {"1178": "held", "adoption-matching": Decimal(174)}


def test_the_reason_is_told_as_long_as_the_indicator_is_held() -> None:
    """The row that is held has the ref of an indicator that was put right since."""
    found = sent(FIRST, [["adoption-matching", LAC, None, None, 170, 213]], [["adoption-matching", None, None, None, 170, 213]])
    assert figures(found) == {"1178": "held", "adoption-matching": Decimal(170)}
    assert told(found) == [("S07", "1.xlsx", "B5")]


def test_a_later_row_releases_what_a_wrong_one_was_named_after() -> None:
    found = sent(FIRST, [[1187, LAC, None, None, 99.1, 98.8]], [[1178, LAC, None, None, 99.1, 98.8]])
    assert figures(found) == {"1178": Decimal("99.1"), "adoption-matching": Decimal(174)}


def test_a_row_named_after_an_indicator_is_not_told_to_be_missing() -> None:
    found = sent(FIRST, [[1187, LAC, None, None, 99.1, 98.8], FIRST[1]])
    assert [f.code for f in found.findings if f.code.startswith("Q") and "1178" in f.message] == []


# A table without a column of values


def test_a_row_without_a_column_of_values_is_asked_about() -> None:
    header = ["PI ref", "Numerator", "Actual Q4", "Comment"]
    assert asked(headed(header, [1178, "n/a", 104.9, "More came."])) == [("C13", "A5", "1178")]


def test_a_figure_under_no_known_heading_is_asked_about_once_beside_two_columns_of_counts() -> None:
    header = ["PI ref", "Numerator", "Denominator", "Figure for Q1", "Comment"]
    found = headed(header, [1180, None, None, "50%", "Six of them."], [1180, 3, 6, 50], [1180, None, None, None, "None yet."])
    assert asked(found) == [("C13", "A5", "1180")]  # the heading that it asks for is that of the other rows too


def test_counts_work_out_no_number_of_days() -> None:
    found = headed(["PI ref", "Numerator", "Denominator", "Comment"], ["adoption-matching", None, None, "None yet."])
    assert asked(found) == [("C13", "A5", "adoption-matching")]


def test_a_service_that_sends_denominators_alone_needs_no_column_of_values() -> None:
    reader = ReturnReader(council(i1180={"denominator_service": SAFE}), Q1, LAYOUT, RULES, screening_for(TOWN))
    table = untitled(["Period: Quarter 1 2012/13"], ["PI ref", "Denominator", "Comment"], [1180, None, "None yet."])
    assert codes(reader.read(Workbook((table,)), service=SAFE, file="return.xlsx", digest="d1")) == []


@pytest.mark.parametrize(
    ("header", "value"),
    [
        *[(f"Actual {named}", "104.9") for named in ("Q1", "q1 2012/13", "2012-13 Quarter 1", "(Quarter 1 2012/13)", "(Q1)")],
        ("Outturn Q1", "104.9"),
        *[(f"Actual {named}", None) for named in ("Q4", "Q2 2012/13", "Q1 2011/12", "2011-12")],
    ],
)
def test_a_column_of_values_may_have_the_quarter_behind_its_name_and_no_other(header: str, value: str | None) -> None:
    found = headed(["PI ref", "Numerator", "Denominator", header], [1178, None, None, 104.9])
    assert only(found).value == (None if value is None else Decimal(value))
    assert codes(found) == ([("C13", "A5")] if value is None else [])


def test_a_column_of_an_earlier_quarter_beside_this_one_is_not_read() -> None:
    found = headed(["PI ref", "Actual Q4 2011/12", "Actual Q1 2012/13"], [1178, 99.1, 104.9])
    assert (only(found).value, codes(found)) == (Decimal("104.9"), [])


# A quarter that is stated and one that is mentioned


def test_the_quarter_a_label_states_decides_over_what_is_mentioned() -> None:
    stated, mentioned = "Period: Quarter 2 2012/13", "Figures for Quarter 1 2012/13 were sent in July."
    assert refusal(untitled([stated], [mentioned], HEADER, FIRST[0])).startswith(
        "This return is for 2012-13 Q2, and it lies with the returns of 2012-13 Q1."
    )


def test_it_decides_on_every_sheet() -> None:
    second = untitled(["Quarter: Quarter 2 2012/13"], ["Compare Quarter 1 2012/13"], HEADER, FIRST[1], name="Other")
    assert refusal(sheet([FIRST[0]]), second).startswith("This return is for 2012-13 Q2 on the sheet “Other”")


def test_a_mention_of_another_quarter_does_not_turn_a_return_away() -> None:
    stated, mentioned = "Period: Quarter 1 2012/13", "Figures for Quarter 4 2011/12 were sent in May."
    found = read(untitled([stated], [mentioned], HEADER, FIRST[0]))
    assert (only(found).indicator, codes(found)) == ("1178", [])
