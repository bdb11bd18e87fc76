"""A position among other authorities in words: always with the year, and neighbours always with their model."""

from quarterly.configuration.catalogue import Indicator
from quarterly.reporting.wording.why_unknown import limits_of_position
from quarterly.scoring.benchmarking.comparators import BenchmarkPosition, Quartile
from quarterly.vocabulary.units import printed
from quarterly.vocabulary.wording import counted

_QUARTILES = {
    Quartile.TOP: "top quartile",
    Quartile.SECOND: "second quartile",
    Quartile.THIRD: "third quartile",
    Quartile.BOTTOM: "bottom quartile",
}


def position(of: BenchmarkPosition, indicator: Indicator) -> str:
    """Return a position in words: the quartile, the rank, the neighbours' average, England's figure, and what limits it."""
    parts = [quartile_or_rank(of)]
    if of.rank is not None:
        parts.append(f"rank {of.rank} of {of.of}{f' ({level_with(of.level)})' if of.level else ''}")
    if of.neighbours:
        parts.append(_neighbours(of, indicator))
    if of.england is not None:
        parts.append(f"England {printed(of.england, indicator.decimals, indicator.unit)}")
    return "; ".join([*parts, limits_of_position(of.limits)] if of.limits else parts)


def quartile_or_rank(of: BenchmarkPosition) -> str:
    """Return the quartile among the authorities of a year, or without one what the value is compared with."""
    if not of.authorities:
        return f"no authority's figure in {of.year}"
    # A quarter's figure stands beside last year's published ones: without the year, a reader takes both for the same quarter.
    among = f"{of.authorities} {'authority' if of.authorities == 1 else 'authorities'} in {of.year}"
    return f"{_QUARTILES[of.quartile]} ({of.quartile.value}) of {among}" if of.quartile else f"beside {among}"


def level_with(others: int) -> str:
    """Say how many others have the same figure as printed, though a rank tells them apart."""
    return f"as printed, level with {counted(others, 'other')}"


def _neighbours(of: BenchmarkPosition, indicator: Indicator) -> str:
    model = f"model {of.model}" if of.model else "model not stated"
    if of.neighbours_average is None:
        return f"none of {of.neighbours} statistical neighbours has a figure ({model})"
    counted = f"{of.neighbours_of} of {of.neighbours} with a figure"
    figure = printed(of.neighbours_average, indicator.decimals, indicator.unit)
    return f"statistical neighbours' {of.average} {figure} ({model}, {counted})"
