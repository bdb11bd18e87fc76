"""The indicators a council reports: what each counts, which way is good, what was agreed."""

import re
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from quarterly.configuration import Settled
from quarterly.numbers import Unit
from quarterly.quarter import Quarter


class Polarity(StrEnum):
    """Which way is good. Always stated by the council, never inferred: DfE gives several of these measures none."""

    HIGH = "high"
    LOW = "low"


class Basis(StrEnum):
    """What stretch of time a value speaks of."""

    SNAPSHOT = "snapshot"
    IN_QUARTER = "in-quarter"
    YEAR_TO_DATE = "year-to-date"
    ROLLING_YEAR = "rolling 12 months"
    ANNUAL = "annual"
    THREE_YEAR = "three-year"


def _as_typed(number: object) -> object:
    # YAML reads 98.8 as a binary float; through its text it becomes the decimal number that was written.
    return str(number) if isinstance(number, int | float) and not isinstance(number, bool) else number


def _financial_year(text: str) -> str:
    # A target under "2012/13" would never be found, and its indicator never rated.
    if not re.fullmatch(r"\d{4}-\d{2}", text) or (int(text[:4]) + 1) % 100 != int(text[5:]):
        raise ValueError(f"“{text}” is not a financial year. Write it like this: 2012-13")
    return text


Number = Annotated[Decimal, BeforeValidator(_as_typed)]


class Indicator(Settled):
    """One performance indicator. `targets` are by financial year ("2012-13"), in the indicator's own unit."""

    id: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]*$")
    name: str
    service: str
    priority: str
    unit: Unit
    decimals: int = Field(default=0, ge=0, le=4)
    polarity: Polarity
    polarity_rationale: str
    basis: Basis
    targets: dict[Annotated[str, AfterValidator(_financial_year)], Number] = Field(default_factory=dict)
    owner: str
    definition: str = ""
    notes: tuple[str, ...] = ()

    def target(self, quarter: Quarter) -> Decimal | None:
        """Return the target in force in a quarter, or None where none is agreed yet."""
        return self.targets.get(quarter.financial_year)

    @property
    def ref(self) -> str:
        """How reports refer to it: "PI 1178", or the council's own slug where it has no number."""
        return f"PI {self.id}" if self.id[0].isdigit() else self.id


class Catalogue(Settled):
    """All indicators of a council, in the order in which reports list them."""

    indicators: tuple[Indicator, ...]

    def find(self, ref: str, name: str = "") -> Indicator | None:
        """Return the indicator with this id ("1178", "PI 1178", "PI - 1178"), else the one with exactly this name."""
        key = bare(ref)
        for indicator in self.indicators:
            if key and bare(indicator.id) == key:
                return indicator
        wanted = " ".join(name.casefold().split())
        named = [i for i in self.indicators if wanted and not key and " ".join(i.name.casefold().split()) == wanted]
        return named[0] if len(named) == 1 else None

    def of_service(self, service: str) -> tuple[Indicator, ...]:
        """Return the indicators one service sends."""
        return tuple(i for i in self.indicators if i.service == service)


def bare(ref: str) -> str:
    """Return a ref as refs are compared: without case, and without the "PI" before a number."""
    return re.sub(r"^pi(?:[\s.:#–-]+|(?=\d))", "", ref.casefold().strip()).strip(" -–.:#")
