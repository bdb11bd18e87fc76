"""Rating rules as councils write them: an ordered list of bands, each a status and the conditions under which it is given.

Every distance is favourable: positive if the value is better than what it is compared with, whichever way is good. A bound has a
unit: "10%" is per cent of the target, "2 points" and "3 units" are in the indicator's own unit; 0 needs none. A band without
conditions always applies, and the last band must be one.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, field_validator, model_validator

from quarterly.configuration.yaml_files.files import ConfigurationModel
from quarterly.vocabulary.numbers import exact, trimmed

_TRAVEL = ("better", "same", "worse", "higher", "lower")

WORDS: dict[str, tuple[str, ...]] = {
    "travel_previous": _TRAVEL,
    "travel_year": _TRAVEL,
    "travel_window": _TRAVEL,
    "travel_year_end": _TRAVEL,
    "travel_since": _TRAVEL,
    "quartile": ("A", "B", "C", "D"),
    "place": ("inside", "above", "below"),
    "target_date": ("reached", "not reached"),
    "variation": (
        *("common cause", "improving special cause", "concerning special cause"),
        *("special cause, high", "special cause, low"),
    ),
    "assurance": ("consistently passes", "hit or miss", "consistently fails"),
    "judged": (),  # the statuses of the council's scale for indicators
}
DISTANCES = ("variance", "forecast_variance", "expected_variance")
NUMBERS = ("value", "change_previous", "change_year", "quintile", "rank")
FROM = "from_"  # from_floor is the favourable distance from the indicator's own threshold "floor"
UNKNOWN = "none"  # the word in a condition that is met by a quantity that is not known

_MEASURE = re.compile(r"(?P<amount>-?\d+(?:\.\d+)?)(?:\s*(?P<unit>%|point|unit)s?)?", re.ASCII)
_NAME = re.compile(r"-?[a-z][a-z_]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit: "%" of the target, "point" or "unit" of the indicator, "" for a plain number."""

    number: Fraction
    unit: str

    def __neg__(self) -> "Amount":
        return Amount(-self.number, self.unit)

    def __str__(self) -> str:
        printed = trimmed(self.number, 6)
        if self.unit in ("", "%"):
            return f"{printed}{self.unit}"
        return f"{printed} {self.unit}{'' if abs(self.number) == 1 else 's'}"


@cache
def amount(text: str) -> Amount:
    """Read "10%", "-2 points", "1 point", "5 units" or "0"; raise ValueError for anything else."""
    match = _MEASURE.fullmatch(text.strip())
    if not match:
        raise ValueError(f"“{text}” is no amount. Write 10% (of the target), 2 points, 5 units, or 0")
    return Amount(exact(match["amount"]), match["unit"] or "")


def _as_text(value: object) -> object:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _require_unit(text: str) -> str:
    # A bare “5” could be 5% of the target or 5 percentage points, which rate most values differently.
    if not amount(text).unit and amount(text).number:
        raise ValueError(f"say what {text} counts in: {text}% (of the target), {text} points, or {text} units")
    return text


def _not_negative(text: str) -> str:
    # With a tolerance of -10% a band that goes down to “-tolerance” would end above the target.
    if amount(text).number < 0:
        raise ValueError(f"write {text.strip().removeprefix('-')}: the minus stands in the band, as in at_least: -tolerance")
    return text


def _bound(text: str) -> str:
    if not _NAME.fullmatch(text):
        amount(text)
    return text


AmountText = Annotated[
    str,
    BeforeValidator(_as_text, json_schema_input_type=str | float),
    AfterValidator(_require_unit),
    AfterValidator(_not_negative),
]
Bound = Annotated[str, BeforeValidator(_as_text, json_schema_input_type=str | float), AfterValidator(_bound)]


class Span(ConfigurationModel):
    """The bounds of a number: amounts ("10%", "-2 points", 0) or limits of the rule by name ("tolerance")."""

    above: Bound | None = Field(None, description="More than this. An amount (10%, 2 points, 0) or a limit of the rule by name.")
    at_least: Bound | None = Field(
        None, description="This or more. An amount (10%, -2 points, 0) or a limit of the rule by name."
    )
    below: Bound | None = Field(None, description="Less than this. An amount (10%, 2 points, 0) or a limit of the rule by name.")
    at_most: Bound | None = Field(None, description="This or less. An amount (10%, 2 points, 0) or a limit of the rule by name.")

    @property
    def bounds(self) -> list[tuple[str, str]]:
        """Every bound with its kind: [("at_least", "-tolerance")]."""
        return [(way, bound) for way in type(self).model_fields if (bound := getattr(self, way)) is not None]

    @model_validator(mode="after")
    def _has_a_bound(self) -> "Span":
        if not self.bounds:
            raise ValueError("give at least one of: above, at_least, below, at_most")
        return self


Words = Annotated[
    tuple[str, ...],
    BeforeValidator(lambda value: (value,) if isinstance(value, str) else value, json_schema_input_type=str | list[str]),
    Field(min_length=1),
]
Condition = Span | Words


