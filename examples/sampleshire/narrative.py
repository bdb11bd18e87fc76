"""What invented-narrative.yaml says: the texts of services and of the officer's cover workbook, as they are typed into sheets."""

from functools import cache

import yaml
from pydantic import Field

from examples.sampleshire.plan import FOLDER, Spelled
from quarterly.configuration.yaml_files.files import ConfigurationModel
from quarterly.vocabulary.quarter import Quarter

Row = dict[str, str]  # what stands in a row, by column


class Written(ConfigurationModel):
    """What was written in a quarter: by each service in its sheet Narrative, and sheet by sheet in the cover workbook."""

    services: dict[str, tuple[Row, ...]] = Field(default_factory=dict)
    cover: dict[str, tuple[Row, ...]] = Field(default_factory=dict)


class Texts(ConfigurationModel):
    """Everything invented-narrative.yaml says, by quarter."""

    quarters: dict[Spelled, Written]


@cache
def texts() -> Texts:
    """Return what invented-narrative.yaml says."""
    return Texts.model_validate(yaml.safe_load((FOLDER / "invented-narrative.yaml").read_text(encoding="utf-8")))


def written(quarter: Quarter) -> Written:
    """Return what was written in a quarter; before the first there is nothing."""
    return texts().quarters.get(quarter, Written())
