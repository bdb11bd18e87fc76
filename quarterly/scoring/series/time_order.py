"""Sorting periods as people write them, such as "2012-13 Q1" or "Apr 2012", in the order of time."""

import re
from collections.abc import Sequence
from itertools import pairwise

from quarterly.vocabulary.quarter import quarters_in

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", re.ASCII)
_MONTH = re.compile(rf"(?:(\d{{1,2}})[\s-]+)?({'|'.join(_MONTHS)})[a-z]*[\s-]+(\d{{4}})", re.ASCII | re.IGNORECASE)
_LARGEST_FIRST = re.compile(r"\d+(?:[-/.:\sT]+\d+)*Z?|\d{4}[\s-]*[QMW]\s*\d{1,2}", re.ASCII | re.IGNORECASE)


def time_order(text: str) -> tuple[int, ...] | None:
    """Return a key that sorts periods of one spelling by time; None for a text that is not a period.

    Read are quarters of a financial year ("2012-13 Q1"), dates and months ("2012-04-01", "30/06/2012", "Apr 2012"), years
    ("2012-13", "201213"), "2012 Q1", and plain numbers.
    """
    bare = text.strip()
    quarters = quarters_in(bare)
    if len(quarters) == 1:
        return quarters[0].year, quarters[0].number
    if match := _DAY_FIRST.fullmatch(bare):
        return int(match[3]), int(match[2]), int(match[1])
    if match := _MONTH.fullmatch(bare):
        return int(match[3]), _MONTHS.index(match[2].casefold()) + 1, int(match[1] or 0)
    if _LARGEST_FIRST.fullmatch(bare):
        return tuple(int(digits) for digits in re.findall(r"\d+", bare))
    return None


def missing_before(texts: Sequence[str]) -> list[bool]:
    """Return for each period, in the order of time, whether one is missing before it.

    The usual step is the shortest between two neighbours. Nothing is missing where periods cannot be counted, such as weeks.
    """
    numbers = _counted([text.strip() for text in texts])
    steps = [after - before for before, after in pairwise(numbers)] if numbers else []
    usual = min(steps, default=0)
    return [False, *(step > usual for step in steps)] if usual > 0 else [False] * len(texts)


def _counted(texts: Sequence[str]) -> list[int]:
    """Return periods as consecutive numbers of quarters, years or months; none where they are none of these."""
    quarters, keys = [quarters_in(text) for text in texts], [time_order(text) or () for text in texts]
    if all(len(each) == 1 for each in quarters):
        return [4 * each[0].year + each[0].number for each in quarters]
    if all(len(key) == 1 or (len(key) == 2 and key[1] == (key[0] + 1) % 100) for key in keys):
        return [key[0] for key in keys]
    is_month = all(len(key) > 1 and 1 <= key[1] <= 12 for key in keys) and not any(
        re.search("[QW]", each, re.I) for each in texts
    )
    return [12 * key[0] + key[1] for key in keys] if is_month else []
