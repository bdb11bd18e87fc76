"""The rows of a sheet whose counts do not add up as the catalogue says: the facts and words of H08, H09 and H10."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from quarterly.collecting.past.sums import Counted, differ, moved, year_so_far
from quarterly.collecting.returns.row_context import RowContext
from quarterly.configuration.catalogue import Catalogue
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.marks import marks as typed_marks
from quarterly.vocabulary.numbers import trimmed
from quarterly.vocabulary.wording import listed


@dataclass(frozen=True, slots=True)
class Difference:
    """What does not add up: the position of the row to which it is said, the fact about it, and the words."""

    position: int
    fact: str
    words: dict[str, str]


def differences(contexts: Sequence[RowContext], catalogue: Catalogue) -> Iterator[Difference]:
    """Yield what does not add up among the rows of a sheet; nothing where one of the counts is not on it."""
    rows = {each.sent.indicator: (position, each) for position, each in enumerate(contexts) if each.is_sound}
    counts = {
        id: Counted(unit=each.indicator.unit, basis=each.indicator.basis, now=each.figure, past=each.past)
        for id, (_, each) in rows.items()
        if each.indicator
    }
    made_up = {id for id, (_, each) in rows.items() if Mark.ILLUSTRATIVE in typed_marks(each.sent.marks)}
    found = (*_parts(counts, catalogue), *_quarters(counts, catalogue), *_flows(counts, catalogue))
    for id, fact, said, others in found:
        names = {"others": listed([_named(rows[each][1]) for each in others]), "sum": "", "counted": "", "since": ""}
        invented = bool({id, *others} & made_up)
        signs = {name: signed(text, invented) for name, text in said.items()}
        yield Difference(rows[id][0], fact, {**names, **signs})


_Found = tuple[str, str, dict[str, str], Sequence[str]]


def _parts(counts: Mapping[str, Counted], catalogue: Catalogue) -> Iterator[_Found]:
    for relation in catalogue.parts_of:
        total, *parts = (counts[id].count if id in counts else None for id in (relation.total, *relation.parts))
        known = [each for each in parts if each is not None]
        if total is None or len(known) != len(parts):
            continue
        added = sum(known, Fraction(0))
        if differ(total, added):
            yield relation.total, "parts_differ", {"counted": trimmed(total), "sum": trimmed(added)}, relation.parts


def _quarters(counts: Mapping[str, Counted], catalogue: Catalogue) -> Iterator[_Found]:
    for group in catalogue.same_count:
        of = {counts[id].basis: id for id in group if id in counts}
        for basis in (Basis.YEAR_TO_DATE, Basis.CALENDAR_YEAR):
            if not {basis, Basis.IN_QUARTER} <= of.keys():
                continue
            to_date, added = counts[of[basis]].count, year_so_far(counts[of[Basis.IN_QUARTER]], basis.year)
            if to_date is not None and added is not None and differ(to_date, added):
                said = {"counted": trimmed(to_date), "sum": trimmed(added), "since": basis.year.first_month}
                yield of[basis], "quarters_differ", said, [of[Basis.IN_QUARTER]]


def _flows(counts: Mapping[str, Counted], catalogue: Catalogue) -> Iterator[_Found]:
    for stock, flow in catalogue.stock_and_flow.items():
        if not {stock, *flow} <= counts.keys():
            continue
        both = moved(counts[stock], *(counts[id] for id in flow))
        if both and differ(*both):
            yield stock, "flow_differs", {"counted": _by(both[0]), "sum": _by(both[1])}, flow


def _by(number: Fraction) -> str:
    return f"{'fell' if number < 0 else 'rose'} by {trimmed(abs(number))}"


def _named(context: RowContext) -> str:
    return context.indicator.short if context.indicator else context.sent.indicator
