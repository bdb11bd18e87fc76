"""benchmarks.yaml of a council: which columns of DfE's files are its indicators."""

from collections.abc import Collection, Iterator
from pathlib import Path

from adapters.councils import configuration_file, council_files
from quarterly.configuration.official_files import FILE, OfficialFiles
from quarterly.configuration.yaml_files.files import ConfigurationFile
from quarterly.vocabulary.errors import SetupError


def load_official_files(folder: Path) -> OfficialFiles:
    """Return what a council's benchmarks.yaml says, nothing where there is none.

    Raise SetupError where it names what is no indicator of the council. One that has ended is: its entry may stay.
    """
    if not (folder / FILE).is_file():
        return OfficialFiles(files=())
    source = configuration_file(folder / FILE)
    found: OfficialFiles = source.read(OfficialFiles)
    known = {str(each["id"]) for each in council_files(folder).indicators.content["indicators"]}
    if problems := list(_problems(source, found, known)):
        raise SetupError("\n".join(problems))
    return found


def _problems(source: ConfigurationFile, found: OfficialFiles, known: Collection[str]) -> Iterator[str]:
    for number, each in enumerate(found.files):
        for id in each.indicators:
            if id not in known:
                yield source.problem(["files", number, "indicators", id], "indicators.yaml has no such id. Correct it here.")
