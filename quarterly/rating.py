"""How one figure is rated against its target, and the sentence that defends it."""

from decimal import Decimal
from fractions import Fraction

from quarterly.catalogue import Indicator, Polarity
from quarterly.numbers import exact, half_up, shown, trimmed
from quarterly.profile import Profile
from quarterly.scales import Band, Rating


def favourable_distance(value: Fraction, target: Fraction, polarity: Polarity) -> Fraction:
    """Return how far a value is from target in per cent of target, better positive; the target must not be 0."""
    direction = 1 if polarity is Polarity.HIGH else -1
    return direction * (value - target) / abs(target) * 100


def first_band(rating: Rating, distance: Fraction) -> Band:
    """Return the first band that holds for a favourable distance; compared unrounded."""
    for band in rating.bands:
        if band.above is not None and not distance > _bound(band.above, rating):
            continue
        if band.at_least is not None and not distance >= _bound(band.at_least, rating):
            continue
        return band
    raise AssertionError("the last band has no bound, which reading the profile has checked")


def explain(indicator: Indicator, value: Fraction, target: Fraction, distance: Fraction, band: Band, profile: Profile) -> str:
    """Say in one sentence which numbers and which rule gave the rating."""
    tolerance = exact(profile.tolerance)
    good = "lower is better" if indicator.polarity is Polarity.LOW else "higher is better"
    against = (
        f"{printed_distance(abs(distance), profile.rating)} {'better' if distance > 0 else 'worse'} than target"
        if distance
        else "exactly on target"
    )
    edge = "exactly at" if abs(distance) == tolerance else "within" if abs(distance) < tolerance else "beyond"
    return (
        f"{shown(value, indicator.decimals, indicator.unit)} against a target of {trimmed(target)}{indicator.unit.symbol} "
        f"({good}) is {against}, {edge} the tolerance of {trimmed(tolerance)}%: "
        f"“{profile.scales.indicators.state(band.status).word}”."
    )


def _bound(bound: str | Decimal, rating: Rating) -> Fraction:
    tolerance = exact(rating.tolerance.per_cent)
    return {"tolerance": tolerance, "-tolerance": -tolerance}[bound] if isinstance(bound, str) else exact(bound)


def printed_distance(distance: Fraction, rating: Rating) -> str:
    """Return a distance in per cent with one decimal, or as many as keep it from looking like 0 or like the tolerance."""
    edges = (Fraction(0), exact(rating.tolerance.per_cent))
    for places in range(1, 7):
        printed = half_up(distance, places)
        if all((abs(printed) == edge) == (abs(distance) == edge) for edge in edges):
            break
    return f"{printed}%"
