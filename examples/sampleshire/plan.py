"""The plan from which Sampleshire's figures are invented: the content of invented.yaml."""

from datetime import date
from functools import cache
from typing import Annotated, Literal

import yaml
from pydantic import BeforeValidator, Field

from adapters.councils import COUNCILS
from quarterly.configuration.yaml_files.files import ConfigurationModel
from quarterly.scoring.series.points import last_quarters
from quarterly.vocabulary.quarter import Quarter

NAME = "sampleshire"
FOLDER = COUNCILS / NAME
LATEST = Quarter(2026, 2)
INVENTED = last_quarters(LATEST, 16)  # a year before the first report, for sums over four quarters
REPORTED = INVENTED[4:]

Spelled = Annotated[Quarter, BeforeValidator(lambda text: Quarter.parse(str(text)))]


class Course(ConfigurationModel):
    """How a figure changes over the sixteen quarters."""

    begins: float = Field(alias="from")
    ends: float = Field(alias="to")
    season: tuple[float, float, float, float] = (0, 0, 0, 0)
    steps: dict[Spelled, float] = Field(default_factory=dict)
    noise: float = 0


class Cohort(ConfigurationModel):
    """Cases that come from another series: a part of its numerator, or its denominator."""

    series: str
    part: float = 1
    all: bool = False


class Invented(ConfigurationModel):
    """How the series of one indicator is invented."""

    count: Course | None = None
    share: Course | None = None
    of: Course | Cohort | None = None
    value: Course | None = None
    rest: tuple[str, ...] = ()
    flows: tuple[tuple[int, ...], ...] = ()
    yearly: dict[int, float | tuple[int, int]] = Field(default_factory=dict)
    counted: Literal["", "since April", "twelve months"] = ""
    first: Spelled = REPORTED[0]
    not_in: tuple[int, ...] = ()
    why: str = ""


class Layout(ConfigurationModel):
    """How a service lays out its return; columns by field, in order."""

    sheet: str
    columns: dict[str, str]


_Kind = (
    Literal["text", "share", "n/a", "note", "swapped", "larger", "digits", "target", "quoted", "twice", "missing"]
    | Literal["footnote", "column", "merged", "heading", "not sent", "corrected"]
)


class Fault(ConfigurationModel):
    """A fault of one return; the list in invented.yaml explains each."""

    quarter: Spelled
    service: str
    fault: _Kind
    indicators: tuple[str, ...] = ()


class Published(ConfigurationModel):
    """The distribution of other authorities' figures for one indicator and year."""

    indicator: str
    year: str
    mean: float
    spread: float
    england: float
    suppressed: int = 0
    not_before: date | None = None


class Plan(ConfigurationModel):
    """The content of invented.yaml."""

    seed: str
    population: dict[int, int]
    series: dict[str, Invented]
    late: dict[str, dict[Spelled, int]]
    provisional: dict[str, tuple[Spelled, ...]]
    expected: dict[str, dict[Spelled, float]]
    judged: dict[str, dict[Spelled, str]]
    layouts: dict[str, Layout]
    comments: dict[str, dict[Spelled, str]]
    actions: dict[str, dict[Spelled, tuple[str, str]]]
    faults: tuple[Fault, ...]
    benchmarks: tuple[Published, ...]


@cache
def plan() -> Plan:
    """Return the content of invented.yaml."""
    return Plan.model_validate(yaml.safe_load((FOLDER / "invented.yaml").read_text(encoding="utf-8")))
