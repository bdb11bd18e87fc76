"""How far the models of statsmodels miss the year ends that `benchmarks/forecasts.py` tries ours on, for the same councils.

Install statsmodels into an environment of your own, then run `python -m benchmarks.peers.statsmodels_forecasts` with the same
files behind it. It stands beside ours here and not in the product: its import alone takes a second. Each model carries on what a
quarter was (a percentage, a count, twelve months), and years to date are added up from that as ours are.
"""

import sys
import warnings
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from statistics import mean

from benchmarks.forecasts import KINDS, SERIES, Counted, Kind, halves, miss_size, misses, read_series
from quarterly.scoring.series.forecast import LEAST_POINTS, forecast
from quarterly.scoring.series.points import last_quarters
from quarterly.vocabulary.basis import Method
from quarterly.vocabulary.quarter import Quarter

Path_ = Sequence[float]
# The product's own method on each basis (quarterly/scoring/year_end.py).
_OURS = {kind.name: Method.HALFWAY for kind in KINDS} | {
    "rolling 12 months, %": Method.DAMPED_STEP,
    "rolling 12 months, counts": Method.DAMPED_STEP,
    "separate quarters, counts": Method.TREND,
}
Carry = Callable[[Path_, int], Path_]


def models() -> dict[str, Carry]:
    """Return the models by name: each carries a list of values on by so many quarters."""
    from statsmodels.tsa.api import ARIMA, ExponentialSmoothing, SimpleExpSmoothing  # type: ignore[import-not-found]

    def simple(values: Path_, ahead: int) -> Path_:
        return _of(SimpleExpSmoothing(values, initialization_method="estimated").fit().forecast(ahead))

    def damped(values: Path_, ahead: int) -> Path_:
        model = ExponentialSmoothing(values, trend="add", damped_trend=True, initialization_method="estimated")
        return _of(model.fit().forecast(ahead))

    def arima(values: Path_, ahead: int) -> Path_:
        return _of(ARIMA(values, order=(0, 1, 1)).fit().forecast(ahead))

    return {"simple smoothing": simple, "damped trend": damped, "ARIMA(0,1,1)": arima}


def _of(found: Path_) -> Path_:
    return [float(value) for value in found]


def carried_on(series: Counted, kind: Kind, latest: Quarter, carry: Carry) -> Fraction | None:
    """Return the value at the year's end by a model; None where a quarter before is missing."""
    ahead, points = 4 - latest.number, kind.points(series)
    is_to_date = kind.name.startswith("year to date")
    by_quarter = {each: 100 * cases / out_of for each, (cases, out_of) in series.items()} if "%" in kind.name else points
    source = by_quarter if is_to_date else points
    values = [source[each] for each in sorted(source) if each <= latest]
    path = [Fraction(str(round(float(value), 9))) for value in carry([float(value) for value in values], ahead)]
    if not is_to_date:
        return path[-1]
    so_far = last_quarters(latest, latest.number)
    if any(each not in series for each in so_far):
        return None
    if "%" not in kind.name:
        return sum((points[each] for each in so_far), Fraction(0)) + sum(path, Fraction(0))
    cases, out_of = (sum((series[each][side] for each in so_far), Fraction(0)) for side in (0, 1))
    each_quarter = out_of / len(so_far)
    return 100 * (cases + each_quarter * sum(path, Fraction(0)) / 100) / (out_of + each_quarter * ahead)


def sizes(series: Counted, kind: Kind, tried: Mapping[str, Carry]) -> dict[tuple[str, int], list[float]]:
    """Return how far each model missed, by its name and the quarter it set out from."""
    found: dict[tuple[str, int], list[float]] = {}
    points, came, courses = kind.points(series), kind.came(series), kind.courses(series)
    for latest in sorted(points)[LEAST_POINTS - 1 :]:
        actual = came(Quarter(latest.year, 4))
        known = {each: value for each, value in points.items() if each <= latest}
        if latest.number == 4 or not actual or any(forecast(each, known, by).value is None for by, each in courses.items()):
            continue
        for name, carry in tried.items():
            said = carried_on(series, kind, latest, carry)
            if said is not None:
                found.setdefault((name, latest.number), []).append(miss_size(said, actual, kind))
    return found


def main() -> None:
    """Print the table."""
    warnings.simplefilter("ignore")
    series = read_series([Path(name) for name in sys.argv[1:]] or [SERIES])
    _, reporting = halves(council for _, council in series)
    of = [counted for (_, council), counted in sorted(series.items()) if council in reporting]
    tried = models()
    print("| basis | after | n | no change | ours |", " | ".join(tried), "|")
    print("|---|---|---|---|---|", "---|" * len(tried), sep="")
    for kind in KINDS:
        ours = [miss for counted in of for miss in misses(counted, kind)]
        theirs = [sizes(counted, kind, tried) for counted in of]
        for after in (1, 2, 3):
            here = [miss for miss in ours if miss.after == after]
            methods = {miss.method for miss in here}
            no_change, product = (mean(miss.size for miss in here if miss.method is by) for by in (None, _OURS[kind.name]))
            by_model = [mean(size for each in theirs for size in each.get((name, after), [])) for name in tried]
            sizes_told = [f"{size:.2f}" for size in (no_change, product, *by_model)]
            print(f"| {kind.name} | Q{after} | {len(here) // len(methods)} |", " | ".join(sizes_told), "|", flush=True)


if __name__ == "__main__":
    main()
