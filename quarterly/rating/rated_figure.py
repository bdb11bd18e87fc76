"""One figure rated: what the rule gives, what is reported, why, and what has to be said beside it."""

from dataclasses import dataclass, replace
from fractions import Fraction

from quarterly.canonical import digest
from quarterly.configuration.catalogue import Basis, Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.judgement import Judgement
from quarterly.numbers import exact, half_up, shown, trimmed
from quarterly.quarter import Quarter
from quarterly.rating.at_risk import reasons
from quarterly.rating.certainty import caveats
from quarterly.rating.clauses import what_is
from quarterly.rating.engine import Decision, Limits, Quantities, decide, limits_of
from quarterly.rating.explanation import explain, in_words, variance_bounds
from quarterly.rating.figures import Figures, Surroundings, figures, placed
from quarterly.rating.quantities import NO_GOOD_WAY, NO_ONE_WAY, quantities
from quarterly.rating.rules import DISTANCES, RatingRule
from quarterly.rating.scorecard import Score, Standing, Trail
from quarterly.series.points import Series, known, since_break
from quarterly.targets.words import changed, printed
from quarterly.withheld import small_before, told_by_difference


@dataclass(frozen=True, slots=True)
class _Case:
    """One indicator's quarter with the rule it is rated by."""

    council: Council
    indicator: Indicator
    quarter: Quarter
    series: Series
    rule: RatingRule
    limits: Limits
    around: Surroundings
    known: Figures
    of: Quantities
    decision: Decision

    @property
    def status(self) -> str:
        """The status the rule gives, "" for none."""
        return self.decision.band.status if self.decision.band else ""

    def word(self, status: str) -> str:
        """Return a status in the words of the council's scale."""
        return self.council.profile.scales.indicators.state(status).word


def rated(
    council: Council,
    indicator: Indicator,
    quarter: Quarter,
    series: Series,
    around: Surroundings,
    expected: Fraction | None = None,
    judged: str = "",
) -> Score:
    """Rate one indicator whose series has a point for the quarter; without counts, comment and source, which its row has."""
    rule = council.profile.rule_of(indicator)
    limits = limits_of(rule, indicator.limits)
    found = figures(indicator, quarter, series, around, expected, judged)
    of = quantities(indicator, quarter, found)
    case = _Case(council, indicator, quarter, series, rule, limits, around, found, of, decide(rule, limits, of))
    judgement = council.judgements.of(indicator.id, quarter)
    standing, explanation = _standing(case)
    return replace(
        _measured(case),
        standing=Standing.RATED if judgement else standing,
        mechanical=case.status,
        final=judgement.status if judgement else case.status,
        judgement=judgement,
        at_risk=_at_risk(case),
        explanation=f"{explanation} {_decided(judgement, case)}" if judgement else explanation,
        caveats=_caveats(case),
        trail=_trail(case),
    )


def _measured(case: _Case) -> Score:
    """Return the score's figures as printed and exact, before any rating."""
    indicator, known, of = case.indicator, case.known, case.of
    variance = of.numbers.get("variance")
    per_cent = None if known.rated.value is None else known.aim.per_cent(known.rated.value)
    policy = case.council.profile.small_numbers
    other_basis = indicator.status_basis not in (None, indicator.basis)
    return Score(
        indicator.id,
        Standing.RATED,
        value=_printed(known.sent.value, indicator),
        value_exact="" if known.sent.value is None else str(known.sent.value),
        rated_value=_printed(known.rated.value, indicator) if other_basis else "",
        target=known.target.text,
        year_target=_year_target(known, indicator),
        target_note=known.target.note,
        distance="" if variance is None else in_words(variance, indicator, case.rule, case.limits, of),
        variance_exact="" if variance is None else str(variance),
        distance_exact="" if per_cent is None else str(per_cent),
        travel_previous=str(known.previous),
        travel_year=str(known.year),
        travel_window=str(known.window),
        withheld=small_before(indicator, case.series, case.quarter, policy),
        told_by_difference=told_by_difference(indicator, case.series, case.quarter, policy),
        forecast=_printed(known.ahead.value, indicator),
        forecast_note=_interval(known, indicator),
        expected=_printed(known.expected, indicator),
        benchmark=known.beside,
        variation=known.control.variation if known.control else "",
        assurance=known.control.assurance if known.control else "",
    )


def _printed(value: Fraction | None, indicator: Indicator) -> str:
    return "" if value is None else shown(value, indicator.decimals, indicator.unit)


def _year_target(known: Figures, indicator: Indicator) -> str:
    """Return the target at the end of the year, where this quarter's is only a step to it."""
    low, high = known.target.annual_low, known.target.annual_high
    if low is None or high is None or (low, high) == (known.target.low, known.target.high):
        return ""
    return printed((low, high), indicator.unit)


def _interval(known: Figures, indicator: Indicator) -> str:
    """Return what goes with a forecast: its interval, or why there is none, of either."""
    lower, upper = known.ahead.lower, known.ahead.upper
    if known.ahead.note or lower is None or upper is None:
        return known.ahead.note
    return f"95% interval {_printed(lower, indicator)} to {_printed(upper, indicator)}"


