"""The ratings that `run` and `score` print on the screen, where figures are illustrative."""

from typing import Any

from rich.console import Console

from cli.score import print_ratings, ratings_table
from quarterly.vocabulary.illustrative import LEGEND
from tests.unit.made_illustrative import DRAWN, INPUTS, RATED_BY, Sample, council_of, scored


def screen(sample: Sample) -> str:
    council = council_of(sample)
    console = Console(width=200, record=True)
    print_ratings(console, scored(sample, council)[0], council)
    return console.export_text()


def cells(sample: Sample) -> list[list[Any]]:
    council = council_of(sample)
    table = ratings_table(scored(sample, council)[0], council)
    return [[str(cell) for cell in column.cells] for column in table.columns]


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
