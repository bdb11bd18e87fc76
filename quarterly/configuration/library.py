"""The library of definitions: indicators as they are usually defined, to which a council's catalogue refers by their ids."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from quarterly.configuration.yaml_files.files import ConfigurationModel
from quarterly.vocabulary.basis import Basis, Method
from quarterly.vocabulary.counted import Counted
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.polarity import Polarity

LIBRARY_KEY = "library"  # under which an indicator of a catalogue names its definition
_OF_THE_LIBRARY = {"id", "numerator", "denominator", "source"}


class Definition(ConfigurationModel):
    """One indicator of the library.

    A value is the numerator out of the denominator; without a denominator it is the numerator itself, a count or an average.
    `source` is who publishes it, or “local definition” where nobody does: such a one has no polarity, since none is invented.
    """

    id: str
    name: str
    numerator: str
    denominator: str = ""
    unit: Unit
    decimals: int = Field(0, ge=0, le=4)
    counts: Counted
    basis: Basis
    polarity: Polarity
    polarity_rationale: str
    forecast: Method | None = None  # where what it counts does not say how a year goes on, such as an average of money to date
    dfe: str = ""
    source: str

    @property
    def is_local(self) -> bool:
        """Whether nobody publishes it."""
        return self.source.startswith("local definition")

    @property
    def definition(self) -> str:
        """What is counted, in a sentence for readers."""
        if not self.denominator:
            return f"{self.numerator}."
        return f"{self.numerator}, {'for every' if self.unit.is_rate else 'out of'} {self._base}."

    @property
    def _base(self) -> str:
        return f"{self.unit.scale:,} {self.denominator}" if self.unit.is_rate else self.denominator

    def as_indicator(self) -> dict[str, Any]:
        """Return what it says of an indicator, by the keys of a catalogue."""
        stated = self.model_dump(mode="json", exclude=_OF_THE_LIBRARY, exclude_defaults=True)
        return {**stated, "definition": self.definition}


Library = Mapping[str, Definition]


def completed(entry: dict[str, Any], library: Library) -> dict[str, Any]:
    """Return an entry of a catalogue with what the definition it names adds; what the entry states itself counts.

    Raises ValueError, with similar ids, if the library has no such definition.
    """
    if LIBRARY_KEY not in entry:
        return entry
    wanted = str(entry[LIBRARY_KEY])
    if wanted not in library:
        raise ValueError(_unknown(wanted, library))
    return {**library[wanted].as_indicator(), **entry}


def _unknown(wanted: str, library: Library) -> str:
    words = set(wanted.split("-"))
    near = sorted(library, key=lambda id: -len(words & set(id.split("-"))))
    near = [id for id in near if words & set(id.split("-"))][:5] or sorted(library)[:5]
    return (
        f"“{wanted}” is not in the library of definitions. Similar: {', '.join(near)}. "
        "`quarterly definitions` lists all; or define it here and take “library” out"
    )
