"""The quantities that a rule asked about, a clause each: "is worse than in the quarter before (84.0%)"."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from quarterly.configuration.rules import FROM, Span
from quarterly.configuration.targets.goal import Goal
from quarterly.reporting.wording.benchmarks import position
from quarterly.reporting.wording.context import WordingContext
from quarterly.reporting.wording.distances import apart, distance_decimals, ends, side_of, with_unit
from quarterly.reporting.wording.figures import in_unit
from quarterly.reporting.wording.terms import direction_in_words
from quarterly.scoring.engine import bound_of
from quarterly.scoring.series.spc import Assurance, Variation
from quarterly.scoring.series.travel import Direction, Travel
from quarterly.vocabulary.numbers import Unit, exact, half_up
from quarterly.vocabulary.suppressed import Suppressed
from quarterly.vocabulary.units import trimmed_in, with_sign

_TRAVEL = {
    "travel_previous": "the quarter before",
    "travel_year": "the same quarter last year",
    "travel_window": "",
    "travel_year_end": "the last quarter of the year before",
    "travel_since": "the quarter named",
}
_SINCE = {"change_previous": "the quarter before", "change_year": "the same quarter last year"}
VARIED = {
    Variation.COMMON: "moves no more than usual (common cause)",
    Variation.IMPROVING: "shows an unusual change for the better (special cause)",
    Variation.CONCERNING: "shows an unusual change for the worse (special cause)",
    Variation.HIGH: "is unusually high or rising (special cause)",
    Variation.LOW: "is unusually low or falling (special cause)",
}
ASSURED = {
    Assurance.PASSES: "has limits on the better side of its target, so that a usual quarter meets it",
    Assurance.HIT_OR_MISS: "has limits on both sides of its target, so that a quarter may meet it or miss it",
    Assurance.FAILS: "has limits on the worse side of its target, so that a usual quarter misses it",
}
_WHAT = {
    "variance": "distance from target",
    "forecast_variance": "forecast of the year's end",
    "expected_variance": "owner's own forecast of the year's end",
    "travel_previous": "direction of travel since the quarter before",
    "travel_year": "direction of travel since the same quarter last year",
    "travel_window": "direction of travel over several quarters",
    "travel_year_end": "direction of travel since the end of last year",
    "travel_since": "direction of travel since the quarter named",
    "change_previous": "change since the quarter before",
    "change_year": "change since the same quarter last year",
    "quartile": "quartile among other authorities",
    "quintile": "fifth among other authorities",
    "rank": "rank among other authorities",
    "place": "place above or below a target",
    "variation": "control chart",
    "assurance": "control chart with a target",
    "judged": "judgement",
}
_ORDINAL = ("first", "second", "third", "fourth", "fifth")


def what_is(name: str) -> str:
    """Return the name of a quantity, to follow "its" or "has no"."""
    return f"distance from {threshold_name(name)}" if name.startswith(FROM) else _WHAT.get(name, name.replace("_", " "))


def threshold_name(name: str) -> str:
    """Return the threshold that a distance is from: "the floor" of "from_floor"."""
    return f"the {name.removeprefix(FROM).replace('_', ' ')}"


def clause(name: str, context: WordingContext) -> str:
    """State a quantity in a clause that begins with a verb; "" if it is not known."""
    of = context.of
    if name not in of.numbers and name not in of.words:
        return ""
    if name.startswith(FROM):
        return _from_threshold(name, context)
    if name in _TRAVEL:
        return _travel(name, context)
    return _CLAUSES[name](name, context) if name in _CLAUSES else ""


def _among_others(context: WordingContext, quintile: Fraction | None) -> str:
    found = context.score.benchmark
    if found is None:
        return ""
    verb = "is in the" if found.quartile else "stands"
    fifth = f"is in the {_ORDINAL[int(quintile) - 1]} fifth of all, the first being the best, and " if quintile else ""
    return f"{fifth}{verb} {position(found, context.indicator)}"


def _from_threshold(name: str, context: WordingContext) -> str:
    indicator, distance = context.indicator, context.of.numbers[name]
    threshold = exact(indicator.thresholds[name.removeprefix(FROM)])
    at = f"{threshold_name(name)} of {trimmed_in(threshold, indicator.unit, 6)}"
    if not distance:
        return f"is exactly at {at}"
    printed = with_unit(apart(abs(distance), [], distance_decimals(indicator)), indicator.unit)
    shown, goal = half_up(context.of.numbers["value"], indicator.decimals), Goal(indicator.polarity, threshold, threshold)
    rounded = " before rounding" if side_of(Fraction(shown), goal) != (1 if distance > 0 else -1) else ""
    return f"is {printed} {'better' if distance > 0 else 'worse'} than {at}{rounded}"


def _travel(name: str, context: WordingContext) -> str:
    travel, then = getattr(context.score, name), _TRAVEL[name]
    if travel is None or isinstance(travel, Suppressed):
        return ""
    if not then or travel.before is None or travel.change is None:
        went = "stayed about the same" if travel.direction is Direction.SAME else f"become {direction_in_words(travel.direction)}"
        return f"has {went} over the last {travel.quarters} quarters"
    before, now = (in_unit(value, context.indicator) for value in (travel.before, travel.before + travel.change))
    # 84.04 is better than 84.01, and both are printed as 84.0.
    return _compared(travel, then, before, unrounded=before == now)


def _compared(travel: Travel, then: str, before: str, *, unrounded: bool) -> str:
    if travel.direction is Direction.SAME:
        return f"is {'about ' if travel.change else ''}the same as in {then} ({before})"
    return f"is {direction_in_words(travel.direction)}{', unrounded,' if unrounded else ''} than in {then} ({before})"


def _place(context: WordingContext) -> str:
    target, where = context.target, context.of.words["place"]
    is_range, printed = target.low != target.high, ends(target.low, target.high, context.indicator.unit)
    if where == "inside" and not is_range:
        return f"is exactly at the target of {printed}"
    return f"lies {where} the {'range' if is_range else 'target'} of {printed}"


def _year_end(name: str, end: Fraction | None, context: WordingContext) -> str:
    of, indicator, target = context.of, context.indicator, context.target
    missed = of.numbers[name] < 0 or (of.strict and not of.numbers[name])
    edges = [edge for edge in (target.annual_low, target.annual_high) if edge is not None]
    # Never rounded onto the target: "a forecast of 65.0%, which would miss the target of 65%" explains nothing.
    printed = with_sign(apart(end or Fraction(0), edges, indicator.decimals), indicator.unit)
    year_target = ends(target.annual_low, target.annual_high, indicator.unit)
    return f"{printed}, which would {'miss' if missed else 'meet'} the target of {year_target}"


def _change(name: str, context: WordingContext) -> str:
    spans = [band.when[name] for band in context.rule.bands if name in band.when]
    edges = [bound_of(text, {}).number for span in spans if isinstance(span, Span) for _, text in span.bounds]
    change, unit = context.of.numbers[name], context.indicator.unit
    printed = f"{'+' if change > 0 else ''}{apart(change, edges, 1)}"
    return with_unit(printed, unit) if unit is Unit.PERCENT else f"{printed}%"


def _date(context: WordingContext) -> str:
    due = context.target.due
    if due is None:
        return ""
    return f"has a target date of {due.title}, which {'has' if due <= context.quarter else 'has not'} been reached"


def _forecast(name: str, context: WordingContext) -> str:
    forecast = context.score.forecast
    return f"is forecast to end the year at {_year_end(name, forecast.value if forecast else None, context)}"


# How each quantity is worded, by the name that rules use for it.
_CLAUSES: Mapping[str, Callable[[str, WordingContext], str]] = {
    "forecast_variance": _forecast,
    "expected_variance": lambda name, context: (
        f"is expected by its owner to end the year at {_year_end(name, context.score.expected, context)}"
    ),
    **dict.fromkeys(
        ("change_previous", "change_year"),
        lambda name, context: f"has changed by {_change(name, context)} since {_SINCE[name]}",
    ),
    **dict.fromkeys(("quartile", "rank"), lambda _, context: _among_others(context, None)),
    "quintile": lambda _, context: _among_others(context, context.of.numbers["quintile"]),
    "place": lambda _, context: _place(context),
    "target_date": lambda _, context: _date(context),
    "judged": lambda _, __: "was judged rather than worked out",
    "variation": lambda name, context: VARIED[Variation(context.of.words[name])],
    "assurance": lambda name, context: f"comes from a process that {ASSURED[Assurance(context.of.words[name])]}",
}
