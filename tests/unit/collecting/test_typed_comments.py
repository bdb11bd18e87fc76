"""A comment is what a reader can use: a blank, an error value or a pointer to another place is none."""

import pytest

from quarterly.collecting.sheets.sheets import Scalar
from tests.unit.made_reading import ACTIONS, codes, only, read, rows, sheet


@pytest.mark.parametrize(
    ("typed", "comment"), [("More came.", "More came."), (" x ", "x"), ("As above, more came.", "As above, more came.")]
)
def test_a_comment_is_read_as_typed(typed: Scalar, comment: str) -> None:
    assert only(rows([1180, None, 3, 6, 50, None, typed])).comment == comment


@pytest.mark.parametrize("typed", [None, "-", "N/A", "None", "nil"])
def test_what_stands_for_no_comment_is_none_and_is_not_asked_about(typed: Scalar) -> None:
    found = rows([1180, None, 3, 6, 50, None, typed])
    assert (only(found).comment, codes(found)) == ("", [])


@pytest.mark.parametrize(
    ("typed", "code"),
    [("#NAME?", "C16"), ("#N/A", "C16"), ("Err:508", "C16"), ("As above", "C18"), ("See attached.", "C18"), ("DITTO", "C18")],
)
def test_what_explains_nothing_counts_as_none_and_is_asked_about(typed: Scalar, code: str) -> None:
    found = rows([1180, None, 3, 6, 50, None, typed])
    assert (only(found).comment, codes(found)) == ("", [(code, "G5")])


def test_progress_that_explains_nothing_counts_as_none() -> None:
    found = read(sheet([["YP2b", None, "✓", "#REF!"]], "Actions", ACTIONS))
    assert ([each.progress for each in found.actions], codes(found)) == ([""], [("C16", "D5")])
