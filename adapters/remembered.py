"""Remember the last answer of a function that stages and their keys ask the same thing, one after another in one process."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def of_the_last(function: Callable[P, R]) -> Callable[P, R]:
    """Return the function with its last answer remembered: it is given again as long as the arguments are equal.

    For pure functions of arguments that are not changed and cannot be looked up in a dictionary, such as a whole council.
    """
    last: list[tuple[tuple[object, ...], dict[str, object], R]] = []

    @wraps(function)
    def remembering(*given: P.args, **named: P.kwargs) -> R:
        for before, before_named, answer in last[:]:
            # Python compares what is one and the same object by that alone, so that most often nothing is looked through.
            if before == given and before_named == named:
                return answer
        answer = function(*given, **named)
        last[:] = [(given, dict(named), answer)]
        return answer

    return remembering
