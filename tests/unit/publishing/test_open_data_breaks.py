"""A break in a series stands beside the figure in the open data, whoever states it: the sender or the catalogue."""

from dataclasses import replace

import pytest

from quarterly.publishing.open_data.rows_of_scores import rows_of
from tests.unit.made import card, council, public, restricted, row


@pytest.mark.parametrize(
    ("breaks", "sent", "symbol"),
    [
        (("2012-13 Q1",), "", "[b]"),
        (("2012-13 Q1",), "b", "[b]"),
        (("2012-13 Q1",), "p", "[p] [b]"),
        ((), "b", "[b]"),
        (("2011-12 Q4",), "", ""),
    ],
)
def test_a_break_is_marked_once(breaks: tuple[str, ...], sent: str, symbol: str) -> None:
    town = council(i1178={"breaks": breaks})
    figure = replace(row("1178", "104.9"), marks=sent)
    found = rows_of(public(restricted(card(figure, of=town), town)))
    assert [each.symbol for each in found if each.indicator == "1178"] == [symbol]
