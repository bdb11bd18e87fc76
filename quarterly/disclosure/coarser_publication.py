"""What would tell a committee more than a table of marks: longer periods, and fewer groups.

Of a council with 8 adoptions in a year every quarter is suppressed, and the year is not. So the history is asked what a coarser
publication of an indicator would have shown, and only what helps is proposed. Nothing is changed: that is for the council.
Whole percentages are not among it, because a report tries them by itself before it suppresses a value.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum

from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.measured_share import MeasuredShare
from quarterly.disclosure.small_counts import ratio_is_disclosive
from quarterly.scoring.counts import counts_of
from quarterly.scoring.series.points import Series, last_quarters
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit, half_up
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import counted, listed


class Coarser(StrEnum):
    """A way to publish an indicator that tells less at a time."""

    TWELVE_MONTHS = "as twelve months"
    ONCE_A_YEAR = "once a year, as the year to date in its last quarter"
    GROUPED = "together with the other small parts of the same total"


Proposals = Mapping[str, tuple[Coarser, ...]]


def coarser_publications(
    catalogue: Catalogue, history: Mapping[str, Series], measured: MeasuredShare, policy: SmallNumbers
) -> Proposals:
    """Return what would have been shown of indicators that were suppressed in most quarters; () where nothing here helps."""
    often = {id for id, found in measured.suppressed.items() if 2 * len(found) >= len(measured.quarters)}
    grouped = set(_grouped(catalogue, often))
    return {
        each.id: tuple(_ways(each, history.get(each.id, {}), measured.quarters, policy, is_part=each.id in grouped))
        for each in catalogue.indicators
        if each.id in often
    }


def _ways(
    indicator: Indicator, series: Series, quarters: tuple[Quarter, ...], policy: SmallNumbers, *, is_part: bool
) -> Iterator[Coarser]:
    if indicator.basis is Basis.IN_QUARTER and _is_shown_over_a_year(indicator, series, quarters[-1], policy):
        yield Coarser.TWELVE_MONTHS
    if indicator.basis.is_to_date and _is_shown_at_the_year_s_end(indicator, series, quarters, policy):
        yield Coarser.ONCE_A_YEAR
    if is_part:
        yield Coarser.GROUPED


def _is_shown_over_a_year(indicator: Indicator, series: Series, quarter: Quarter, policy: SmallNumbers) -> bool:
    """Whether the last four quarters together are no small number of cases, nor leave one."""
    counts = [counts_of(indicator, series[each]) for each in last_quarters(quarter, 4) if each in series]
    numerators, denominators = ([each[side] for each in counts] for side in (0, 1))
    if len(counts) < 4 or None in numerators:
        return False
    cases = _added(numerators)
    out_of = None if None in denominators else _added(denominators)
    return not ratio_is_disclosive(cases, out_of if indicator.unit is not Unit.COUNT else None, policy)


def _added(counts: list[Decimal | None]) -> Decimal:
    return sum((each for each in counts if each is not None), Decimal(0))


def _is_shown_at_the_year_s_end(
    indicator: Indicator, series: Series, quarters: tuple[Quarter, ...], policy: SmallNumbers
) -> bool:
    ends = [series[each] for each in quarters if indicator.basis.year.position(each) == 4 and each in series]
    return bool(ends) and not any(ratio_is_disclosive(*counts_of(indicator, each), policy) for each in ends)


def _grouped(catalogue: Catalogue, often: set[str]) -> Iterator[str]:
    """Yield the parts of totals of which more than one is suppressed often."""
    for each in catalogue.parts_of:
        small = [part for part in each.parts if part in often]
        if len(small) > 1:
            yield from small


def coarser_lines(catalogue: Catalogue, measured: MeasuredShare, proposals: Proposals, policy: SmallNumbers) -> Iterator[str]:
    """Yield what is said of the share and of each indicator that is mostly suppressed, where the profile allows less."""
    if measured.share * 100 <= policy.most_suppressed:
        return
    first, last = measured.quarters[0], measured.quarters[-1]
    period = f"{first} to {last}" if first != last else str(last)
    values, share = counted(measured.values, "value"), half_up(measured.share * 100, 0)
    yield (
        f"Of {values} in the history of {period}, {share}% would be suppressed; "
        f"the profile allows {policy.most_suppressed}% (most_suppressed: under small_numbers:). Longer periods and fewer groups "
        "tell more than marks:"
    )
    names = {each.id: each.name for each in catalogue.indicators}
    yield from (f"  {id} {names[id]}: publish it {', or '.join(ways)}." for id, ways in proposals.items() if ways)
    if without := [f"{id} {names[id]}" for id, ways in proposals.items() if not ways]:
        yield f"  For {listed(without)} neither twelve months nor a group would have been shown in this history."
