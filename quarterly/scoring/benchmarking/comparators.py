"""Where a council's value stands among the published values of others: quartile, rank, statistical neighbours, England.

A quarter's value has no published quarter of others to stand beside, so it is placed in the last published year, and whoever
prints that prints the year too ("top or second quartile compared to 2009/10 national results"). Authorities go by DfE's
three-digit numbers. England stands beside the distribution and is never in it; whoever has a suppressed or missing figure is not
compared. Embargoes are for `open_on` to keep, before anything is placed.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from quarterly.configuration.targets.goal import Goal
from quarterly.scoring.benchmarking.benchmarks import band, mean, median, positions, quartiles
from quarterly.scoring.benchmarking.published_rows import ENGLAND, Comparator, year_key
from quarterly.scoring.why_unknown import NoPosition, PositionNote
from quarterly.vocabulary.polarity import Polarity

Average = Literal["mean", "median"]

LEAST_FOR_QUARTILES, LEAST_FOR_QUINTILES = 4, 5

_COMPARED_BY = {Polarity.RANGE: PositionNote.DISTANCE_FROM_RANGE, Polarity.MIDPOINT: PositionNote.DISTANCE_FROM_TARGET}


class Quartile(StrEnum):
    """The quarter of the authorities a value is in, as DfE letters them: A is the best."""

    TOP = "A"
    SECOND = "B"
    THIRD = "C"
    BOTTOM = "D"


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
class Spread:
    """How the authorities' figures of a year lie: the edges between quarters, none where too few have one, and both ends."""

    edges: tuple[Fraction, ...]
    low: Fraction | None
    high: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchmarkPosition:
    """Where a value stands in one published year, unrounded.

    `quartile` is among the `authorities` with a published figure, None for the reasons in `limits`. `rank` (1 the best) is among
    `of`, and `quintile` (1 the best) follows from it. `neighbours_of` of the `neighbours` asked about have a figure, of which
    `neighbours_average` is the mean or the median, as the council prints it; `model` is the version of their model. `source` is
    where the figures are published.
    """

    year: str
    authorities: int
    quartile: Quartile | None
    quintile: int | None
    rank: int | None
    of: int
    average: Average
    neighbours_average: Fraction | None
    neighbours_of: int
    neighbours: int
    england: Fraction | None
    model: str
    source: str
    limits: NoPosition | None
    spread: Spread | None


def place_among(
    value: Fraction,
    comparators: Collection[Comparator],
    *,
    aim: Goal,
    own_area: str | None = None,
    neighbours: Sequence[str] = (),
    model: str = "",
    year: str | None = None,
    average: Average = "mean",
) -> BenchmarkPosition | None:
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
    another = _other_models(found, model) if neighbours else ()
    near = [] if another else [figures.get(number) for number in neighbours]
    notes = NoPosition(standing.notes, another)
    return BenchmarkPosition(
        year=found[0].year,
        authorities=len(figures),
        quartile=standing.quartile,
        quintile=standing.quintile,
        rank=standing.rank,
        of=standing.of,
        average=average,
        neighbours_average=mean(near) if average == "mean" else median(near),
        neighbours_of=sum(each is not None for each in near),
        neighbours=len(near),
        england=england,
        model=model if near else "",
        source="; ".join(dict.fromkeys(each.source for each in found)),
        limits=notes if notes.notes or notes.models else None,
        spread=_spread(list(figures.values())),
    )


def _of_year(comparators: Collection[Comparator], year: str | None) -> list[Comparator]:
    """Return the figures of one year, those without a value among them; none where nobody has a value."""
    known = [key for each in comparators if each.value is not None and (key := year_key(each.year))]
    wanted = year_key(year) if year else max(known, default=None)
    return [each for each in comparators if year_key(each.year) == wanted] if wanted in known else []


@dataclass(frozen=True, slots=True)
class _Standing:
    quartile: Quartile | None
    quintile: int | None
    rank: int | None
    of: int
    notes: tuple[PositionNote, ...]


def _standing(value: Fraction, figures: Mapping[str, Fraction], own_area: str | None, aim: Goal) -> _Standing:
    others = [figure for area, figure in figures.items() if area != own_area]
    of = len(others) + 1
    ranked = _ranked_by(aim)
    if isinstance(ranked, PositionNote):
        return _Standing(None, None, None, of, (ranked,))
    way = Polarity.HIGH if aim.polarity is Polarity.HIGH else Polarity.LOW
    quartile, note = _quartile(ranked(value), [ranked(figure) for figure in figures.values()], way)
    position = positions([ranked(value), *(ranked(figure) for figure in others)], way)[0]
    if not others or position is None:
        return _Standing(quartile, None, None, of, _without_none(note))
    quintile = position.quintile if of >= LEAST_FOR_QUINTILES else None
    return _Standing(quartile, quintile, position.rank, of, _without_none(_COMPARED_BY.get(aim.polarity), note))


def _without_none(*notes: PositionNote | None) -> tuple[PositionNote, ...]:
    return tuple(note for note in notes if note)


def _ranked_by(aim: Goal) -> Callable[[Fraction], Fraction] | PositionNote:
    """Return what of a value is ranked, or why nothing is.

    Of a range or midpoint it is the distance, low best, and not the favourable distance, high best: a figure on an edge belongs
    to the quarter of lower numbers, and all who are inside the range have the best there is.
    """
    if aim.polarity is Polarity.NONE:
        return PositionNote.NO_GOOD_WAY
    if aim.polarity in (Polarity.HIGH, Polarity.LOW):
        return lambda value: value
    if aim.low is None or aim.high is None:
        return PositionNote.NO_TARGET
    return lambda value: -(aim.variance(value) or Fraction(0))


def _quartile(value: Fraction, published: list[Fraction], way: Polarity) -> tuple[Quartile | None, PositionNote | None]:
    """Return the quartile of a value, or why there is none."""
    if len(published) < LEAST_FOR_QUARTILES:
        return None, PositionNote.TOO_FEW if published else None
    edges = quartiles(published)
    if way is Polarity.HIGH and [edges.first, edges.second, edges.third].count(value) > 1:
        # Where more than half have 100%, DfE's rule puts 100% in the third quartile and ranks it first.
        return None, PositionNote.TIED
    return Quartile(band(value, edges, way)), None


def _other_models(found: Collection[Comparator], model: str) -> tuple[str, ...]:
    return tuple(sorted({each.model for each in found if each.model and each.model != model}))


def _spread(figures: list[Fraction]) -> Spread:
    edges = quartiles(figures) if len(figures) >= LEAST_FOR_QUARTILES else None
    between = (edges.first, edges.second, edges.third) if edges else ()
    return Spread(between, min(figures, default=None), max(figures, default=None))
