"""Every field of a council's files in turn, each with another valid value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from quarterly.configuration.council import Council

Step = str | int
Path = tuple[Step, ...]

TEXTS = (
    *("another", "another sentence", "2024-25 Q3", "2029-30 Q4", "2024-25", "3 points", "#123456"),
    *("who@council.example", "star", "tick", "5", "E5", "X02", "better", "3 weeks", "another.docx"),
)
DAY = date(2024, 12, 24)
MAPPINGS: tuple[dict[str, Any], ...] = (
    *(
        {"another": "another"},
        {"another": "3 points"},
        {"2024-25": 5},
        {"2024-25 Q3": "2024-10-01"},
        {"2024-25 Q3": "2025-01-30 09:00"},
        {"another": ("another",)},
        {"another": "6 weeks"},
        {"H02": "info"},
        {"another": ("another", "another again")},
    ),
)
OTHERS: tuple[Any, ...] = (
    *(*TEXTS, 3, Decimal(3), DAY),
    *(("another",), (2,), ("2024-25 Q3",), (DAY,), (1, 2, 3, 4), *MAPPINGS),
    *(("another", "another again"), (("another", "another again"),), ("council.example",)),
)
# What names something else in the council's files, and where that is.
NAMES: Mapping[tuple[str, str], str] = {
    ("Profile", "performance_officer"): "contacts",
    ("Profile", "rule"): "rules",
    ("Contact", "deputy"): "contacts",
    ("Contact", "sends_for"): "contacts",
    ("Chasing", "never"): "contacts",
    ("Service", "contact"): "contacts",
    ("Service", "head"): "contacts",
    ("Action", "service"): "services",
    ("Indicator", "service"): "services",
    ("Indicator", "denominator_service"): "services",
    ("Indicator", "owner"): "contacts",
    ("Indicator", "rule"): "rules",
    ("Indicator", "set"): "sets",
    ("Indicator", "suites"): "suites",
    ("ReportPlan", "suite"): "suites",
    ("DraftPlan", "challenge"): "contacts",
    ("SectionPlan", "sets"): "sets",
    ("SectionPlan", "kinds"): "narrative",
}

NOTHING_NAMED = {
    *(("Indicator", name) for name in ("denominator_service", "rule", "set")),
    *(("Contact", "deputy"), ("Service", "head"), ("ReportPlan", "suite")),
}


@dataclass(frozen=True)
class Field:
    """One field that holds no other: where it is, its value and annotation there, and which model's field it is or is held by."""

    path: Path
    value: Any
    annotation: Any
    of: tuple[str, str]

    @property
    def kind(self) -> str:
        """The field whichever of several it is: "profile.contacts.*.email"."""
        return ".".join(str(step) if isinstance(step, str) and not step.startswith("=") else "*" for step in self.path)


def fields_of(council: Council) -> Iterator[Field]:
    """Yield every field of a council; in paths keys of mappings begin with "=", and what is empty is a field itself."""
    return _fields(council, None, (), ("", ""))


def _fields(value: Any, annotation: Any, path: Path, of: tuple[str, str]) -> Iterator[Field]:
    if isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            if name in value.__dict__:
                yield from _fields(value.__dict__[name], _annotation(info), (*path, name), (type(value).__name__, name))
    elif isinstance(value, dict) and value:
        for key, each in value.items():
            yield from _fields(each, _member(annotation), (*path, f"={key}"), of)
    elif isinstance(value, tuple) and value:
        for number, each in enumerate(value):
            yield from _fields(each, _member(annotation), (*path, number), of)
    else:
        yield Field(path, value, annotation, of)


def changed(council: Council, field: Field) -> Council | None:
    """Return the council with another value in one field; None where no other is valid there."""
    for candidate in _candidates(council, field):
        try:
            value = _adapter(field.annotation).validate_python(candidate)
            if value != field.value:
                return _with(council, field.path, value)  # type: ignore[no-any-return]
        except ValidationError:
            continue
    return None


def at(value: Any, path: Path) -> Any:
    """Return what is at a path; raise LookupError where nothing is."""
    for step in path:
        if isinstance(value, BaseModel):
            value = value.__dict__[str(step)]
        else:
            value = value[step.removeprefix("=") if isinstance(step, str) else step]
    return value


