"""What of a council a stage needs: a council that holds this and nothing else, so that its digest can be the stage's key.

What a projection leaves out is not blank but absent. Reading it raises AttributeError: a blank policy on small numbers would be
read as the usual one, and a changed policy would publish what the old one allowed.
"""

from collections.abc import Mapping
from typing import Any, Final, TypeVar, Union, cast

from pydantic import BaseModel

T = TypeVar("T")

WHOLE: Final = None  # a field is needed with everything below it
Parts = Mapping[str, Union["Parts", None]]


def whole(*fields: str) -> dict[str, Parts | None]:
    """Return the parts of a model that are needed whole."""
    return dict.fromkeys(fields, WHOLE)


def project(value: T, parts: Parts | None) -> T:
    """Return a value with these parts alone; of a list or a mapping, with these parts of each of its members."""
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
    # A copy made with another constructor would have every default in place of what is left out.
    found.__dict__.clear()
    found.__dict__.update(values)
    return found