def _standing(case: _Case) -> tuple[Standing, str]:
    """Return whether there is a rating, and the sentence that explains it or says why there is none."""
    decision, known = case.decision, case.known
    if decision.band and decision.band.not_rated:
        return Standing.NOT_RATED, f"Not rated: {decision.band.not_rated.rstrip('.')}."
    if decision.band:
        word = case.word(decision.band.status)
        sentence = explain(case.indicator, case.quarter, known, case.rule, case.limits, case.of, decision, word)
        return Standing.RATED, sentence
    of_target = decision.quantity in (*DISTANCES, "place")
    if of_target and decision.quantity in case.of.numbers:
        return Standing.TARGET_ZERO, "The target is 0, and a distance in per cent of 0 does not exist."
    if decision.quantity in case.of.numbers:
        threshold = what_is(decision.quantity).removeprefix("distance from ")
        return Standing.NOT_RATED, f"Not rated: {threshold} is 0, and a distance in per cent of 0 does not exist."
    if decision.undecided in (NO_GOOD_WAY, NO_ONE_WAY):
        return Standing.NOT_RATED, f"Not rated: {decision.undecided}."
    if of_target and known.target.low is None and known.target.note.startswith("no target agreed"):
        return Standing.NO_TARGET, "There is no agreed target to rate the figure against."
    if decision.quantity in ("variance", "place"):
        return Standing.NOT_RATED, f"Not rated: {decision.undecided}."
    depends = f"that depends on its {what_is(decision.quantity)}, which is not known"
    return Standing.NOT_RATED, f"Not rated: {depends}: {decision.undecided.removeprefix('no forecast: ')}."


def _decided(judgement: Judgement, case: _Case) -> str:
    return f"Reported as “{case.word(judgement.status)}”. {judgement.in_words()}"


def _at_risk(case: _Case) -> tuple[str, ...]:
    scale = case.council.profile.scales.indicators
    worse = scale.state(case.status).at_risk_of if case.status else ""
    if not worse:
        return ()
    values = {}
    # What is counted up from April falls back each April: from quarter to quarter its course tells nothing.
    if (case.indicator.status_basis or case.indicator.basis) is case.indicator.basis is not Basis.YEAR_TO_DATE:
        breaks = [Quarter.parse(text) for text in case.indicator.breaks]
        values = known(since_break(case.series, case.quarter, breaks), case.quarter)
    known_ = case.known
    return reasons(case.rule, case.limits, case.of, worse, values, case.quarter, known_.aim, known_.ahead, known_.stable)


def _caveats(case: _Case) -> tuple[str, ...]:
    known, indicator = case.known, case.indicator
    negative = [abs(bound) for bound in variance_bounds(case.rule, case.limits, case.of) if bound < 0]
    counted = caveats(
        numerator=known.rated.numerator,
        denominator=known.rated.denominator,
        unit=indicator.unit,
        decimals=indicator.decimals,
        aim=known.aim,
        band=min(negative, default=None),
    )
    found = [*counted, _equal_looking(case), *_revised(case)]
    found.append(changed(indicator.targets.get(case.quarter.financial_year, ()), case.quarter, indicator.unit))
    return tuple(note for note in found if note)


def _equal_looking(case: _Case) -> str:
    """Say so where the figure as printed would be rated otherwise than the unrounded one."""
    value, decimals = case.known.rated.value, case.indicator.decimals
    if value is None or not case.status:
        return ""
    printed = exact(half_up(value, decimals))
    looks = None if printed == value else decide(case.rule, case.limits, _of_value(printed, case)).band
    if looks is None or looks.status in ("", case.status):
        return ""
    told = next((text for more in range(4, 20) if exact(text := trimmed(value, decimals + more)) != printed), str(value))
    return (
        f"The figure is rated unrounded, as {told}{case.indicator.unit.symbol}; exactly "
        f"{shown(printed, decimals, case.indicator.unit)} would be “{case.word(looks.status)}”."
    )


def _of_value(value: Fraction, case: _Case) -> Quantities:
    """Return the quantities as they would be of another value: with all that follows from it, where it is rated as it is sent."""
    indicator, quarter, known, point = case.indicator, case.quarter, case.known, case.series[case.quarter]
    if indicator.status_basis in (None, indicator.basis):
        series = {**case.series, quarter: replace(point, value=value)}
        found = figures(indicator, quarter, series, case.around, known.expected, known.judged)
    else:
        place = placed(value, indicator, case.quarter, case.around, known.aim)
        found = replace(known, rated=replace(known.rated, value=value), place=place)
    return quantities(indicator, quarter, found)


def _revised(case: _Case) -> list[str]:
    sent, indicator, found = case.known.sent, case.indicator, []
    if sent.revised and sent.as_published is not None:
        found.append(f"Revised: {_printed(sent.as_published, indicator)} was published at first.")
    for travel in (case.known.previous, case.known.year):
        if travel.revised:
            then = travel.compared_with
            found.append(f"Compared with {then}, as that figure is now; another was published then.")
    return found


def _trail(case: _Case) -> Trail:
    asked = ("value", "variance", *case.rule.quantities)
    numbers = {name: str(case.of.numbers[name]) for name in asked if name in case.of.numbers}
    words = {name: case.of.words[name] for name in asked if name in case.of.words}
    target = case.known.target
    ends = {"target": target.low, "target_upper": target.high if target.high != target.low else None}
    stated = {name: str(end) for name, end in ends.items() if end is not None}
    thresholds = {name: str(amount) for name, amount in case.limits.items()}
    own = {name: str(exact(case.indicator.thresholds[name])) for name in case.rule.thresholds}
    unknown = {name: why for name, why in case.of.unknown.items() if name in asked}
    rule = case.indicator.rule or case.council.profile.rule
    inputs = {**numbers, **words, **stated}
    return Trail(rule, digest(case.rule)[:8], case.decision.number, inputs, {**thresholds, **own}, unknown)
