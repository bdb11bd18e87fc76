"""The ratings that `run` and `score` print on the screen, where figures are illustrative, and where the screen is narrow."""

from typing import Any

import pytest
from rich.console import Console

from cli.score import print_ratings, ratings_table
from quarterly.vocabulary.illustrative import LEGEND
from tests.unit.made import TOWN, TOWN_ROWS, card
from tests.unit.made_illustrative import DRAWN, INPUTS, RATED_BY, Sample, council_of, scored


def screen(sample: Sample) -> str:
    council = council_of(sample)
    console = Console(width=200, record=True)
    print_ratings(console, scored(sample, council)[0], council)
    return console.export_text()


def cells(sample: Sample) -> list[list[Any]]:
    council = council_of(sample)
    table = ratings_table(scored(sample, council)[0], council, 200)
    return [[str(cell) for cell in column.cells] for column in table.columns]


def lines_at(width: int) -> list[str]:
    """Return the lines of the town's ratings on a screen of this width, without what fills them."""
    console = Console(width=width, record=True)
    print_ratings(console, card(*TOWN_ROWS), TOWN)
    return [line.rstrip() for line in console.export_text().splitlines()]


def test_at_80_characters_the_distance_stands_below_the_rating() -> None:
    found = lines_at(80)
    first = next(number for number, line in enumerate(found) if "Number of LAC" in line)
    assert found[first : first + 3] == [
        " PI 1178: Number of LAC per 10k of          104.9     98.8   ◆ On target, lower",
        " the child population                                        half",
        "                                                             6.2% worse",
    ]


@pytest.mark.parametrize("width", [80, 100, 140])
def test_no_word_of_a_name_is_broken_and_no_line_is_longer_than_the_screen(width: int) -> None:
    found = lines_at(width)
    words = {word for line in found for word in line.split()}
    assert [each.titled for each in TOWN.catalogue.indicators if not {*each.titled.split()} <= words] == []
    assert max(map(len, found)) <= width


@pytest.mark.parametrize("width", [80, 140])
def test_every_distance_is_printed_at_every_width(width: int) -> None:
    text = " ".join(" ".join(lines_at(width)).split())
    assert [text.count(distance) for distance in ("6.2% worse", "17.8% better", "18.3% better", "13.2% worse")] == [1, 1, 1, 1]


def test_an_illustrative_figure_has_the_sign_and_one_line_says_what_it_means() -> None:
    shown = screen(Sample(INPUTS, tuple(RATED_BY), {id: [50] * DRAWN for id in RATED_BY}))
    assert ("50% [i]" in shown, shown.count(LEGEND)) == (True, 1)


def test_without_illustrative_figures_there_is_neither() -> None:
    shown = screen(Sample((), (), {}))
    assert ("[i]" in shown, LEGEND in shown) == (False, False)


def test_whatever_differs_on_the_screen_has_the_sign() -> None:
    one, other = (cells(Sample(INPUTS, tuple(RATED_BY), {id: [n] * DRAWN for id in RATED_BY})) for n in (20, 70))
    pairs = [pair for column in zip(one, other, strict=True) for pair in zip(*column, strict=True)]
    assert [pair for pair in pairs if pair[0] != pair[1] and "[i]" not in pair[0] + pair[1]] == []
