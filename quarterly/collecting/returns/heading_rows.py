"""A row that goes on with the headings above it: "(number)", "(out of)" or the quarter, below Numerator and so on."""

from collections.abc import Mapping

from quarterly.collecting.layouts.heading_periods import named_in
from quarterly.collecting.sheets.cells import text_of
from quarterly.collecting.sheets.sheets import Scalar


def goes_on_heading(values: Mapping[str, Scalar]) -> bool:
    """Whether the first row below headings, which names nothing, has words and times alone: no figure is lost with it."""
    typed = [value for value in values.values() if text_of(value)]
    return bool(typed) and all(map(_is_word_or_time, typed))


def _is_word_or_time(value: Scalar) -> bool:
    if not isinstance(value, str):
        return False
    return not any(map(str.isdigit, value)) or not named_in(value).is_nothing
