"""How far each method of forecasting a year's end misses on real quarterly series, beside the guess that nothing changes.

Run `python -m benchmarks.forecasts`, with files in the layout of `benchmarks/series/quarterly.csv` behind it to use them instead.
Councils are halved, every second one by name. For each basis the method that misses by least, beside no change, is chosen on one,
and all are reported on the other; "none" after a quarter where no change missed by less on one of them. A forecast is made at
each quarter with eight quarters up to it, the last of a year left out, from what was known by then. Misses of percentages are in
points, those of counts in per cent of what came. `held` is how many of the chosen method's 95% intervals held what came. The
table in docs/rating-rules.md is this one for all 32 councils.
"""

import csv
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from statistics import mean

from quarterly.scoring.series.carried_on import Course, Points, in_quarter, of_shares, of_sums, of_values
from quarterly.scoring.series.forecast import LEAST_POINTS, forecast
from quarterly.scoring.series.points import last_quarters
from quarterly.vocabulary.basis import ADDING_METHODS, Method
from quarterly.vocabulary.quarter import Quarter

SERIES = Path(__file__).parent / "series" / "quarterly.csv"
BY_VALUE = (Method.HALFWAY, Method.DAMPED_STEP, Method.LAST_FOUR, Method.TREND)
METHODS = (*BY_VALUE, *ADDING_METHODS)
Counted = Mapping[Quarter, tuple[Fraction, Fraction]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A basis with its unit: how its points follow from the counts of each quarter, and how each method carries them on.

    `most` is the largest possible value, `no_change` the guess that all are held against, `came` what a year ended with.
    """

    name: str
    most: Fraction | None
    points: Callable[[Counted], Points]
    courses: Callable[[Counted], Mapping[Method, Course]]
    no_change: Callable[[Points, Quarter, int], Fraction]
    came: Callable[[Counted], Callable[[Quarter], Fraction | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """How far one forecast missed what came; `held` is whether its interval did hold it, None where it has none."""

    kind: str
    method: Method | None
    after: int
    size: float
    held: bool | None = None


def read_series(files: Iterable[Path]) -> dict[tuple[str, str], Counted]:
    """Return the cases and the cohort of every quarter, by measure and council, without quarters of which nobody was in it."""
    found: dict[tuple[str, str], dict[Quarter, tuple[Fraction, Fraction]]] = {}
    for file in files:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                if row["Denominator"] and Fraction(row["Denominator"]) > 0:
                    counted = Fraction(row["Numerator"]), Fraction(row["Denominator"])
                    quarter = Quarter.parse(row["Period"].replace(";", " "))
                    found.setdefault((row["Code"], row["LocalAuthority"]), {})[quarter] = counted
    return found


def halves(councils: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the councils that methods are chosen on, and those that they are reported on."""
    names = sorted(set(councils))
    return frozenset(names[::2]), frozenset(names[1::2])


def misses(series: Counted, kind: Kind) -> Iterator[Miss]:
    """Yield how far each method misses the end of each year of a series, and how far the figure itself does."""
    points, came, courses = kind.points(series), kind.came(series), kind.courses(series)
    for latest in sorted(points)[LEAST_POINTS - 1 :]:
        ahead, actual = 4 - latest.number, came(Quarter(latest.year, 4))
        if not ahead or not actual:
            continue
        known = {each: value for each, value in points.items() if each <= latest}
        said = {method: forecast(course, known, method) for method, course in courses.items()}
        if any(each.value is None for each in said.values()):
            continue  # every method is held against the same years
        guess = miss_size(kind.no_change(points, latest, ahead), actual, kind)
        yield Miss(kind=kind.name, method=None, after=latest.number, size=guess)
        for method, each in said.items():
            held = None if each.lower is None or each.upper is None else each.lower <= actual <= each.upper
            size = miss_size(each.value or Fraction(0), actual, kind)
            yield Miss(kind=kind.name, method=method, after=latest.number, size=size, held=held)


def miss_size(said: Fraction, actual: Fraction, kind: Kind) -> float:
    """Return how far a forecast missed what came: in points of a percentage, in per cent of a count."""
    possible = max(Fraction(0), min(said, kind.most) if kind.most else said)
    # A percentage misses by points, and a count by a share of itself: 10 of 100 is much, of 10,000 it is nothing.
    return float(abs(possible - actual) * (1 if kind.most else 100 / actual))


def _percent(series: Counted) -> Points:
    return {each: 100 * cases / cohort for each, (cases, cohort) in series.items()}


def _cohort(series: Counted) -> Points:
    return {each: cohort for each, (_, cohort) in series.items()}


def _cases(series: Counted) -> Points:
    return {each: cases for each, (cases, _) in series.items()}


def _over(points: Points, quarters: Callable[[Quarter], int]) -> dict[Quarter, Fraction]:
    """Return the sum over as many quarters as a quarter asks for, where none of them is missing."""
    spans = {each: last_quarters(each, quarters(each)) for each in points}
    return {each: sum((points[one] for one in span), Fraction(0)) for each, span in spans.items() if points.keys() >= set(span)}


def _share_over(series: Counted, quarters: Callable[[Quarter], int]) -> dict[Quarter, Fraction]:
    cases, cohort = _over(_cases(series), quarters), _over(_cohort(series), quarters)
    return {each: 100 * cases[each] / cohort[each] for each in cases}


def _by_value(points: Points) -> dict[Method, Course]:
    return {method: of_values(points, method) for method in BY_VALUE}


def _of_four(_: Quarter) -> int:
    return 4


def _to_date(quarter: Quarter) -> int:
    return quarter.number


def _to_date_courses(series: Counted, halfway: Course) -> dict[Method, Course]:
    values = _share_over(series, _to_date)
    return {
        Method.HALFWAY: halfway,
        Method.LAST_FOUR: of_values(values, Method.LAST_FOUR),
        Method.TREND: of_values(values, Method.TREND),
    }


def _equal_cohorts(series: Counted) -> Course:
    values = _share_over(series, _to_date)
    weights = {each: Fraction(each.number) for each in values}
    return of_shares(in_quarter({each: value * each.number for each, value in values.items()}), in_quarter(weights), 1)


def _itself(points: Points, latest: Quarter, _: int) -> Fraction:
    return points[latest]


def _as_many_again(added: Points, latest: Quarter, ahead: int) -> Fraction:
    """Return a year's count if each quarter to come has as many as the latest: that is no change of a count that grows."""
    return sum((added[each] for each in last_quarters(latest, latest.number)), ahead * added[latest])


def _year_of_shares(series: Counted) -> Callable[[Quarter], Fraction | None]:
    return _share_over(series, _of_four).get


def _year_of_counts(series: Counted) -> Callable[[Quarter], Fraction | None]:
    return _over(_cohort(series), _of_four).get


ALL = Fraction(100)
KINDS = (
    Kind(
        name="separate quarters, %",
        most=ALL,
        points=_percent,
        courses=lambda of: _by_value(_percent(of)),
        no_change=_itself,
        came=lambda of: _percent(of).get,
    ),
    Kind(
        name="year to date, %",
        most=ALL,
        points=lambda of: _share_over(of, _to_date),
        courses=lambda of: _to_date_courses(of, of_shares(_cases(of), _cohort(of), 100)),
        no_change=_itself,
        came=_year_of_shares,
    ),
    Kind(
        name="year to date, % without counts",
        most=ALL,
        points=lambda of: _share_over(of, _to_date),
        courses=lambda of: _to_date_courses(of, _equal_cohorts(of)),
        no_change=_itself,
        came=_year_of_shares,
    ),
    Kind(
        name="rolling 12 months, %",
        most=ALL,
        points=lambda of: _share_over(of, _of_four),
        courses=lambda of: _by_value(_share_over(of, _of_four)),
        no_change=_itself,
        came=_year_of_shares,
    ),
    Kind(
        name="separate quarters, counts",
        most=None,
        points=_cohort,
        courses=lambda of: _by_value(_cohort(of)),
        no_change=_itself,
        came=lambda of: _cohort(of).get,
    ),
    Kind(
        name="year to date, counts",
        most=None,
        points=_cohort,
        courses=lambda of: {method: of_sums(_cohort(of), method) for method in (Method.HALFWAY, *ADDING_METHODS)},
        no_change=_as_many_again,
        came=_year_of_counts,
    ),
    Kind(
        name="rolling 12 months, counts",
        most=None,
        points=lambda of: _over(_cohort(of), _of_four),
        courses=lambda of: _by_value(_over(_cohort(of), _of_four)),
        no_change=_itself,
        came=_year_of_counts,
    ),
)


def measured(series: Mapping[tuple[str, str], Counted], councils: Iterable[str]) -> list[Miss]:
    """Return the misses of every kind on the series of some councils."""
    of = set(councils)
    return [
        miss
        for (_, council), counted in sorted(series.items())
        if council in of
        for kind in KINDS
        for miss in misses(counted, kind)
    ]


def average(found: Iterable[Miss], kind: str, method: Method | None, after: int) -> float:
    """Return the mean miss of a method, None for no change, after a quarter of the year."""
    return mean(each.size for each in found if (each.kind, each.method, each.after) == (kind, method, after))


def chosen(found: list[Miss], kind: str) -> Method:
    """Return the method that misses by least beside no change, each quarter of the year counting the same."""
    tried = {each.method for each in found if each.kind == kind and each.method}
    beside = {
        method: mean(average(found, kind, method, after) / average(found, kind, None, after) for after in (1, 2, 3))
        for method in METHODS
        if method in tried
    }
    return min(beside, key=lambda method: beside[method])


def main() -> None:
    """Print the table."""
    series = read_series([Path(name) for name in sys.argv[1:]] or [SERIES])
    choosing, reporting = halves(council for _, council in series)
    first, second = measured(series, choosing), measured(series, reporting)
    print(f"{len(series)} series; methods chosen on {len(choosing)} councils, reported on {len(reporting)} others.\n")
    print("| basis | after | n | no change |", " | ".join(method.value for method in METHODS), "| chosen | held |")
    print("|---|---|---|---|", "---|" * (len(METHODS) + 2), sep="")
    for kind in KINDS:
        best = chosen(first, kind.name)
        for after in (1, 2, 3):
            _print_row(
                second, kind.name, after, best, nearer=all(_nearer(half, kind.name, best, after) for half in (first, second))
            )


def _nearer(found: list[Miss], kind: str, method: Method, after: int) -> bool:
    return average(found, kind, method, after) < average(found, kind, None, after)


def _print_row(found: list[Miss], kind: str, after: int, best: Method, *, nearer: bool) -> None:
    here = [each for each in found if (each.kind, each.after) == (kind, after)]
    tried = {each.method for each in here}
    sizes = [f"{average(here, kind, method, after):.2f}" if method in tried else "" for method in (None, *METHODS)]
    held = [each.held for each in here if each.method is best and each.held is not None]
    choice = best.value if nearer else "none"
    print(
        f"| {kind} | Q{after} | {len(here) // len(tried)} |",
        " | ".join(sizes),
        f"| {choice} | {100 * mean(held):.0f}% of {len(held)} |",
    )


if __name__ == "__main__":
    main()
