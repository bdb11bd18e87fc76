"""Key activities and owners' replies, and which sheets they are read from."""

from collections.abc import Sequence

import pytest

from adapters.workbook.check_sheet import CHECK_SHEET
from adapters.workbook.request import COMMENTARY_SHEET
from quarterly.collecting.returns.records import ReadReturn
from quarterly.collecting.sheets.layout import plain
from quarterly.collecting.sheets.sheets import Scalar, Sheet
from tests.unit.made import LAYOUT
from tests.unit.made_reading import ACTIONS, HEADER, LAC, codes, read, sheet


def actions(*typed: Sequence[Scalar]) -> ReadReturn:
    return read(sheet(typed, "Actions", ACTIONS))


@pytest.mark.parametrize(
    ("typed", "status"),
    [("✓", "tick"), ("★", "star"), ("▲", "triangle"), ("Good", "tick"), ("ahead of schedule", "star"), ("amber", "amber")],
)
def test_a_status_is_read_as_symbol_or_word(typed: str, status: str) -> None:
    assert [one.status for one in actions(["YP2b", "LAC care", typed, "Better."]).actions] == [status]


def test_a_symbol_of_the_other_scale_is_no_status() -> None:
    assert [one.status for one in actions(["YP2b", None, "●", None]).actions] == ["●"]


def test_an_action_is_read_with_its_place() -> None:
    (one,) = actions(["YP2b", None, "✓", "Better."]).actions
    assert (one.ref, one.progress, one.source.sheet, one.source.cell) == ("YP2b", "Better.", "Actions", "C5")


@pytest.mark.parametrize(
    ("activity", "ref"),
    [
        ("Improve attainment of looked after children (LAC)", "YP1c"),
        ("Something else", "Something else"),
        (None, ""),
    ],
)
def test_an_action_without_a_ref_is_known_by_its_name_or_asked_about(activity: Scalar, ref: str) -> None:
    assert [one.ref for one in actions([None, activity, "✓", "Better."]).actions] == [ref]


def test_a_status_never_worked_out_is_asked_for() -> None:
    found = read(sheet([["YP2b", None, None, "Better."], ["YP2b"]], "Actions", ACTIONS, uncalculated=frozenset({"C5", "C6"})))
    assert codes(found) == [("C03", "C5"), ("C03", "C6")]


def test_a_note_under_the_actions_is_no_action() -> None:
    assert actions(["YP2b", None, "✓", "Better."], ["Queries to the data lead."], []).actions[1:] == ()


def test_replies_are_read_and_their_figures_are_not() -> None:
    answers = [
        ("PI 1178", LAC, "104.9", "98.8", "6.2% worse", "Worse", "More came."),
        ("PI 1180", None, "50%", "65%", "23.1% worse", "Worse", "-"),
    ]
    headers = ("PI ref", "Indicator", "Actual", "Target", "Against target, %", "Rating", "Comment")  # of a form of 2026
    form = Sheet(name=COMMENTARY_SHEET, rows=(("Milton: commentary for Quarter 1 2012/13",), headers, *answers))
    found = read(form, service="commentary")
    assert [(one.indicator, one.comment, one.source.cell) for one in found.comments] == [("1178", "More came.", "G3")]
    assert (found.indicators, found.findings) == ((), ())


def test_our_own_list_of_findings_is_not_the_senders() -> None:
    assert plain(CHECK_SHEET) in LAYOUT.ignored_sheets
    listed = Sheet(name=CHECK_SHEET, rows=(("Quarter 4 2011/12",), tuple(HEADER), (1178, None, None, None, 1)))
    assert [one.source.sheet for one in read(listed, sheet([[1178, None, None, None, 104.9]])).indicators] == ["PI return"]


def test_both_kinds_of_table_are_read_from_one_file() -> None:
    found = read(sheet([[1178, None, None, None, 104.9]]), sheet([["YP2b", None, "✓", "Better."]], "Actions", ACTIONS))
    assert (len(found.indicators), len(found.actions)) == (1, 1)
    assert found.columns["Actions"] == {"indicator": "A", "name": "B", "status": "C", "progress": "D"}
