"""Which columns of the Department for Education's files are a council's indicators: benchmarks.yaml as people write it."""

from fnmatch import fnmatch
from typing import Annotated

from pydantic import Field

from quarterly.configuration.yaml_files.files import ConfigurationModel

FILE = "benchmarks.yaml"
Typed = Annotated[str, Field(min_length=1)]


class OfficialFile(ConfigurationModel):
    """One file, known again by its name, and what is taken from it.

    A file has a row for each area, year and breakdown (a group of children, a placement): `where` leaves one row for each area
    and year. A file in which the breakdown decides which indicator it is has several entries.
    """

    file: Typed = Field(description="Its name, with * for what changes from year to year: cin_referrals_*.csv.")
    source: Typed = Field(description="Who published it, and when, as readers are told: DfE, Children in need 2025.")
    where: dict[Typed, Typed] = Field(
        default_factory=dict,
        description="Which rows: for columns that break the figures down, the one that counts, such as Total.",
    )
    indicators: dict[Typed, Typed] = Field(
        min_length=1, description="The column of each indicator, by its id: re-referrals: rereferral_percent."
    )


class OfficialFiles(ConfigurationModel):
    """All files from which a council takes others' figures."""

    files: tuple[OfficialFile, ...] = Field(description="Each file, with what is taken from it.")

    def of(self, name: str) -> tuple[int, ...]:
        """Return the numbers of the entries, from 0, that a file of this name is read by."""
        return tuple(number for number, each in enumerate(self.files) if fnmatch(name.casefold(), each.file.casefold()))
