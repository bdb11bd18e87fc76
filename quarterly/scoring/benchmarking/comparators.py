"""A council's value among the published values of other authorities: quartile, rank, statistical neighbours, England.

Other authorities publish by the year, so a quarter's value is ranked in the newest published year, and whoever prints the result
prints the year too ("top or second quartile compared to 2009/10 national results"). Authorities are identified by DfE's
three-digit numbers. England is shown beside the distribution but is not one of the values; an authority with a suppressed or
missing figure is left out. `open_on` leaves out embargoed figures before anything is ranked.
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
from quarterly.vocabulary.numbers import half_up
from quarterly.vocabulary.polarity import Polarity

Average = Literal["mean", "median"]

LEAST_FOR_QUARTILES = 4  # a quarter of three authorities would be less than one of them

_COMPARED_BY = {Polarity.RANGE: PositionNote.DISTANCE_FROM_RANGE, Polarity.MIDPOINT: PositionNote.DISTANCE_FROM_TARGET}


class Quartile(StrEnum):
    """The quarter of the authorities a value is in, as DfE letters them: A is the best."""

    TOP = "A"
    SECOND = "B"
    THIRD = "C"
    BOTTOM = "D"


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority in a model of statistical neighbours, with the numbers of its neighbours, nearest first."""

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
        """Return the numbers of an authority's neighbours, nearest first; none if the model does not have the authority."""
        return self.authorities[area].neighbours if area in self.authorities else ()


@dataclass(frozen=True, slots=True)
class Spread:
    """How the authorities' figures of a year are spread: the quartile edges, none with too few figures, and both ends."""

    edges: tuple[Fraction, ...]
    low: Fraction | None
    high: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchmarkPosition:
    """The position of a value in one published year, unrounded.

    `quartile` is that among the `authorities` with a published figure, None for the reasons in `limits`. `rank` (1 is the best)
    is out of `of`, and `quintile` (1 is the best) follows from it; `level` others have the same figure as it is printed. Of the
    `neighbours` in the model, `neighbours_of` have a figure; `neighbours_average` is the mean or the median of those, whichever
    the council prints (`average`). `model` is the version of the model, `source` where the figures are published;
    `is_illustrative` is whether any of the others' figures is.
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
    is_illustrative: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True)
class Peers:
    """A council among the authorities: its own number, its neighbours in a version of their model, and how they are averaged.

    Its figure is printed with so many `decimals`.
    """

    own_area: str | None = None
    neighbours: Sequence[str] = ()
    model: str = ""
    average: Average = "mean"
    decimals: int = 6


def position_among(
    value: Fraction, comparators: Collection[Comparator], *, goal: Goal, peers: Peers = Peers(), year: str | None = None
) -> BenchmarkPosition | None:
    """Return the position of a value among one indicator's published figures; None where the year has no figure.

    The year is the newest in which anybody has a figure, unless one is stated. Quartile edges are those of DfE's tool: over every
    authority with a published figure, the council's own included, so that they are the same for every council; the value is then
    compared with them. For rank and quintile, the value replaces the council's own published figure, so that no authority counts
    twice; ties share the best rank. For a range or a midpoint it is the distance to it that is ranked, the nearest first. Figures
    published for another version of the neighbours' model are not compared with neighbours. Others are level with the value
    where they are printed the same: 94.52 ranks above a published 94.5, and a reader sees 94.5 twice.
    """
    found = _of_year(comparators, year)
    if not found:
        return None
    figures = {each.area: each.value for each in found if each.value is not None}
    england = figures.pop(ENGLAND, None)
    ranking = _ranking(value, figures, peers.own_area, goal)
    # The model of May 2025 has other neighbours than that of April 2021: an average over the old ones is none over the new.
    another = _other_models(found, peers.model) if peers.neighbours else ()
    near = [] if another else [figures.get(number) for number in peers.neighbours]
    notes = NoPosition(ranking.notes, another)
    return BenchmarkPosition(
        year=found[0].year,
        authorities=len(figures),
        quartile=ranking.quartile,
        quintile=ranking.quintile,
        rank=ranking.rank,
        of=ranking.of,
        average=peers.average,
        neighbours_average=mean(near) if peers.average == "mean" else median(near),
        neighbours_of=sum(each is not None for each in near),
        neighbours=len(near),
        england=england,
        model=peers.model if near else "",
        source="; ".join(dict.fromkeys(each.source for each in found)),
        limits=notes if notes.notes or notes.models else None,
        spread=_spread(list(figures.values())),
        is_illustrative=any(each.is_illustrative for each in found),
        level=sum(
            half_up(each, peers.decimals) == half_up(value, peers.decimals)
            for area, each in figures.items()
            if area != peers.own_area
        ),
    )


def _of_year(comparators: Collection[Comparator], year: str | None) -> list[Comparator]:
    """Return the figures of one year, with or without a value; none where no authority has a value."""
    known = [key for each in comparators if each.value is not None and (key := year_key(each.year))]
    wanted = year_key(year) if year else max(known, default=None)
    return [each for each in comparators if year_key(each.year) == wanted] if wanted in known else []


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ranking:
    quartile: Quartile | None
    quintile: int | None
    rank: int | None
    of: int
    notes: tuple[PositionNote, ...]


def _ranking(value: Fraction, figures: Mapping[str, Fraction], own_area: str | None, goal: Goal) -> _Ranking:
    # A council that published 60 last year and has 63 now would be ranked against itself if both counted.
    others = [figure for area, figure in figures.items() if area != own_area]
    of = len(others) + 1
    ranked = _ranked_by(goal)
    if isinstance(ranked, PositionNote):
        return _Ranking(quartile=None, quintile=None, rank=None, of=of, notes=(ranked,))
    way = Polarity.HIGH if goal.polarity is Polarity.HIGH else Polarity.LOW
    quartile, note = _quartile(ranked(value), [ranked(figure) for figure in figures.values()], way)
    position = positions([ranked(value), *(ranked(figure) for figure in others)], way)[0]
    if not others or position is None:
        return _Ranking(quartile=quartile, quintile=None, rank=None, of=of, notes=_without_none(note))
    return _Ranking(
        quartile=quartile,
        quintile=position.quintile,
        rank=position.rank,
        of=of,
        notes=_without_none(_COMPARED_BY.get(goal.polarity), note),
    )


def _without_none(*notes: PositionNote | None) -> tuple[PositionNote, ...]:
    return tuple(note for note in notes if note)


def _ranked_by(goal: Goal) -> Callable[[Fraction], Fraction] | PositionNote:
    """Return what is ranked for a value, or why nothing is.

    For a range or midpoint it is the distance to it, where low is best. The favourable distance, where high is best, would not
    do: a figure on a quartile edge belongs to the quarter of lower numbers, and every authority inside the range has the best.
    """
    if goal.polarity.has_no_good_way:
        return PositionNote.NO_GOOD_WAY if goal.polarity is Polarity.NONE else PositionNote.UNCONFIRMED
    if goal.polarity in (Polarity.HIGH, Polarity.LOW):
        return lambda value: value
    if goal.low is None or goal.high is None:
        return PositionNote.NO_TARGET
    return lambda value: -(goal.variance(value) or Fraction(0))


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
