"""The named quantities rules ask about, from everything that is known of an indicator; and why the others are not known."""

from fractions import Fraction

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.rules import FROM, WORDS
from quarterly.configuration.targets.goal import Goal
from quarterly.scoring.engine import Quantities
from quarterly.scoring.figures import Figures
from quarterly.scoring.series.travel import Direction, Travel, change_per_cent
from quarterly.vocabulary.numbers import exact
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter

NO_GOOD_WAY = "neither a high nor a low figure is better for this measure"
NO_ONE_WAY = "a threshold has one good side, and of this measure neither high nor low is simply better"
NO_OTHERS = "no figures of other authorities"


def quantities(indicator: Indicator, quarter: Quarter, known: Figures) -> Quantities:
    """Return what is known, by the names rules use. Numbers are unrounded and distances favourable."""
    numbers: dict[str, Fraction] = {}
    references: dict[str, Fraction] = {}
    unknown: dict[str, str] = {}
    value = known.rated.value
    aims: dict[str, tuple[Fraction | None, Goal, str]] = {
        "variance": (value, known.aim, known.rated.note),
        "forecast_variance": (known.ahead.value, known.year_end, known.ahead.note),
        "expected_variance": (known.expected, known.year_end, "its owner has sent no forecast"),
        **{
            f"{FROM}{name}": (value, Goal(_way(indicator), exact(threshold), exact(threshold)), known.rated.note)
            for name, threshold in indicator.thresholds.items()
        },
    }
    for name, (figure, aim, no_figure) in aims.items():
        distance = aim.variance(figure) if figure is not None else None
        if figure is None or distance is None:
            unknown[name] = _why_no_distance(name, indicator, known, no_figure if figure is None else "")
            continue
        numbers[name] = distance
        if reference := aim.reference(figure):
            references[name] = reference
    if value is not None:
        numbers["value"] = value
    else:
        unknown["value"] = known.rated.note
    _changes(indicator, known, numbers, unknown)
    _ranks(known, numbers, unknown)
    words = _words(quarter, known, unknown)
    return Quantities(numbers, words, references, unknown, known.aim.strict)


def _way(indicator: Indicator) -> Polarity:
    """Return which side of a threshold is good; of a range or a midpoint neither is."""
    return indicator.polarity if indicator.polarity in (Polarity.HIGH, Polarity.LOW) else Polarity.NONE


def _why_no_distance(name: str, indicator: Indicator, known: Figures, no_figure: str) -> str:
    if indicator.polarity is Polarity.NONE:
        return NO_GOOD_WAY
    if no_figure:
        return no_figure
    if name.startswith(FROM):
        return NO_ONE_WAY
    if name == "variance" or known.target.low is None:
        return known.target.note or "no target agreed"
    return "no target agreed for the end of the year"


def _changes(indicator: Indicator, known: Figures, numbers: dict[str, Fraction], unknown: dict[str, str]) -> None:
    for name, travel in (("change_previous", known.previous), ("change_year", known.year)):
        if travel.before is None or travel.change is None:
            unknown[name] = travel.because
            continue
        change = change_per_cent(travel.before, travel.before + travel.change, indicator.unit)
        if change is None:
            unknown[name] = "the earlier figure was 0, and a change in per cent of 0 does not exist"
        else:
            numbers[name] = change


def _ranks(known: Figures, numbers: dict[str, Fraction], unknown: dict[str, str]) -> None:
    for name in ("quintile", "rank"):
        place = getattr(known.place, name, None)
        if place is not None:
            numbers[name] = Fraction(place)
        else:
            unknown[name] = (known.place.note if known.place else "") or NO_OTHERS


def _words(quarter: Quarter, known: Figures, unknown: dict[str, str]) -> dict[str, str]:
    words: dict[str, str] = {}
    travels: dict[str, Travel] = {
        "travel_previous": known.previous, "travel_year": known.year, "travel_window": known.window,
    }  # fmt: skip
    for name, travel in travels.items():
        if travel.direction is Direction.NONE:
            unknown[name] = travel.because
        else:
            words[name] = travel.direction.value
    if known.place and known.place.quartile in WORDS["quartile"]:
        words["quartile"] = known.place.quartile
    else:
        unknown["quartile"] = (known.place.note if known.place else "") or NO_OTHERS
    if known.rated.value is not None and (where := known.aim.place(known.rated.value)):
        words["place"] = where
    else:
        unknown["place"] = known.rated.note or known.target.note or "no target agreed"
    if known.control:
        words["variation"] = known.control.variation
    if known.control and known.control.assurance:
        words["assurance"] = known.control.assurance
    elif known.control:
        unknown["assurance"] = known.target.note or "it needs one target figure, and a high or a low figure to be better"
    if not known.control:
        unknown["variation"] = unknown["assurance"] = "too few separate quarters for a control chart"
    if known.judged:
        words["judged"] = known.judged
    else:
        unknown["judged"] = "it has not been judged"
    words["target_date"] = "not reached" if known.target.due and quarter < known.target.due else "reached"
    return words
