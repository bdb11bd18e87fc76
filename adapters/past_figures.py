"""The earlier figures that a return is held against: those of the council's history and of its published quarters."""

from adapters.background import earlier_figures
from adapters.cycle_context import CycleContext
from adapters.store import Store
from quarterly.collecting.past.figures import Past, PastFigure
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.scoring.series.points import Series, since_break
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.quarter import Quarter


def past_figures(name: str, council: Council, quarter: Quarter, store: Store) -> dict[str, Past]:
    """Return the figures of earlier quarters by indicator id, as far as they can be compared with those of a quarter."""
    series = earlier_figures(name, council, quarter, store)
    known = ((each.id, comparable_past(series.get(each.id, {}), each, quarter)) for each in council.catalogue.indicators)
    return {id: past for id, past in known if past}


def past_of(cycle: CycleContext) -> dict[str, Past]:
    """Return the earlier figures that the returns of a council's quarter are held against."""
    return past_figures(cycle.named, cycle.council, cycle.quarter, cycle.restricted)


def past_of_series(series: Series) -> Past:
    """Return the figures of a series that were counted, in the order of time."""
    return tuple(
        PastFigure(
            quarter=each,
            value=point.value,
            numerator=point.numerator,
            denominator=point.denominator,
            as_published=point.as_published,
            is_illustrative=point.is_illustrative,
        )
        for each, point in sorted(series.items())
        if Mark.FORECAST not in point.marks and (point.value, point.numerator, point.denominator) != (None, None, None)
    )


def comparable_past(series: Series, indicator: Indicator, quarter: Quarter) -> Past:
    """Return an indicator's earlier figures that have the definition and the basis of a quarter."""
    breaks = {*indicator.break_quarters, *(Quarter.parse(each) for each in indicator.rebased)}
    return past_of_series(since_break(series, quarter, breaks))
