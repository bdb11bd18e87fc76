"""What a rule asked about a figure, a clause a quantity: "is worse than in the quarter before (84.0%)"."""

from fractions import Fraction

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.rules import FROM, RatingRule, Span
from quarterly.reporting.wording.distances import apart, distance_decimals, ends, with_unit
from quarterly.scoring.engine import Quantities, bound_of
from quarterly.scoring.figures import Figures
from quarterly.vocabulary.numbers import Unit, exact, shown, trimmed
from quarterly.vocabulary.quarter import Quarter

_TRAVEL = {
    "travel_previous": ("previous", "the quarter before"),
    "travel_year": ("year", "the same quarter last year"),
    "travel_window": ("window", ""),
}
_SINCE = {"change_previous": "the quarter before", "change_year": "the same quarter last year"}
_VARIED = {
    "common cause": "moves no more than usual (common cause)",
    "improving special cause": "shows an unusual change for the better (special cause)",
    "concerning special cause": "shows an unusual change for the worse (special cause)",
    "special cause, high": "is unusually high or rising (special cause)",
    "special cause, low": "is unusually low or falling (special cause)",
}
_ASSURED = {
    "consistently passes": "can be relied on to meet the target",
    "hit or miss": "may meet the target or miss it by chance alone",
    "consistently fails": "cannot meet the target unless something changes",
}
_WHAT = {
    "variance": "distance from target",
    "forecast_variance": "forecast of the year's end",
    "expected_variance": "owner's own forecast of the year's end",
    "travel_previous": "direction of travel since the quarter before",
    "travel_year": "direction of travel since the same quarter last year",
    "travel_window": "direction of travel over several quarters",
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
    """Return a quantity in words, to go after "its" or "has no"."""
    return f"distance from the {_named(name)}" if name.startswith(FROM) else _WHAT.get(name, name.replace("_", " "))


def clause(name: str, indicator: Indicator, quarter: Quarter, known: Figures, rule: RatingRule, of: Quantities) -> str:
    """Say what a quantity is, beginning with a verb; "" for one that is not known."""
    if name not in of.numbers and name not in of.words:
        return ""
    if name.startswith(FROM):
        return _from_threshold(name, indicator, of)
    if name in _TRAVEL:
        return _travel(name, indicator, known)
    match name:
        case "forecast_variance":
            return f"is forecast to end the year at {_year_end(name, known.ahead.value, indicator, known, of)}"
        case "expected_variance":
            return f"is expected by its owner to end the year at {_year_end(name, known.expected, indicator, known, of)}"
        case "change_previous" | "change_year":
            return f"has changed by {_change(name, indicator, rule, of)} since {_SINCE[name]}"
        case "quartile" | "quintile" | "rank":
            return _among_others(known, of.numbers["quintile"] if name == "quintile" else None)
        case "place":
            return _place(indicator, known, of)
        case "target_date":
            return _date(quarter, known)
        case "judged":
            return "was judged rather than worked out"
        case "variation":
            return _VARIED[of.words[name]]
        case "assurance":
            return f"comes from a process that {_ASSURED[of.words[name]]}"
    return ""


def _among_others(known: Figures, quintile: Fraction | None) -> str:
    standing = "is in the" if "quartile (" in known.beside else "stands"
    fifth = f"is in the {_ORDINAL[int(quintile) - 1]} fifth of all, the first being the best, and " if quintile else ""
    return f"{fifth}{standing} {known.beside}"


def _named(name: str) -> str:
    return name.removeprefix(FROM).replace("_", " ")


def _from_threshold(name: str, indicator: Indicator, of: Quantities) -> str:
    distance, threshold = of.numbers[name], exact(indicator.thresholds[name.removeprefix(FROM)])
    at = f"the {_named(name)} of {trimmed(threshold, 6)}{indicator.unit.symbol}"
    if not distance:
        return f"is exactly at {at}"
    printed = with_unit(apart(abs(distance), [], distance_decimals(indicator)), indicator.unit)
    return f"is {printed} {'better' if distance > 0 else 'worse'} than {at}"


def _travel(name: str, indicator: Indicator, known: Figures) -> str:
    which, then = _TRAVEL[name]
    travel = getattr(known, which)
    if not then or travel.before is None or travel.change is None:
        went = "stayed about the same" if travel.direction == "same" else f"become {travel.direction}"
        return f"has {went} over {travel.compared_with}"
    # Printed as it was then, and so that an earlier value that is held back from the public is found here.
    before, now = (shown(value, indicator.decimals, indicator.unit) for value in (travel.before, travel.before + travel.change))
    if travel.direction == "same":
        return f"is {'about ' if travel.change else ''}the same as in {then} ({before})"
    return f"is {travel.direction}{', unrounded,' if before == now else ''} than in {then} ({before})"


def _place(indicator: Indicator, known: Figures, of: Quantities) -> str:
    is_range, told = known.aim.low != known.aim.high, ends(known.aim.low, known.aim.high, indicator.unit)
    if of.words["place"] == "inside" and not is_range:
        return f"is exactly at the target of {told}"
    return f"lies {of.words['place']} the {'range' if is_range else 'target'} of {told}"


def _year_end(name: str, end: Fraction | None, indicator: Indicator, known: Figures, of: Quantities) -> str:
    missed = of.numbers[name] < 0 or (of.strict and not of.numbers[name])
    target = ends(known.year_end.low, known.year_end.high, indicator.unit)
    edges = [edge for edge in (known.year_end.low, known.year_end.high) if edge is not None]
    printed = f"{apart(end or Fraction(0), edges, indicator.decimals)}{indicator.unit.symbol}"
    return f"{printed}, which would {'miss' if missed else 'meet'} the target of {target}"


def _change(name: str, indicator: Indicator, rule: RatingRule, of: Quantities) -> str:
    spans = [band.when[name] for band in rule.bands if name in band.when]
    edges = [bound_of(text, {}).number for span in spans if isinstance(span, Span) for _, text in span.bounds]
    change = of.numbers[name]
    printed = f"{'+' if change > 0 else ''}{apart(change, edges, 1)}"
    return with_unit(printed, indicator.unit) if indicator.unit is Unit.PERCENT else f"{printed}%"


def _date(quarter: Quarter, known: Figures) -> str:
    due = known.target.due
    if due is None:
        return ""
    return f"has a target date of {due.title}, which {'has' if due <= quarter else 'has not'} been reached"
