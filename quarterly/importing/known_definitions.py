"""Which definition of the library an indicator is probably the same as, by its name and unit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from quarterly.configuration.library import Definition, Library
from quarterly.importing.words import ScorecardWords
from quarterly.vocabulary.numbers import Unit

_SAME, _NEAR = 0.99, 0.6  # of the words of both


@dataclass(frozen=True, slots=True)
class Match:
    """A definition, and whether it has just the words of the name."""

    definition: Definition
    is_same: bool


@dataclass(frozen=True)
class KnownDefinitions:
    """The library, with the words of its names; what was looked up once is known."""

    library: Library
    words: ScorecardWords
    _found: dict[tuple[str, Unit], Match | None] = field(default_factory=dict)

    def matching(self, name: str, unit: Unit) -> Match | None:
        """Return the definition whose name is nearest to a name, None if none is near or two are; its unit has to be the same."""
        if (name, unit) not in self._found:
            self._found[name, unit] = self._nearest(self.words.telling(name), unit)
        return self._found[name, unit]

    def same(self, name: str, unit: Unit) -> Definition | None:
        """Return the definition that has just the words of a name."""
        match = self.matching(name, unit)
        return match.definition if match and match.is_same else None

    @cached_property
    def _telling(self) -> Mapping[str, frozenset[str]]:
        return {id: self.words.telling(each.name) for id, each in self.library.items()}

    def _nearest(self, wanted: frozenset[str], unit: Unit) -> Match | None:
        near = [(_likeness(wanted, self._telling[id]), each) for id, each in self.library.items() if each.unit is unit]
        near = sorted((found for found in near if found[0] >= _NEAR), key=lambda found: -found[0])
        if not near or (len(near) > 1 and near[1][0] == near[0][0]):
            return None
        return Match(near[0][1], near[0][0] >= _SAME)


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0
