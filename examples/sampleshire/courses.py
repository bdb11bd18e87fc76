"""Invented series: cases and figures for each quarter, with random noise that is the same every time."""

from collections.abc import Iterator
from functools import cache
from random import Random

from examples.sampleshire.plan import INVENTED, Cohort, Course, plan
from quarterly.vocabulary.numbers import exact, half_up


def chance_of(*about: str) -> Random:
    """Return the random numbers of a series, always the same for the same words."""
    return Random(" ".join([plan().seed, *about]))  # noqa: S311 figures, not secrets


def luck(chance: Random) -> float:
    """Return a number from -1.5 to 1.5, most often near 0; it uses random() alone, which is the same in every Python."""
    return chance.random() + chance.random() + chance.random() - 1.5


def along(course: Course, chance: Random) -> list[float]:
    """Return the sixteen figures of a course."""
    slope = (course.ends - course.begins) / (len(INVENTED) - 1)
    found = []
    for index, quarter in enumerate(INVENTED):
        stepped = sum(by for since, by in course.steps.items() if since <= quarter)
        found.append(course.begins + slope * index + course.season[quarter.number - 1] + stepped + luck(chance) * course.noise)
    return found


def whole(number: float) -> int:
    """Return a figure rounded half-up to a whole number of cases."""
    return int(half_up(exact(number), 0))


@cache
def cases(id: str) -> tuple[tuple[int, int], ...]:
    """Return the numerator and denominator (0 if it has none) that a series adds in each quarter."""
    spec, chance = plan().series[id], chance_of(id)
    if spec.flows:
        return tuple((flow[0], flow[1] if len(flow) > 1 else 0) for flow in spec.flows)
    if spec.rest:
        return tuple((counted - sum(others), 0) for counted, *others in _numerators(spec.rest))
    if spec.count:
        return tuple(
            (whole(count), plan().population[q.year]) for count, q in zip(along(spec.count, chance), INVENTED, strict=True)
        )
    if spec.value:
        return tuple((whole(value), 0) for value in along(spec.value, chance))
    assert spec.share
    assert spec.of
    cohort = _cohort(spec.of, chance)
    return tuple((min(d, whole(d * s / 100)), d) for d, s in zip(cohort, along(spec.share, chance), strict=True))


def _numerators(series: tuple[str, ...]) -> Iterator[tuple[int, ...]]:
    """Yield the cases of several series quarter by quarter."""
    return zip(*([numerator for numerator, _ in cases(id)] for id in series), strict=True)


def _cohort(of: Course | Cohort, chance: Random) -> list[int]:
    if isinstance(of, Course):
        return [whole(number) for number in along(of, chance)]
    return [whole(pair[1 if of.all else 0] * of.part) for pair in cases(of.series)]
