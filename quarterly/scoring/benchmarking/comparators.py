"""Where a council's value stands among the published values of others: quartile, rank, statistical neighbours, England.

A quarter's value has no published quarter of others to stand beside, so it is placed in the last published year, and whoever
prints that prints the year too ("top or second quartile compared to 2009/10 national results"). Authorities go by DfE's
three-digit numbers. England stands beside the distribution and is never in it; whoever has a suppressed or missing figure is not
compared. Embargoes are for `open_on` to keep, before anything is placed.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from quarterly.configuration.targets.goal import Goal
from quarterly.scoring.benchmarking.benchmarks import band, mean, median, positions, quartiles
from quarterly.scoring.benchmarking.published_rows import ENGLAND, Comparator, year_key
from quarterly.vocabulary.numbers import Unit, shown
from quarterly.vocabulary.polarity import Polarity

Average = Literal["mean", "median"]

LEAST_FOR_QUARTILES, LEAST_FOR_QUINTILES = 4, 5

_QUARTILES = {"A": "top quartile", "B": "second quartile", "C": "third quartile", "D": "bottom quartile"}
_COMPARED_BY = {
    Polarity.RANGE: "compared by distance from the target range",
    Polarity.MIDPOINT: "compared by distance from the target",
}


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority in a neighbours' model: its number and name, its region, and the numbers of its neighbours, nearest first."""

    number: str
    name: str
    region: str
    neighbours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """A model of statistical neighbours in one version, by DfE's number of the authority."""

    version: str
    authorities: Mapping[str, Authority]

    def of(self, area: str) -> tuple[str, ...]:
        """Return the numbers of an authority's neighbours, nearest first; none for one the model does not know."""
        return self.authorities[area].neighbours if area in self.authorities else ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands in one published year, unrounded.

    `quartile` is A (best) to D, or "-", among the `authorities` with a published figure. `rank` (1 the best) is among `of`, and
    `quintile` (1 the best) follows from it. `neighbours_of` of the `neighbours` asked about have a figure; `model` is the version
    of their model. `source` is where the figures are published, `note` what limits the comparison.
    """

    year: str
    authorities: int
    quartile: str
    quintile: int | None
    rank: int | None
    of: int
    neighbours_mean: Fraction | None
    neighbours_median: Fraction | None
    neighbours_of: int
    neighbours: int
    england: Fraction | None
    model: str
    source: str
    note: str

    def neighbours_average(self, average: Average) -> Fraction | None:
        """Return the mean or the median of the neighbours that have a figure."""
        return self.neighbours_mean if average == "mean" else self.neighbours_median


def place_among(
    value: Fraction,
    comparators: Collection[Comparator],
    *,
    aim: Goal,
    own_area: str | None = None,
    neighbours: Sequence[str] = (),
    model: str = "",
    year: str | None = None,
) -> Place | None:
    """Return the place of a value among one indicator's published figures; None where the year has no figure.

    The year is the newest in which anybody has a figure, unless one is given. Quartile edges are those DfE's tool computes: over
    every authority with a published figure, the council's own published one included, so that they are the same for every
    council; the value is then held against them. For rank and quintile the value takes the place of the council's own published
    figure, so that nobody counts twice: `of` is the other authorities and this value, and those who tie share the best rank. For
    a range or a midpoint the distance to it is what is ranked, the nearest first. `model` is the version that `neighbours` are
    of; where the figures are meant for another they are not compared with neighbours.
    """
    found = _of_year(comparators, year)
    if not found:
        return None
    figures = {each.area: each.value for each in found if each.value is not None}
    england = figures.pop(ENGLAND, None)
    standing = _standing(value, figures, own_area, aim)
    another = _another_model(found, model) if neighbours else ""
    near = [] if another else [figures.get(number) for number in neighbours]
    return Place(
        year=found[0].year,
        authorities=len(figures),
        quartile=standing.quartile,
        quintile=standing.quintile,
        rank=standing.rank,
        of=standing.of,
        neighbours_mean=mean(near),
        neighbours_median=median(near),
        neighbours_of=sum(each is not None for each in near),
        neighbours=len(near),
        england=england,
        model=model if near else "",
        source="; ".join(dict.fromkeys(each.source for each in found)),
        note="; ".join(note for note in (*standing.notes, another) if note),
    )


def told(place: Place, unit: Unit, decimals: int, average: Average = "mean") -> str:
    """Return a place in words, always with its year, and neighbours always with their model."""
    parts = [_standing_in_words(place)]
    if place.rank is not None:
        parts.append(f"rank {place.rank} of {place.of}")
    if place.neighbours:
        parts.append(_neighbours_in_words(place, unit, decimals, average))
    if place.england is not None:
        parts.append(f"England {shown(place.england, decimals, unit)}")
    return "; ".join([*parts, place.note] if place.note else parts)


def _of_year(comparators: Collection[Comparator], year: str | None) -> list[Comparator]:
    """Return the figures of one year, those without a value among them; none where nobody has a value."""
    known = [key for each in comparators if each.value is not None and (key := year_key(each.year))]
    wanted = year_key(year) if year else max(known, default=None)
    return [each for each in comparators if year_key(each.year) == wanted] if wanted in known else []


@dataclass(frozen=True, slots=True)
class _Standing:
    quartile: str
    quintile: int | None
    rank: int | None
    of: int
    notes: tuple[str, ...]


def _standing(value: Fraction, figures: Mapping[str, Fraction], own_area: str | None, aim: Goal) -> _Standing:
    others = [figure for area, figure in figures.items() if area != own_area]
    of = len(others) + 1
    ranked = _ranked_by(aim)
    if isinstance(ranked, str):
        return _Standing("-", None, None, of, (ranked,))
    way = Polarity.HIGH if aim.polarity is Polarity.HIGH else Polarity.LOW
    quartile, note = _quartile(ranked(value), [ranked(figure) for figure in figures.values()], way)
    position = positions([ranked(value), *(ranked(figure) for figure in others)], way)[0]
    if not others or position is None:
        return _Standing(quartile, None, None, of, (note,))
    quintile = position.quintile if of >= LEAST_FOR_QUINTILES else None
    return _Standing(quartile, quintile, position.rank, of, (_COMPARED_BY.get(aim.polarity, ""), note))


def _ranked_by(aim: Goal) -> Callable[[Fraction], Fraction] | str:
    """Return what of a value is ranked, or why nothing is.

    Of a range or midpoint it is the distance, low best, and not the favourable distance, high best: a figure on an edge belongs
    to the quarter of lower numbers, and all who are inside the range have the best there is.
    """
    if aim.polarity is Polarity.NONE:
        return "no quartile or rank, as neither a high nor a low figure is better"
    if aim.polarity in (Polarity.HIGH, Polarity.LOW):
        return lambda value: value
    if aim.low is None or aim.high is None:
        return "no quartile or rank, as no target is agreed to measure the distance from"
    return lambda value: -(aim.variance(value) or Fraction(0))


def _quartile(value: Fraction, published: list[Fraction], way: Polarity) -> tuple[str, str]:
    """Return the quartile of a value, and why there is none where it is "-"."""
    if len(published) < LEAST_FOR_QUARTILES:
        return "-", f"no quartile, as fewer than {LEAST_FOR_QUARTILES} authorities have a figure" if published else ""
    edges = quartiles(published)
    if way is Polarity.HIGH and [edges.first, edges.second, edges.third].count(value) > 1:
        # Where more than half have 100%, DfE's rule puts 100% in the third quartile and ranks it first.
        return "-", "no quartile, as a quarter of the authorities or more have just this figure"
    return band(value, edges, way), ""


def _another_model(found: Collection[Comparator], model: str) -> str:
    others = sorted({each.model for each in found if each.model and each.model != model})
    return f"neighbours not compared, as the figures are for the neighbours' model {' and '.join(others)}" if others else ""


def _standing_in_words(place: Place) -> str:
    if not place.authorities:
        return f"no authority's figure in {place.year}"
    among = f"{place.authorities} {'authority' if place.authorities == 1 else 'authorities'} in {place.year}"
    word = _QUARTILES.get(place.quartile)
    return f"{word} ({place.quartile}) of {among}" if word else f"beside {among}"


def _neighbours_in_words(place: Place, unit: Unit, decimals: int, average: Average) -> str:
    model = f"model {place.model}" if place.model else "model not stated"
    figure = place.neighbours_average(average)
    if figure is None:
        return f"none of {place.neighbours} statistical neighbours has a figure ({model})"
    counted = f"{place.neighbours_of} of {place.neighbours} with a figure"
    return f"statistical neighbours' {average} {shown(figure, decimals, unit)} ({model}, {counted})"
