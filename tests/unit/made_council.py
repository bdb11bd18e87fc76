"""A council's files as a test wants them: Dudley's own with a text changed, and what is said to be wrong with them."""

import pytest

from adapters.councils import council_folder
from adapters.reference import dfe_polarity
from quarterly.configuration.council import Council, council_from
from quarterly.configuration.yaml_files.files import ConfigurationFile, CouncilFiles
from quarterly.vocabulary.errors import SetupError

PROFILE, INDICATORS = ((council_folder("dudley") / name).read_text() for name in ("profile.yaml", "indicators.yaml"))


def read(profile: str = PROFILE, indicators: str = INDICATORS, judgements: str = "") -> Council:
    files = CouncilFiles(
        ConfigurationFile("p.yaml", profile),
        ConfigurationFile("i.yaml", indicators),
        ConfigurationFile("j.yaml", judgements) if judgements else None,
    )
    return council_from("dudley", files, dfe_polarity)


def changed(old: str, new: str) -> Council:
    assert (old in PROFILE) != (old in INDICATORS)
    return read(*(text.replace(old, new, 1) for text in (PROFILE, INDICATORS)))


def mistakes(*files: str) -> str:
    with pytest.raises(SetupError) as error:
        read(*files)
    return str(error.value)
