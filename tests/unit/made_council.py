"""A council's files as a test wants them: the town's with a text changed, and the mistakes found in them."""

import pytest

from adapters.reference import reference
from quarterly.configuration.council import Council, council_from
from quarterly.configuration.layouts import Layouts
from quarterly.configuration.yaml_files.files import ConfigurationFile, CouncilFiles
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.quarter import Quarter
from tests.unit.town import INDICATORS, PROFILE


def read(profile: str = PROFILE, indicators: str = INDICATORS, judgements: str = "") -> Council:
    files = CouncilFiles(
        ConfigurationFile("p.yaml", profile),
        ConfigurationFile("i.yaml", indicators),
        ConfigurationFile("j.yaml", judgements) if judgements else None,
    )
    return council_from("milton", files, reference())


def changed(old: str, new: str) -> Council:
    assert (old in PROFILE) != (old in INDICATORS)
    return read(*(text.replace(old, new, 1) for text in (PROFILE, INDICATORS)))


def mistakes(*files: str) -> str:
    with pytest.raises(SetupError) as error:
        read(*files)
    return str(error.value)


def layouts(content: str, quarter: Quarter | None = None) -> Layouts:
    """Return the town's layouts, if its layouts.yaml has this content."""
    files = CouncilFiles(
        ConfigurationFile("p.yaml", PROFILE),
        ConfigurationFile("i.yaml", INDICATORS),
        layouts=ConfigurationFile("layouts.yaml", content),
    )
    return council_from("milton", files, reference(), quarter).layouts
