"""Which definition of the library an indicator is probably the same as, by its name and unit."""

from dataclasses import dataclass

from quarterly.configuration.library import Definition, Library
from quarterly.importing.words import ScorecardWords
from quarterly.vocabulary.numbers import Unit

_SAME, _NEAR = 0.99, 0.6  # of the words of both


@dataclass(frozen=True, slots=True)
class Match:
    """A definition, and whether it has just the words of the name."""

    definition: Definition
    is_same: bool


def matching(name: str, unit: Unit, library: Library, words: ScorecardWords) -> Match | None:
    """Return the definition whose name is nearest to a name, None if none is near or two are; its unit has to be the same."""
    wanted = words.telling(name)
    near = [(_likeness(wanted, words.telling(each.name)), each) for each in library.values() if each.unit is unit]
    near = sorted((found for found in near if found[0] >= _NEAR), key=lambda found: -found[0])
    if not near or (len(near) > 1 and near[1][0] == near[0][0]):
        return None
    return Match(near[0][1], near[0][0] >= _SAME)


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0
