"""Corrections that tell of few cases: what a figure was and what it is now are both public, and differ by 1 to 5.

70 of 100 were on time, it said, and 72 of 100 it says now: whoever knows of the mistake knows that it concerned two children. The
correction is made all the same, since a published figure that is known to be wrong may not stand. Its notice gives neither figure
(see `quarterly.disclosure.corrections`); what stands in the version before is noted for whoever releases this one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from quarterly.disclosure.deduction.facts import Cell, adds_up
from quarterly.disclosure.deduction.narrowing import Interval, Narrowed, narrow
from quarterly.disclosure.report_cells import Side
from quarterly.publishing.printed_figures import PrintedFigure
from quarterly.publishing.public_facts import facts_of, is_true, side_of
from quarterly.publishing.public_knowledge import Publication, PublicKnowledge

_SIDES = (Side.CASES, Side.OUT_OF, Side.REST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A count that was corrected by few: what it was in which publication, and what it is now."""

    cell: Cell
    was: Interval
    now: Interval
    publication: str


def moved_by_few(known: PublicKnowledge, now: Narrowed) -> Iterator[Moved]:
    """Yield the protected counts of the pack that were others in what is public, and differ from what follows now by few."""
    told = [each for each in known.figures if each.value is not None and not each.was]
    keys = {each.key for each in told}
    for publication in known.published:
        yield from _since(known, publication, now, keys)


def _since(known: PublicKnowledge, publication: Publication, now: Narrowed, keys: set[tuple[str, str]]) -> Iterator[Moved]:
    corrected = [each for each in publication.figures if each.key in keys and _is_corrected(each, known)]
    title = publication.title
    facts = [fact for each in corrected for fact in facts_of(each, known.indicators[each.indicator], title)]
    wholes = dict.fromkeys(
        tuple(side_of(each, side, title) for side in (Side.OUT_OF, Side.CASES, Side.REST)) for each in corrected
    )
    then = narrow([*facts, *(adds_up(whole, [cases, rest]) for whole, cases, rest in wholes)])
    for figure in {each.key: each for each in corrected}.values():
        for side in _SIDES:
            cell = side_of(figure, side)
            was, is_now = then.interval(side_of(figure, side, title)), now.interval(cell)
            if _differ_by_few(was, is_now, known.policy.largest):
                yield Moved(cell=cell, was=was, now=is_now, publication=title)


def _is_corrected(figure: PrintedFigure, known: PublicKnowledge) -> bool:
    indicator = known.indicators.get(figure.indicator)
    if indicator is None or figure.basis or indicator.counts not in known.policy.protect:
        return False
    return not is_true(figure, indicator, known.truth)


def _differ_by_few(was: Interval, now: Interval, largest: int) -> bool:
    """Whether two counts are known to differ, and by no more than the largest small count."""
    if was.high is None or now.high is None:
        return False
    # What they differ by, from the least to the most that their bounds allow: all of it has to be few, or nothing is known.
    least, most = now.low - was.high, now.high - was.low
    return (least >= 1 and most <= largest) or (most <= -1 and least >= -largest)
