"""Which indicator a reference that is none was probably meant to be: it is asked about, and never taken for it."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from quarterly.collecting.sheets.layout import plain
from quarterly.configuration.catalogue import Indicator

_REF_LIKENESS, _NAME_LIKENESS = 0.7, 0.75  # of 1: one wrong character in a ref of four, one word in a name


def probably_meant(ref: str, name: str, indicators: Sequence[Indicator]) -> Indicator | None:
    """Return the indicator of a name like this one, or else of a ref like this one; None if none or several are as near.

    The name goes first: beside the right name a wrong ref is a slip, while many refs differ in one digit alone.
    """
    by_name = {plain(each.name): each for each in indicators}
    by_ref = {plain(key): each for each in indicators for key in (each.ref, each.id)}
    return (
        _nearest(plain(name), by_name, _NAME_LIKENESS)
        or _exchanged(plain(ref), by_ref)
        or _nearest(plain(ref), by_ref, _REF_LIKENESS)
        or _nearest(plain(ref), by_name, _NAME_LIKENESS)
    )


def _nearest(typed: str, known: Mapping[str, Indicator], likeness: float) -> Indicator | None:
    found = {each.id: 0.0 for each in known.values()}
    for text, each in known.items() if typed else ():
        found[each.id] = max(found[each.id], SequenceMatcher(None, typed, text).ratio())
    best = [id for id, near in found.items() if near >= likeness and near == max(found.values())]
    return next(each for each in known.values() if each.id == best[0]) if len(best) == 1 else None


def _exchanged(typed: str, known: Mapping[str, Indicator]) -> Indicator | None:
    """Return the only indicator whose ref has the same characters in another order: 1187 for 1178."""
    same = {each.id: each for text, each in known.items() if typed and sorted(text) == sorted(typed)}
    return next(iter(same.values())) if len(same) == 1 else None