class Band(ConfigurationModel):
    """A status and the conditions that must all be met for it; `not_rated` instead is the reason why there is no rating."""

    status: str = Field("", description="A short word for it, by which rules name it.")
    not_rated: str = Field("", description="Instead of a status: why there is none.")
    when: dict[str, Condition] = Field(
        default_factory=dict, description="What must all hold, by quantity: variance, travel_previous, quartile and so on."
    )

    @field_validator("when", mode="before")
    @classmethod
    def _conditions(cls, when: object) -> object:
        for name, condition in when.items() if isinstance(when, dict) else ():
            if not isinstance(condition, dict | str | list | tuple | Span):
                raise ValueError(
                    f"{name}: {condition} is no condition: give a bound, such as {{at_least: 0}}, or words: [better]"
                )
        return when

    @model_validator(mode="after")
    def _one_outcome(self) -> "Band":
        if bool(self.status) == bool(self.not_rated):
            raise ValueError("give a band either a status or, in not_rated, the reason why there is none")
        for name, condition in self.when.items():
            if problem := _problem_of(name, condition):
                raise ValueError(problem)
        return self


class RatingRule(ConfigurationModel):
    """One rating rule. `limits` are its amounts by name; an amount of None is one that every indicator states for itself."""

    title: str = Field(description="As it is printed.")
    source: Literal["published", "assumption"] = Field(description="Whether the rule is published, or assumed.")
    note: str = Field("", description="A sentence printed with the method.")
    limits: dict[str, AmountText | None] = Field(
        default_factory=dict,
        description="The rule's amounts by name, such as tolerance: 10%. Null leaves one to every indicator.",
    )
    bands: tuple[Band, ...] = Field(
        min_length=1,
        description=(
            "Statuses with their conditions: the first band whose conditions all hold gives the rating, the last has none."
        ),
    )

    @model_validator(mode="after")
    def _complete(self) -> "RatingRule":
        *earlier, last = self.bands
        if last.when:
            raise ValueError("the last band must hold always: remove its conditions")
        if any(not band.when for band in earlier):
            raise ValueError("the bands after one without conditions would never hold: give it a condition")
        for bound in (bound for band in self.bands for span in _spans(band) for _, bound in span.bounds):
            if _NAME.fullmatch(bound) and bound.lstrip("-") not in self.limits:
                raise ValueError(f"“{bound}” is no limit of this rule. Add “{bound.lstrip('-')}” under limits, or give an amount")
        return self

    @property
    def quantities(self) -> tuple[str, ...]:
        """The names of all quantities in the rule's conditions, in order."""
        return tuple(dict.fromkeys(name for band in self.bands for name in band.when))

    @property
    def rates_missing(self) -> bool:
        """Whether some band rates an indicator without a figure: its condition on `value` or `judged` is "none"."""
        asked = [band.when.get(name) for band in self.bands for name in ("value", "judged")]
        return any(isinstance(condition, tuple) and UNKNOWN in condition for condition in asked)

    @property
    def literals(self) -> tuple[str, ...]:
        """The amounts written in bands themselves, rather than as the name of a limit."""
        bounds = (bound for band in self.bands for span in _spans(band) for _, bound in span.bounds)
        return tuple(dict.fromkeys(bound for bound in bounds if not _NAME.fullmatch(bound)))

    @property
    def thresholds(self) -> tuple[str, ...]:
        """The names of the thresholds that every indicator with this rule must state."""
        return tuple(name.removeprefix(FROM) for name in self.quantities if name.startswith(FROM))


def is_distance(name: str) -> bool:
    """Whether a quantity is a favourable distance, whose bounds need a unit."""
    return name in DISTANCES or (name.startswith(FROM) and len(name) > len(FROM))


def _spans(band: Band) -> list[Span]:
    return [condition for condition in band.when.values() if isinstance(condition, Span)]


def _problem_of(name: str, condition: Condition) -> str:
    """Return what is wrong with this condition on the quantity of that name, or ""."""
    if name in WORDS:
        if isinstance(condition, Span):
            return f"{name} is a word: list the words that hold, such as {name}: [{(WORDS[name] or ('green',))[0]}]"
        strange = [word for word in condition if WORDS[name] and word not in (*WORDS[name], UNKNOWN)]
        # The words of `judged` are the council's own statuses: checked where its scale is known (`configuration.checks`).
        return f"“{strange[0]}” is no word of {name}. Use: {', '.join((*WORDS[name], UNKNOWN))}" if strange else ""
    if not is_distance(name) and name not in NUMBERS:
        known = ", ".join((*DISTANCES, f"{FROM}<threshold>", *NUMBERS, *WORDS))
        return f"“{name}” is no quantity a rule can ask about. Use one of: {known}"
    if not isinstance(condition, Span):
        return "" if condition == (UNKNOWN,) else f"{name} is a number: give a bound, such as {name}: {{at_least: 0}}"
    for _, bound in condition.bounds:
        if is_distance(name) and not _NAME.fullmatch(bound):
            _require_unit(bound)
        elif not is_distance(name) and (_NAME.fullmatch(bound) or amount(bound).unit):
            return f"{name} is compared with a plain number, not with “{bound}”"
    return ""