def _candidates(council: Council, field: Field) -> Iterator[Any]:
    value = field.value
    if field.of in NAMES:
        names = list(getattr(council.profile, NAMES[field.of]))
        yield from (*names, *([""] if field.of in NOTHING_NAMED else ()))
        yield from ((name,) for name in names)
        return
    if field.of == ("Indicator", "priority"):
        yield from (each.id for each in council.profile.priorities)
        return
    if field.of in (("Band", "status"), ("Judgement", "status"), ("State", "at_risk_of")):
        yield from (state.status for state in council.profile.scales.indicators.states)
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, Enum):
        yield from type(value)
    elif isinstance(value, int | Decimal):
        yield from (value + 1, value - 1, *_literals(field.annotation))
    elif isinstance(value, date):
        yield value + timedelta(days=1)
    elif isinstance(value, str):
        yield from (f"{value} again", *_literals(field.annotation))
        yield from ("Reduction of 4 percentage points", "10 to 15", "https://committees.example/agendas")
    yield from OTHERS
    if isinstance(value, tuple | dict):
        yield from _examples(field.annotation)
    if value is None:
        yield from (each[0] for each in _examples(field.annotation) if isinstance(each, tuple))  # a model that is not there
    yield from (member for kind in _enums(field.annotation) for member in kind)


def _with(value: Any, path: Path, new: Any) -> Any:
    """Return a value with a new one at a path below it, as its model takes it."""
    if not path:
        return new
    step, *rest = path
    below = tuple(rest)
    if isinstance(value, BaseModel):
        fields = {**value.__dict__, str(step): _with(value.__dict__[str(step)], below, new)}
        return type(value).model_validate(fields) if not below else value.model_copy(update={str(step): fields[str(step)]})
    if isinstance(value, dict):
        key = str(step).removeprefix("=")
        return {**value, key: _with(value[key], below, new)}
    return tuple(_with(each, below, new) if number == step else each for number, each in enumerate(value))


def _annotation(info: FieldInfo) -> Any:
    return Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation


def _member(annotation: Any) -> Any:
    """Return the annotation of what a list or a mapping holds."""
    if get_origin(annotation) is Annotated:
        return _member(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return next((held for each in get_args(annotation) if (held := _member(each)) is not None), None)
    arguments = [each for each in get_args(annotation) if each is not Ellipsis]
    return arguments[-1] if arguments else None


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for each in get_args(annotation) if get_origin(annotation) is not Literal else ():
        yield from _parts(each)


def _literals(annotation: Any) -> Iterator[Any]:
    yield from (each for part in _parts(annotation) if get_origin(part) is Literal for each in get_args(part))


def _enums(annotation: Any) -> Iterator[type[Enum]]:
    yield from (part for part in _parts(annotation) if isinstance(part, type) and issubclass(part, Enum))


def _examples(annotation: Any) -> Iterator[Any]:
    """Yield a list or mapping with one member, for what holds models and is empty."""
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            filled = {name: _example(_annotation(info)) for name, info in part.model_fields.items() if info.is_required()}
            yield from ((filled,), {"another": filled})


def _example(annotation: Any) -> Any:
    for candidate in (*_literals(annotation), *(member for kind in _enums(annotation) for member in kind), *OTHERS, (), {}):
        try:
            return _adapter(annotation).validate_python(candidate)
        except ValidationError:
            continue
    raise AssertionError(f"no example of {annotation}")


def _adapter(annotation: Any) -> TypeAdapter[Any]:
    if repr(annotation) not in _ADAPTERS:
        _ADAPTERS[repr(annotation)] = TypeAdapter(annotation)
    return _ADAPTERS[repr(annotation)]


_ADAPTERS: dict[str, TypeAdapter[Any]] = {}


@cache
def known_fields(model: type[BaseModel]) -> frozenset[tuple[str, str]]:
    """Return every field of a model and of the models it may hold, by model, but for those that hold models themselves."""
    found: set[tuple[str, str]] = set()
    for name, info in model.model_fields.items():
        held = [part for part in _parts(info.annotation) if isinstance(part, type) and issubclass(part, BaseModel)]
        found |= set().union(*map(known_fields, held)) if held else {(model.__name__, name)}
    return frozenset(found)
