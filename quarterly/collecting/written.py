"""One walk over the texts that people write, record by record and field by field: for screening, redaction and checks."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_type_hints

from pydantic import BaseModel

from quarterly.collecting.sheets.source import Source
from quarterly.vocabulary.text_opt_outs import OptOut

T = TypeVar("T")

_Change = Callable[[str, frozenset[OptOut]], str]
_NOT_SCREENED = frozenset({OptOut.KEY, OptOut.WORKED_OUT})


def prose_in(record: Any) -> Iterator[tuple[str, str]]:
    """Yield the prose of one record by field, in the order of its fields."""
    for name, hint in _hints(cast(Hashable, type(record))).items():
        if not _opt_outs(hint):
            for text in _texts(getattr(record, name)):
                yield name, text


def typed_in(record: Any) -> Iterator[tuple[str, str]]:
    """Yield everything typed in one record by field, to be screened for personal data: all but keys and what is worked out."""
    for name, hint in _hints(cast(Hashable, type(record))).items():
        if not _opt_outs(hint) & _NOT_SCREENED:
            for text in _texts(getattr(record, name)):
                yield name, text


def with_texts(record: T, change: Callable[[str], str], of_reference: Callable[[str], str] | None = None) -> T:
    """Return a record, or a record of records, with every text that is redacted changed, references if `of_reference` is given.

    Keys, sources and what is worked out stay as they are.
    """

    def changed(text: str, opt_outs: frozenset[OptOut]) -> str:
        if OptOut.REFERENCE in opt_outs:
            return of_reference(text) if of_reference else text
        return text if opt_outs & _NOT_SCREENED else change(text)

    return _with(record, changed)


def with_typed(record: T, change: Callable[[str], str]) -> T:
    """Return a record, or a record of records, with everything changed that is typed: the texts, and references too."""
    return with_texts(record, change, change)


def _with(record: T, change: _Change) -> T:
    hints = _hints(cast(Hashable, type(record)))
    texts = {name: _changed(getattr(record, name), hint, change) for name, hint in hints.items()}
    if isinstance(record, BaseModel):
        return record.model_copy(update=texts)
    return replace(record, **texts)  # type: ignore[type-var]


def _changed(value: Any, hint: Any, change: _Change) -> Any:
    opt_outs = _opt_outs(hint)
    if isinstance(value, Enum | Source) or OptOut.WORKED_OUT in opt_outs:
        return value
    if isinstance(value, str):
        return change(value, opt_outs)
    if isinstance(value, tuple):
        return tuple(_changed(each, hint, change) for each in value)
    return _with(value, change) if is_dataclass(value) or isinstance(value, BaseModel) else value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)


@cache
def _hints(kind: Hashable) -> dict[str, Any]:
    hints = get_type_hints(kind, include_extras=True)
    if issubclass(cast(type, kind), BaseModel):
        return {name: hints[name] for name in cast(type[BaseModel], kind).model_fields}
    return {field.name: hints[field.name] for field in fields(cast(Any, kind))}


@cache
def _opt_outs(hint: Any) -> frozenset[OptOut]:
    """Return the opt-outs of a type, also where it is part of another, as in `tuple[Key, ...]`."""
    own = frozenset(each for each in getattr(hint, "__metadata__", ()) if isinstance(each, OptOut))
    return own.union(*(_opt_outs(each) for each in get_args(hint) if not isinstance(each, OptOut)))
