"""One catalogue of several quarters: what was published of an indicator that ended, or of one that began later, stays public."""

from collections.abc import Iterable
from typing import TypeVar

from quarterly.configuration.catalogue import Catalogue

T = TypeVar("T")


def united(own: Catalogue, others: Iterable[Catalogue]) -> Catalogue:
    """Return a catalogue with the indicators and relations of all; where they differ on an indicator, `own` says what it is."""
    for each in others:
        own = _with(own, each)
    return own


def _with(own: Catalogue, other: Catalogue) -> Catalogue:
    ids = {each.id for each in own.indicators}
    return own.model_copy(
        update={
            "indicators": (*own.indicators, *(each for each in other.indicators if each.id not in ids)),
            "parts_of": _both(own.parts_of, other.parts_of),
            "of_which": _both(own.of_which, other.of_which),
            "same_denominator": _both(own.same_denominator, other.same_denominator),
            "same_count": _both(own.same_count, other.same_count),
            "denominator_is": {**other.denominator_is, **own.denominator_is},
            "populations": {**other.populations, **own.populations},
        }
    )


def _both(own: tuple[T, ...], other: tuple[T, ...]) -> tuple[T, ...]:
    return (*own, *(each for each in other if each not in own))
