"""The earlier figures that a return is held against: those of the council's history and of its published quarters."""

from adapters.background import earlier_figures
from adapters.cycle_context import CycleContext
from adapters.store import Store
from quarterly.collecting.past.figures import Past
from quarterly.configuration.council import Council
from quarterly.scoring.series.past import comparable_past
from quarterly.vocabulary.quarter import Quarter


def past_figures(name: str, council: Council, quarter: Quarter, store: Store) -> dict[str, Past]:
    """Return the figures of earlier quarters by indicator id, as far as they can be compared with those of a quarter."""
    series = earlier_figures(name, council, quarter, store)
    known = ((each.id, comparable_past(series.get(each.id, {}), each, quarter)) for each in council.catalogue.indicators)
    return {id: past for id, past in known if past}


def past_of(cycle: CycleContext) -> dict[str, Past]:
    """Return the earlier figures that the returns of a council's quarter are held against."""
    return past_figures(cycle.named, cycle.council, cycle.quarter, cycle.restricted)
