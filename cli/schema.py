"""`quarterly schema`: the JSON Schema with which editors check a council's YAML."""

import json
import sys
from enum import StrEnum
from typing import Annotated

import typer

from quarterly.configuration.schema import schema_of


class CouncilFile(StrEnum):
    """The files of a council's folder."""

    PROFILE = "profile"
    INDICATORS = "indicators"
    JUDGEMENTS = "judgements"
    LAYOUTS = "layouts"
    BENCHMARKS = "benchmarks"


def schema(file: Annotated[CouncilFile, typer.Argument(help="Which of a council's files.", show_default=False)]) -> int:
    """Print the JSON Schema of a council's file, for editors that complete and check YAML while it is typed.

    **quarterly schema profile > profile.schema.json**, and as the first line of profile.yaml
    **# yaml-language-server: $schema=profile.schema.json**
    """
    sys.stdout.write(json.dumps(schema_of(file.value), ensure_ascii=False, indent=2) + "\n")
    return 0
