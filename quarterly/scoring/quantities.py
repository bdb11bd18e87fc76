"""The quantities that rules name, worked out from an indicator's figures, and why the others are not known."""

from fractions import Fraction

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.rules import FROM
from quarterly.configuration.targets.goal import Goal
from quarterly.configuration.targets.target import NoTarget, TargetGap
from quarterly.scoring.engine import Quantities
from quarterly.scoring.figures import Figures
from quarterly.scoring.series.travel import Direction, Travel, change_per_cent
from quarterly.scoring.why_unknown import NotKnown, Unknown
from quarterly.vocabulary.numbers import exact
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter

_NOT_AGREED = NoTarget(TargetGap.NOT_AGREED)


def quantities_of(indicator: Indicator, quarter: Quarter, known: Figures) -> Quantities:
    """Return the quantities of an indicator by the names rules use: numbers unrounded, distances favourable."""
    numbers: dict[str, Fraction] = {}
    references: dict[str, Fraction] = {}
    unknown: dict[str, Unknown] = {}
    value = known.rated.value
    compared: dict[str, tuple[Fraction | None, Goal, Unknown | None]] = {
        "variance": (value, known.goal, known.rated.reason),
        "forecast_variance": (known.forecast.value, known.year_end, known.forecast.reason),
        "expected_variance": (known.expected, known.year_end, NotKnown.NO_OWN_FORECAST),
        **{
            f"{FROM}{name}": (value, Goal(_one_sided(indicator), exact(threshold), exact(threshold)), known.rated.reason)
            for name, threshold in indicator.thresholds.items()
        },
    }
    for name, (figure, goal, no_figure) in compared.items():
        distance = goal.variance(figure) if figure is not None else None
        if figure is None or distance is None:
            unknown[name] = _why_no_distance(name, indicator, known, no_figure if figure is None else None)
            continue
        numbers[name] = distance
        if reference := goal.reference(figure):
            references[name] = reference
    if value is not None:
        numbers["value"] = value
    else:
        unknown["value"] = known.rated.reason or NotKnown.UNSAID
    _changes(indicator, known, numbers, unknown)
    _ranks(known, numbers, unknown)
    words = _words(quarter, known, unknown)
    return Quantities(numbers=numbers, words=words, references=references, unknown=unknown, strict=known.goal.strict)


def _one_sided(indicator: Indicator) -> Polarity:
    """Return the polarity by which a threshold has a good side, which it has not for a range or a midpoint."""
    return indicator.polarity if indicator.polarity in (Polarity.HIGH, Polarity.LOW) else Polarity.NONE


def _why_no_distance(name: str, indicator: Indicator, known: Figures, no_figure: Unknown | None) -> Unknown:
    if indicator.polarity.has_no_good_way:
        return NotKnown.NO_GOOD_WAY if indicator.polarity is Polarity.NONE else NotKnown.UNCONFIRMED
    if no_figure:
        return no_figure
    if name.startswith(FROM):
        return NotKnown.NO_ONE_WAY
    if name == "variance" or known.target.low is None:
        return known.target.reason or _NOT_AGREED
    return NoTarget(TargetGap.NOT_FOR_THE_YEAR)


def _changes(indicator: Indicator, known: Figures, numbers: dict[str, Fraction], unknown: dict[str, Unknown]) -> None:
    for name, travel in (("change_previous", known.previous), ("change_year", known.year)):
        if travel.before is None or travel.change is None:
            unknown[name] = travel.because or NotKnown.UNSAID
            continue
        change = change_per_cent(travel.before, travel.before + travel.change, indicator.unit)
        if change is None:
            unknown[name] = NotKnown.FROM_NOUGHT
        else:
            numbers[name] = change


def _ranks(known: Figures, numbers: dict[str, Fraction], unknown: dict[str, Unknown]) -> None:
    for name in ("quintile", "rank"):
        position = getattr(known.benchmark, name, None)
        if position is not None:
            numbers[name] = Fraction(position)
        else:
            unknown[name] = (known.benchmark.limits if known.benchmark else None) or NotKnown.NO_OTHERS


def _words(quarter: Quarter, known: Figures, unknown: dict[str, Unknown]) -> dict[str, str]:
    words = _directions(known, unknown)
    if known.benchmark and known.benchmark.quartile:
        words["quartile"] = known.benchmark.quartile.value
    else:
        unknown["quartile"] = (known.benchmark.limits if known.benchmark else None) or NotKnown.NO_OTHERS
    if known.rated.value is not None and (side := known.goal.position(known.rated.value)):
        words["place"] = side
    else:
        unknown["place"] = known.rated.reason or known.target.reason or _NOT_AGREED
    if known.control:
        words["variation"] = known.control.variation.value
    if known.control and known.control.assurance:
        words["assurance"] = known.control.assurance.value
    elif known.control:
        unknown["assurance"] = known.target.reason or NotKnown.NO_ASSURANCE
    if not known.control:
        unknown["variation"] = unknown["assurance"] = known.no_control or NotKnown.SHORT_SERIES
    if known.judged:
        words["judged"] = known.judged
    else:
        unknown["judged"] = NotKnown.NOT_JUDGED
    # A target without a date is due now, so that a rule that waits for the date treats it like any other.
    words["target_date"] = "not reached" if known.target.due and quarter < known.target.due else "reached"
    return words


def _directions(known: Figures, unknown: dict[str, Unknown]) -> dict[str, str]:
    words: dict[str, str] = {}
    travels: dict[str, Travel | None] = {
        "travel_previous": known.previous, "travel_year": known.year, "travel_window": known.window,
        "travel_year_end": known.year_end_before, "travel_since": known.since,
    }  # fmt: skip
    for name, travel in travels.items():
        if travel is None:
            unknown[name] = NotKnown.NOT_ASKED
        elif travel.direction is Direction.NONE:
            unknown[name] = travel.because or NotKnown.UNSAID
        else:
            words[name] = travel.direction.value
    return words
