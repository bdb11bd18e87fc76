"""The council's own files as a report prints them: without any sentence that holds an identifier of a person.

What somebody typed into the profile or the catalogue reaches the same readers as what a service sent. Nothing in these files is
struck or sent again, so the release is held until the file is changed; until then neither rendering repeats it.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from pydantic import BaseModel

from quarterly.configuration.council import Council

# By these the program finds one thing from another, so they stay as they are; those of a few are printed.
_REFERENCES = {"service", "denominator_service", "priority", "rule", "owner", "contact", "performance_officer", "indicator"}
_REFERENCES |= {"suite", "suites", "set", "sets", "kinds", "of", "content", "at_risk_of", "short_name", "email", "since", "until"}
_PRINTED_NAMES = {"id", "ref", "status", "key"}
_NO_PROSE = {"colour", "accent", "targets", "limits", "thresholds", "when", "calendar", "gates", "small_numbers", "known_names"}


def with_own_texts(council: Council, change: Callable[[str], str]) -> Council:
    """Return a council with every text of its files changed; what names a thing, and the keys of mappings, stay."""
    return cast(Council, _changed(council, change))


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, BaseModel):
        there = ((name, value.__dict__[name]) for name in type(value).model_fields if name in value.__dict__)  # of a projection
        changed = {name: _changed(each, change) for name, each in there if _is_prose(name, each)}
        new = {name: each for name, each in changed.items() if each is not value.__dict__[name]}
        return value.model_copy(update=new) if new else value
    if isinstance(value, Mapping):
        return _kept(value, {key: _changed(each, change) for key, each in value.items()})
    if isinstance(value, tuple):
        return _kept(value, tuple(_changed(each, change) for each in value))
    if type(value) is str:  # and no member of an enumeration
        return _kept(value, change(value))
    return value


def _is_prose(field: str, value: Any) -> bool:
    names_a_thing = field in _REFERENCES | _PRINTED_NAMES and isinstance(value, str | tuple)  # not so the mapping of all sets
    return field not in _NO_PROSE and not names_a_thing


def names_of_things(council: Council) -> Iterator[tuple[str, str]]:
    """Yield (position, name) of each name that stays as it is and may be printed, the keys of mappings among them."""
    yield from _names(council.profile, "profile.yaml: ")
    yield from _names(council.catalogue, "indicators.yaml: ")


def _names(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            each, inside = value.__dict__.get(name), f"{path}{name}" if path.endswith(" ") else f"{path}.{name}"
            if name in _PRINTED_NAMES and isinstance(each, str):
                yield inside, each
            else:
                yield from _names(each, inside)
    elif isinstance(value, Mapping):
        for number, (key, each) in enumerate(value.items(), start=1):
            yield f"{path}, key {number}", str(key)
            yield from _names(each, f"{path} {number}")
    elif isinstance(value, tuple):
        for number, each in enumerate(value, start=1):
            yield from _names(each, f"{path} {number}")


def _kept(old: Any, new: Any) -> Any:
    """Return the old value where nothing was changed, so that a council without personal data is the same object."""
    return old if old == new else new
