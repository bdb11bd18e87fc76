"""The projection of a council: a copy with exactly the parts that a stage may read, whose digest is the stage's key.

A part that is left out is not blank but absent, and reading it raises AttributeError. If the policy on small numbers were left
out and read as the default, a stricter policy would not change the key, and what the old policy allowed would be published.
"""

from collections.abc import Mapping
from typing import Any, Final, TypeVar, Union, cast

from pydantic import BaseModel

T = TypeVar("T")

WHOLE: Final = None  # a field is in the projection with everything below it
Parts = Mapping[str, Union["Parts", None]]


def whole(*fields: str) -> dict[str, Parts | None]:
    """Return the parts of a projection with these fields, each with everything below it."""
    return dict.fromkeys(fields, WHOLE)


def project(value: T, parts: Parts | None) -> T:
    """Return a value with these parts alone; of a tuple or a mapping, each member with these parts alone."""
    return cast(T, _project(value, parts))


def _project(value: Any, parts: Parts | None) -> Any:
    if parts is WHOLE:
        return value
    if isinstance(value, BaseModel):
        return _only(value, parts)
    if isinstance(value, Mapping):
        return {key: _project(each, parts) for key, each in value.items()}
    if isinstance(value, tuple):
        return tuple(_project(each, parts) for each in value)
    raise TypeError(f"{type(value).__name__} has no parts: declare it whole")


def _only(model: BaseModel, parts: Parts) -> BaseModel:
    found = model.model_copy()
    values = {name: _project(getattr(model, name), below) for name, below in parts.items()}
    # Any constructor of pydantic's would fill in the defaults of the fields that are left out.
    found.__dict__.clear()
    found.__dict__.update(values)
    return found
