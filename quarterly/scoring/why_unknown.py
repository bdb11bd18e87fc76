"""Why a quantity of an indicator's quarter is not known, as values that `reporting` words."""

from dataclasses import dataclass
from enum import StrEnum

from quarterly.configuration.targets.target import NoTarget
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.rates import NoRate


class NoComparison(StrEnum):
    """Why a value has no direction of travel."""

    NO_VALUE = "no value this quarter"
    FIRST = "first value"
    NO_VALUE_THEN = "no value then"
    BREAK = "break in series"
    OTHER_BASIS = "different basis"
    FORECAST = "forecast against actual"
    PROVISIONAL = "provisional against final"
    TOO_FEW = "too few values"
    NO_RANGE = "the range is not agreed"
    NO_TARGET = "no target agreed"


class Gap(StrEnum):
    """What a quarter lacks, so that its figures cannot be added to those of others."""

    MISSING = "is missing"
    NO_VALUE = "has no value"
    FORECAST = "is a forecast"
    NO_NUMERATOR = "has no numerator"
    NO_DENOMINATOR = "has no denominator"
    NEITHER = "has no numerator or denominator"
    OF_NOBODY = "has a numerator over a denominator of 0"


@dataclass(frozen=True, slots=True)
class OtherBasis:
    """Figures sent on one basis cannot be worked out on the one wanted."""

    sent: Basis
    wanted: Basis


@dataclass(frozen=True, slots=True)
class Gaps:
    """The quarters whose figures cannot be added up, each with what it lacks."""

    gaps: tuple[tuple[Quarter, Gap], ...]


class ForecastNote(StrEnum):
    """Why there is no forecast or no interval; YEAR_ENDED where the year's own figure is the forecast."""

    NOT_WITHIN_A_YEAR = "not carried on within a year"
    NO_QUANTITY = "a date, or yes or no"
    WITHIN_A_QUARTER = "the year ends within a quarter"
    NO_VALUE = "no value to forecast from"
    TOO_FEW_POINTS = "too few points"
    FEW_CASES = "few cases"
    GAP_LAST_YEAR = "a gap last year"
    GAP_THIS_YEAR = "a gap this year"
    NOTHING_LAST_YEAR = "nothing counted last year"
    GAP_BEFORE = "no quarter before the latest"
    NOBODY_LATELY = "nobody in the cohort lately"
    ONE_QUARTER = "one quarter of the year"  # only in scores stored before intervals came from misses
    NOT_BETTER = "not better than no change"
    TOO_FEW_MISSES = "too few misses"
    NEVER_MISSED = "never missed"
    YEAR_ENDED = "the year has ended"


@dataclass(frozen=True, slots=True)
class NoForecast:
    """A note on a forecast, with the number of points or the basis that it is about."""

    note: ForecastNote
    points: int = 0
    basis: Basis | None = None


class PositionNote(StrEnum):
    """What limits a comparison with other authorities."""

    DISTANCE_FROM_RANGE = "by distance from the target range"
    DISTANCE_FROM_TARGET = "by distance from the target"
    NO_GOOD_WAY = "no position without a good way"
    UNCONFIRMED = "no position until a good way is confirmed"
    NO_TARGET = "no position without a target"
    TOO_FEW = "too few authorities"
    TIED = "a quarter or more have just this figure"


@dataclass(frozen=True, slots=True)
class NoPosition:
    """Why there is no quartile or rank; `models` are the other neighbours' models that the figures were published for."""

    notes: tuple[PositionNote, ...]
    models: tuple[str, ...] = ()


class NotKnown(StrEnum):
    """Why any other quantity that a rule names is not known."""

    NO_GOOD_WAY = "neither a high nor a low figure is better for this measure"
    UNCONFIRMED = "which way is good for this measure is not confirmed yet"
    NO_ONE_WAY = "a threshold has one good side, and of this measure neither high nor low is simply better"
    NO_OTHERS = "no figures of other authorities"
    NO_OWN_FORECAST = "its owner has sent no forecast"
    FROM_NOUGHT = "the earlier figure was 0, and a change in per cent of 0 does not exist"
    NO_ASSURANCE = "it needs one target figure, and a high or a low figure to be better"
    SHORT_SERIES = "too few separate quarters for a control chart"
    STANDS_STILL = "most quarters have the figure of the one before, which is too little movement for a control chart"
    NOT_JUDGED = "it has not been judged"
    NOT_ASKED = "the profile does not ask for it (travel:)"
    UNSAID = "it is not known"


WITHOUT_A_GOOD_WAY = (NotKnown.NO_GOOD_WAY, NotKnown.UNCONFIRMED, NotKnown.NO_ONE_WAY)  # no target would have helped


NoFigure = Gaps | OtherBasis | NoComparison | NoRate  # of NoComparison, only BREAK
Unknown = NoComparison | NoForecast | Gaps | OtherBasis | NoRate | NoTarget | NoPosition | NotKnown
