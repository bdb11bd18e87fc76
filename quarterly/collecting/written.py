"""One walk over the texts of narrative records, used both by redaction and by the checks of a report.

A field of type `str` is prose: it is redacted for the public and checked against the figures. A field opts out by its type, so
that a new one cannot be forgotten: `Recorded` is redacted and not checked, `Key` is neither.
"""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Annotated, Any, TypeVar, cast, get_args, get_type_hints

from quarterly.collecting.sheets.source import Source

T = TypeVar("T")


class OptOut(Enum):
    """Why a text is not redacted or not checked."""

    KEY = "names a record or what it is about, as the council's files spell it: neither redacted nor checked"
    RECORDED = "a title, role, day or wording settled elsewhere, such as a minute or a promise: redacted and not checked"


Key = Annotated[str, OptOut.KEY]
Recorded = Annotated[str, OptOut.RECORDED]


def prose_in(record: Any) -> Iterator[tuple[str, str]]:
    """Yield the prose of one record by field, in the order of its fields."""
    for name, hint in _hints(cast(Hashable, type(record))).items():
        if not _opt_outs(hint):
            for text in _texts(getattr(record, name)):
                yield name, text


def with_texts(record: T, change: Callable[[str], str]) -> T:
    """Return a record, with the records in it, after a change of every text but keys and sources."""
    hints = _hints(cast(Hashable, type(record)))
    return replace(record, **{name: _changed(getattr(record, name), hint, change) for name, hint in hints.items()})  # type: ignore[type-var]


def _changed(value: Any, hint: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, Enum | Source):
        return value
    if isinstance(value, str):
        return value if OptOut.KEY in _opt_outs(hint) else change(value)
    if isinstance(value, tuple):
        return tuple(_changed(each, hint, change) for each in value)
    return with_texts(value, change) if is_dataclass(value) else value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)


@cache
def _hints(kind: Hashable) -> dict[str, Any]:
    hints = get_type_hints(kind, include_extras=True)
    return {field.name: hints[field.name] for field in fields(cast(Any, kind))}


def _opt_outs(hint: Any) -> set[OptOut]:
    """Return the opt-outs of a type, also where it stands within another, as in `tuple[Key, ...]`."""
    own = {each for each in getattr(hint, "__metadata__", ()) if isinstance(each, OptOut)}
    return own.union(*(_opt_outs(each) for each in get_args(hint) if not isinstance(each, OptOut)))
