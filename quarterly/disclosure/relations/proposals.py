"""The relations that hold in a council's history and that its catalogue does not state yet, as lines to be put there."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from quarterly.configuration.catalogue import Catalogue
from quarterly.disclosure.relations.implied import not_implied
from quarterly.disclosure.relations.observed import observed
from quarterly.disclosure.relations.other_times import same_counts
from quarterly.disclosure.relations.same_cases import denominators_counted, shared_denominators
from quarterly.disclosure.relations.subsets import Pair, subsets
from quarterly.disclosure.relations.sums import Sum, sums_in
from quarterly.scoring.series.points import Series


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposals:
    """Relations that hold in a history, are not expected by chance, and are not stated; by ids."""

    parts_of: tuple[Sum, ...] = ()
    of_which: tuple[Pair, ...] = ()
    same_denominator: tuple[tuple[str, ...], ...] = ()
    denominator_is: Mapping[str, str] = field(default_factory=dict)
    same_count: tuple[tuple[str, ...], ...] = ()


def proposed_relations(catalogue: Catalogue, history: Mapping[str, Series]) -> Proposals:
    """Return the relations that hold in a history and do not follow from what a catalogue states."""
    series = observed(catalogue.indicators, history)
    stated = [Sum(each.total, each.parts) for each in catalogue.parts_of]
    sums = not_implied(sums_in(series), stated)
    counted = denominators_counted(series, catalogue)
    return Proposals(
        parts_of=tuple(sums),
        of_which=tuple(pair for pair in subsets(series, catalogue, sums) if counted.get(pair[1]) != pair[0]),
        same_denominator=tuple(shared_denominators(series, catalogue, counted)),
        denominator_is=counted,
        same_count=tuple(same_counts(series, catalogue)),
    )


def proposed_lines(proposals: Proposals) -> list[str]:
    """Return lines for the end of indicators.yaml; no line where nothing is proposed."""
    return [line for key, lines in _written(proposals) if lines for line in (f"{key}:", *lines)]


def _written(proposals: Proposals) -> Iterator[tuple[str, list[str]]]:
    yield "parts_of", [f"  - {{total: {_id(each.total)}, parts: {_list(each.parts)}}}" for each in proposals.parts_of]
    yield "of_which", [f"  - {{whole: {_id(whole)}, part: {_id(part)}}}" for whole, part in proposals.of_which]
    yield "same_denominator", [f"  - {_list(group)}" for group in proposals.same_denominator]
    yield "denominator_is", [f"  {_id(of)}: {_id(counted)}" for of, counted in proposals.denominator_is.items()]
    yield "same_count", [f"  - {_list(group)}" for group in proposals.same_count]


def _list(ids: Sequence[str]) -> str:
    return f"[{', '.join(map(_id, ids))}]"


def _id(id: str) -> str:
    """Return an id as YAML reads it as text: a number, and what YAML has a meaning for, in quotes."""
    is_plain = re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", id) and id.casefold() not in ("true", "false", "null")
    return id if is_plain else json.dumps(id)
