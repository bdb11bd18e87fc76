"""Sums that follow from others: a total's parts broken down into parts of their own."""

from collections.abc import Iterable, Sequence

from quarterly.disclosure.relations.sums import MOST_PARTS, Sum


def not_implied(found: Iterable[Sum], stated: Iterable[Sum] = ()) -> list[Sum]:
    """Return the sums that do not follow from shorter ones or stated ones, whose parts are made of parts themselves."""
    kept, known = [], [Sum(each.total, each.parts) for each in stated]
    for each in found:
        if frozenset(each.parts) not in _made_of(each.total, known):
            kept.append(each)
            known.append(each)
    return kept


def _made_of(total: str, known: Sequence[Sum]) -> set[frozenset[str]]:
    """Return every set of parts that known sums break a total down to."""
    found = [frozenset((total,))]
    for parts in found:
        for each in known:
            if each.total in parts:
                made = (parts - {each.total}) | frozenset(each.parts)
                if len(made) == len(parts) - 1 + len(each.parts) <= MOST_PARTS and made not in found:
                    found.append(made)
    return set(found)
