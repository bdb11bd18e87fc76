"""Courses through the quarters: cases and figures as they would have been counted, by chance that is always the same."""

from functools import cache
from random import Random

from examples.sampleshire.plan import INVENTED, Cohort, Course, plan
from quarterly.vocabulary.numbers import exact, half_up


def chance_of(*about: str) -> Random:
    """Return the chance by which a series goes: of the same words always the same."""
    return Random(" ".join([plan().seed, *about]))  # noqa: S311 figures, not secrets


def luck(chance: Random) -> float:
    """Return a number from -1.5 to 1.5, most often near 0; of all methods random() alone is the same in every Python."""
    return chance.random() + chance.random() + chance.random() - 1.5


def along(course: Course, chance: Random) -> list[float]:
    """Return a course's sixteen figures."""
    slope = (course.ends - course.begins) / (len(INVENTED) - 1)
    found = []
    for place, quarter in enumerate(INVENTED):
        stepped = sum(by for since, by in course.steps.items() if since <= quarter)
        found.append(course.begins + slope * place + course.season[quarter.number - 1] + stepped + luck(chance) * course.noise)
    return found


def whole(number: float) -> int:
    """Return a number of cases."""
    return int(half_up(exact(number), 0))


@cache
def cases(id: str) -> tuple[tuple[int, int], ...]:
    """Return what a series of counts adds each quarter: numerator and denominator (0 where it has none)."""
    spec, chance = plan().series[id], chance_of(id)
    if spec.flows:
        return tuple((flow[0], flow[1] if len(flow) > 1 else 0) for flow in spec.flows)
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


def _cohort(of: Course | Cohort, chance: Random) -> list[int]:
    if isinstance(of, Course):
        return [whole(number) for number in along(of, chance)]
    return [whole(pair[1 if of.all else 0] * of.part) for pair in cases(of.series)]
