"""Indicators that seem to count some of another's cases: by their names, and never more than the other in a quarter.

Figures alone say little here, as most counts are smaller than many others. So the whole's name has to be the beginning of the
part's: "Children in care" and "Children in care placed far from home".
"""

import re
from collections.abc import Sequence
from itertools import permutations

from quarterly.configuration.catalogue import Catalogue
from quarterly.disclosure.relations.chance import FEWEST_QUARTERS
from quarterly.disclosure.relations.observed import Observed, shared_quarters
from quarterly.disclosure.relations.sums import Sum

_MEASURE = re.compile(r"^(?:the )?(?:number|rate|percentage|proportion|share|%) of |\s*(?:\bper\b|\bfor every\b|\().*$")

Pair = tuple[str, str]


def subsets(series: Sequence[Observed], catalogue: Catalogue, sums: Sequence[Sum]) -> list[Pair]:
    """Return the (whole, part) that are neither stated nor follow from a sum or from a denominator that is the whole's count."""
    known = {(pair.whole, pair.part) for pair in catalogue.of_which}
    known |= {(each.total, part) for each in catalogue.parts_of for part in each.parts}
    known |= {(each.total, part) for each in sums for part in each.parts}
    known |= {(counted, of) for of, counted in catalogue.denominator_is.items()}
    found = []
    for whole, part in permutations(series, 2):
        if (whole.id, part.id) not in known and _is_named_after(whole, part) and _never_more(whole, part):
            found.append((whole.id, part.id))
    return found


def _is_named_after(whole: Observed, part: Observed) -> bool:
    name = _counted(whole)
    same_basis = whole.indicator.basis is part.indicator.basis
    return same_basis and " " in name and _counted(part).startswith(f"{name} ")


def _counted(series: Observed) -> str:
    """Return what an indicator counts, by its name: "children in care" of "Number of children in care per 10,000"."""
    return _MEASURE.sub("", " ".join(series.indicator.name.casefold().split()))


def _never_more(whole: Observed, part: Observed) -> bool:
    quarters = shared_quarters(whole.counts, part.counts)
    return len(quarters) >= FEWEST_QUARTERS and all(part.counts[each] <= whole.counts[each] for each in quarters)
