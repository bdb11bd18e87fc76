"""Cells of published tables: figures, and marks that stand in place of one."""

from fractions import Fraction

import pytest

from quarterly.vocabulary.official_figures import figure, is_mark


@pytest.mark.parametrize(
    "text", ["", " ", "c", "C", "[c]", "[C] ", "x", "[x]", "z", "[z]", "low", "[low]", "k", "u", "w", ":", "..", "NA"]
)
def test_a_suppressed_or_missing_figure_is_none(text: str) -> None:
    assert (is_mark(text), figure(text)) == (True, None)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("6.25", "6.25"),
        ("0", "0"),
        ("-3", "-3"),
        ("1,072", "1072"),
        ("62.9%", "62.9"),
        ("62.900000000000006", "62.900000000000006"),
        ("1e-05", "0.00001"),
        (".5", "0.5"),
    ],
)
def test_a_figure_is_exactly_what_is_written(text: str, number: str) -> None:
    assert figure(text) == Fraction(number)


@pytest.mark.parametrize("text", ["TBC", "about 6", "6 of 7", "1e999", "inf", "1e15", "9" * 40, "1_000", "[6]", "c 6"])
def test_what_is_neither_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="neither"):
        figure(text)
