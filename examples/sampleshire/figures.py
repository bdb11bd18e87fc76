"""An indicator's figure of a quarter: the true one, the one known when the return was sent, and the printed one."""

from decimal import Decimal
from fractions import Fraction

from examples.sampleshire.courses import along, cases, chance_of
from examples.sampleshire.plan import INVENTED, Invented, plan
from quarterly.configuration.catalogue import Indicator
from quarterly.scoring.series.points import Point, last_quarters
from quarterly.vocabulary.numbers import Unit, exact, half_up
from quarterly.vocabulary.quarter import Quarter


def point(indicator: Indicator, quarter: Quarter) -> Point | None:
    """Return an indicator's true figure of a quarter; None where there is none."""
    spec = plan().series[indicator.id]
    if quarter < spec.first or quarter.number in spec.not_in:
        return None
    if spec.yearly:
        figure = spec.yearly[quarter.year - 1]
        return _ratio(*figure, indicator.unit) if isinstance(figure, tuple) else Point(value=exact(figure))
    if spec.value and not spec.counted:
        figures = dict(zip(INVENTED, along(spec.value, chance_of(indicator.id)), strict=True))
        return Point(value=Fraction(half_up(exact(figures[quarter]), indicator.decimals)))
    added = dict(zip(INVENTED, cases(indicator.id), strict=True))
    summed = [added[each] for each in last_quarters(quarter, _length(spec, quarter))]
    return _ratio(sum(n for n, _ in summed), sum(d for _, d in summed), indicator.unit)


def _length(spec: Invented, quarter: Quarter) -> int:
    return {"": 1, "since April": quarter.number, "twelve months": 4}[spec.counted]


def _ratio(numerator: int, denominator: int, unit: Unit) -> Point:
    if unit.scale == 1:
        return Point(value=Fraction(numerator))
    return Point(
        value=Fraction(numerator, denominator) * unit.scale, numerator=Fraction(numerator), denominator=Fraction(denominator)
    )


def as_sent(indicator: Indicator, quarter: Quarter) -> Point | None:
    """Return the figure as it was known when the quarter was reported, without cases recorded later."""
    found, late = point(indicator, quarter), plan().late.get(indicator.id, {}).get(quarter, 0)
    if not found or not late or found.numerator is None or found.denominator is None:
        return found
    return _ratio(int(found.numerator) - late, int(found.denominator), indicator.unit)


def printed(found: Point, indicator: Indicator) -> Decimal:
    """Return a figure rounded as a service types it."""
    assert found.value is not None
    return half_up(found.value, indicator.decimals)


def counts(found: Point) -> dict[str, int | None]:
    """Return the numerator and denominator of a figure, None where it has none."""
    counts = {"numerator": found.numerator, "denominator": found.denominator}
    return {field: None if count is None else int(count) for field, count in counts.items()}
