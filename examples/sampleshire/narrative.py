"""The invented texts of services and of the cover workbook, from invented-narrative.yaml."""

from functools import cache

import yaml
from pydantic import Field

from examples.sampleshire.plan import FOLDER, Spelled
from quarterly.configuration.yaml_files.files import ConfigurationModel
from quarterly.vocabulary.quarter import Quarter

Row = dict[str, str]  # cells of a row by column


class Written(ConfigurationModel):
    """The texts of a quarter: of each service's sheet Narrative, and of each sheet of the cover workbook."""

    services: dict[str, tuple[Row, ...]] = Field(default_factory=dict)
    cover: dict[str, tuple[Row, ...]] = Field(default_factory=dict)


class Texts(ConfigurationModel):
    """The content of invented-narrative.yaml, by quarter."""

    quarters: dict[Spelled, Written]


@cache
def texts() -> Texts:
    """Return the content of invented-narrative.yaml."""
    return Texts.model_validate(yaml.safe_load((FOLDER / "invented-narrative.yaml").read_text(encoding="utf-8")))


def written(quarter: Quarter) -> Written:
    """Return the texts of a quarter, none if the file has no such quarter."""
    return texts().quarters.get(quarter, Written())
