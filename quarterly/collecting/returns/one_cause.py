"""What a sheet as a whole shows, asked once in place of what every row of it would be asked.

A missing column, rows that slipped and a copied row are one mistake each, however many figures it makes doubtful.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from quarterly.collecting.past.questions import OF_VALUE
from quarterly.collecting.returns.row_context import RowContext
from quarterly.configuration.catalogue import Catalogue
from quarterly.vocabulary.asked import Asked
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.wording import counted, listed

MOSTLY_UNLIKE, LACKING, COPIED = "H11", "V19", "V20"
_FEWEST_UNLIKE, _FEWEST_LACKING = 4, 3
_LONG = 100  # a count of three digits: that of another row only by rare chance
_NO_QUESTION: Mapping[str, bool] = {
    **dict.fromkeys(("misplaced_point", "value_falls", "numerator_falls", "denominator_falls"), False),
    **dict.fromkeys(("outside_usual", "denominator_jumps", "far_from_target"), False),
    **dict.fromkeys(("target_as_agreed", "target_is_agreed", "has_numerator", "has_denominator"), True),
}
_BOTH = {"has_numerator": True, "has_denominator": True}
_TARGET = {"target_as_agreed": True, "target_is_agreed": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class OneCause:
    """A question of a sheet: its rule and fact, the position of its row, its words, and what it asks about.

    `instead` are, by position, the facts of rows that nothing else is asked about for this cause.
    """

    code: str
    fact: str
    position: int
    words: Mapping[str, str]
    asked: Asked
    instead: Mapping[int, Mapping[str, bool]]


def one_cause(contexts: Sequence[RowContext], catalogue: Catalogue) -> list[OneCause]:
    """Return what the rows of a sheet show together."""
    if unlike := _mostly_unlike(contexts):
        return [unlike]
    return [*_lacking(contexts), *_copied(contexts, catalogue)]


def _mostly_unlike(contexts: Sequence[RowContext]) -> OneCause | None:
    """Return that three in four figures with a past are unlike it, or impossible, which a wrong row or column makes of them."""
    known = {n: each for n, each in enumerate(contexts) if each.past and each.row.value is not None and not each.unread}
    unlike = [n for n, each in known.items() if _is_unlike(each)]
    if len(unlike) < _FEWEST_UNLIKE or 4 * len(unlike) < 3 * len(known):
        return None
    figures = [(contexts[n].sent.indicator, contexts[n].figure) for n in unlike]
    words = {"same": f"{len(unlike)} of {counted(len(known), 'figure')}", "repeated": _names(contexts, unlike)}
    return OneCause(
        code=MOSTLY_UNLIKE,
        fact="mostly_unlike",
        position=unlike[0],
        words=words,
        asked=Asked(about=digest(MOSTLY_UNLIKE, figures)),
        instead=dict.fromkeys(range(len(contexts)), _NO_QUESTION),
    )


def _is_unlike(context: RowContext) -> bool:
    if context.are_exchanged or context.is_share:
        return False  # the cause is known
    return not context.is_sound or any(each.doubt in OF_VALUE for each in context.questions)


def _lacking(contexts: Sequence[RowContext]) -> Iterator[OneCause]:
    """Yield that no row has both counts, where several have one of them."""
    ratios = [n for n, each in enumerate(contexts) if each.is_ratio and not each.unread and not each.part]
    has = {n: (contexts[n].row.numerator is not None, contexts[n].row.denominator is not None) for n in ratios}
    if (True, True) in has.values():
        return
    for lacking, pair in (("numerator", (False, True)), ("denominator", (True, False))):
        rows = [n for n, each in has.items() if each == pair]
        if len(rows) >= _FEWEST_LACKING:
            names = _names(contexts, rows)
            yield OneCause(
                code=LACKING,
                fact="count_lacks_everywhere",
                position=rows[0],
                words={"lacking": lacking, "repeated": names},
                asked=Asked(about=digest(LACKING, lacking, names)),
                instead=dict.fromkeys(rows, _BOTH),
            )


def _copied(contexts: Sequence[RowContext], catalogue: Catalogue) -> Iterator[OneCause]:
    """Yield each row with the long counts of one above it, unless they had the same before or are said to be the same."""
    stated = [{*group} for group in catalogue.same_count]
    for (_, above), (n, below) in combinations(enumerate(contexts), 2):
        if above.indicator is None or below.indicator is None or above.indicator == below.indicator:
            continue
        named, counts = {above.indicator.id, below.indicator.id}, _long_counts(below)
        if not counts or counts != _long_counts(above) or any(named <= each for each in stated) or _had_the_same(above, below):
            continue
        yield OneCause(
            code=COPIED,
            fact="counts_of_another_row",
            position=n,
            words={"other_row": above.indicator.short},
            asked=Asked(about=digest(COPIED, above.indicator.id, *map(str, counts))),
            instead={n: _TARGET},
        )


def _long_counts(context: RowContext) -> tuple[Fraction, ...]:
    """Return numerator and denominator, where both are long."""
    counts = [each for each in (context.figure.numerator, context.figure.denominator) if each is not None and each >= _LONG]
    return tuple(counts) if len(counts) == 2 else ()


def _had_the_same(above: RowContext, below: RowContext) -> bool:
    before = {each.quarter: (each.numerator, each.denominator) for each in above.past}
    return any(before.get(each.quarter) == (each.numerator, each.denominator) for each in below.past)


def _names(contexts: Sequence[RowContext], positions: Sequence[int]) -> str:
    return listed([found.short for n in positions if (found := contexts[n].indicator)])
