"""An indicator that goes on counting what an ended one counted: for whoever reads both, their figures are one series.

Placements were reported by quarter under one id until March, and under another from June on. Twelve months by September are two
quarters of each. So an audit reads the figures of the ended indicator as figures of the one that succeeds it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.publishing.public_knowledge import Publication, PublicKnowledge
from quarterly.vocabulary.further_figure import FurtherFigure


def as_one_series(known: PublicKnowledge) -> PublicKnowledge:
    """Return what is known with every ended indicator under the id of the one that succeeds it."""
    ids = _newest(known.catalogue)
    if not ids:
        return known
    truth: dict[str, Any] = {id: dict(points) for id, points in known.truth.items() if id not in ids}
    for id, newest in ids.items():
        truth[newest] = {**known.truth.get(id, {}), **truth.get(newest, {})}
    return replace(
        known,
        catalogue=_renamed(known.catalogue, ids),
        figures=[replace(each, indicator=ids.get(each.indicator, each.indicator)) for each in known.figures],
        published=[_of_publication(each, ids) for each in known.published],
        decided=frozenset((ids.get(id, id), quarter) for id, quarter in known.decided),
        truth=truth,
    )


def as_printed(proposed: Iterable[FurtherFigure], known: PublicKnowledge) -> tuple[FurtherFigure, ...]:
    """Return proposed figures under the ids by which the pack prints them; `known` is what was made one series."""
    ids, printed = _newest(known.catalogue), {each.key for each in known.figures}

    def own(each: FurtherFigure) -> FurtherFigure:
        ended = (id for id, newest in ids.items() if newest == each.indicator and (id, each.quarter) in printed)
        return FurtherFigure(next(ended, each.indicator), each.quarter)

    return tuple(map(own, proposed))


def _newest(catalogue: Catalogue) -> dict[str, str]:
    """Return by the id of each ended indicator that of the last one that succeeds it, on the same basis and in the same unit."""
    indicators = {each.id: each for each in catalogue.indicators}
    following = {each.succeeds: each.id for each in catalogue.indicators if _is_same(indicators.get(each.succeeds), each)}
    found = {}
    for id in following:
        newest, seen = following[id], {id}
        while newest in following and newest not in seen:
            seen.add(newest)
            newest = following[newest]
        found[id] = newest
    return found


def _is_same(one: Indicator | None, other: Indicator) -> bool:
    return one is not None and (one.unit, one.basis) == (other.unit, other.basis)


def _renamed(catalogue: Catalogue, ids: Mapping[str, str]) -> Catalogue:
    def named(id: str) -> str:
        return ids.get(id, id)

    exempt = {named(each.id): each.exempt for each in catalogue.indicators if each.exempt}
    return catalogue.model_copy(
        update={
            "indicators": tuple(
                each.model_copy(update={"exempt": each.exempt or exempt.get(each.id)})
                for each in catalogue.indicators
                if each.id not in ids
            ),
            "parts_of": tuple(
                each.model_copy(update={"total": named(each.total), "parts": tuple(map(named, each.parts))})
                for each in catalogue.parts_of
            ),
            "of_which": tuple(
                each.model_copy(update={"whole": named(each.whole), "part": named(each.part)}) for each in catalogue.of_which
            ),
            "same_denominator": tuple(tuple(map(named, each)) for each in catalogue.same_denominator),
            "same_count": tuple(tuple(map(named, each)) for each in catalogue.same_count),
            "denominator_is": {named(id): named(counted) for id, counted in catalogue.denominator_is.items()},
        }
    )


def _of_publication(publication: Publication, ids: Mapping[str, str]) -> Publication:
    figures = (replace(each, indicator=ids.get(each.indicator, each.indicator)) for each in publication.figures)
    return replace(publication, figures=tuple(figures))
