"""The JSON Schema of a council's files as they are typed, for editors that complete and check YAML.

The models describe the files as they are in one quarter. As typed, values may be lists of dated versions
(`quarterly.configuration.yaml_files.dated`), and an indicator that names one of DfE's measures need not state its polarity. A
schema can check neither references between values nor the text of a target: `quarterly check` does.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from pydantic import BaseModel

from quarterly.configuration.catalogue import Catalogue
from quarterly.configuration.judgement import Judgements
from quarterly.configuration.layouts import Layouts
from quarterly.configuration.library import Definition
from quarterly.configuration.official_files import OfficialFiles
from quarterly.configuration.profile import Profile
from quarterly.configuration.rules import DISTANCES, FROM, NUMBERS, WORDS
from quarterly.configuration.targets.plan import TargetPlan

Schema = dict[str, Any]

FILES: dict[str, type[BaseModel]] = {
    "profile": Profile,
    "indicators": Catalogue,
    "judgements": Judgements,
    "layouts": Layouts,
    "benchmarks": OfficialFiles,
}
DIALECT = "https://json-schema.org/draft/2020-12/schema"

_DEFS = "#/$defs/"
# Targets have versions of their own; and an indicator has one id for good, whatever else about it changes.
_NEVER_DATED = ("Indicator.targets", "Catalogue.indicators", "Indicator.id")
_OF_NO_QUARTER = ("judgements", "benchmarks")  # files that are read without a quarter: nothing in them has dated versions
_CONTENT = ("items", "additionalProperties")
_PAIR = r"\d{4}\s*[-/–]\s*(\d{4}|\d{2})"
_YEARS: Schema = {"pattern": r"^\d{4}-\d{2}$"}
_QUARTER: Schema = {
    "description": "A quarter of a financial year, April to March.",
    "examples": ["2026-27 Q1"],
    "pattern": rf"{_PAIR}.*[Qq].*[1-4]|[Qq].*[1-4].*{_PAIR}",
    "type": "string",
}
_VERSION: Schema = {
    "description": "One version of a value that changes with time.",
    "properties": {
        "since": {"$ref": f"{_DEFS}Quarter", "description": "The quarter from which it is in force."},
        "is": {"description": "The value itself."},
        "approved_by": {"description": TargetPlan.model_fields["approved_by"].description},
        "reason": {"description": TargetPlan.model_fields["reason"].description},
        "comparable": {"description": "True if a new definition, unit or basis is no break in series.", "type": "boolean"},
    },
    "propertyNames": {"enum": ["since", "is", "approved_by", "reason", "comparable"]},
    "required": ["is"],
    "type": "object",
}
_VERSIONS: Schema = {
    "description": "Versions of a value, oldest first. All but the first say since which quarter.",
    "items": {"$ref": f"{_DEFS}Version", "required": ["since"]},
    "minItems": 1,
    "prefixItems": [{"$ref": f"{_DEFS}Version"}],
    "type": "array",
}


def schema_of(file: str) -> Schema:
    """Return the JSON Schema (Draft 2020-12) of one of a council's files, by its name without the ending."""
    made = FILES[file].model_json_schema()
    defs: dict[str, Schema] = made.pop("$defs")
    parts = {FILES[file].__name__: made, **defs}
    for name, part in parts.items():
        _describe(part, parts)
        _require(name, part)
    defs["Quarter"] = _QUARTER
    if file not in _OF_NO_QUARTER:
        for name in _dated(made, parts):
            _let_be_dated(name, parts[name], defs)
        defs |= {"Version": _VERSION, "Versions": _VERSIONS}
    heading = {"$schema": DIALECT, "title": f"{file}.yaml of a council", "description": made["description"]}
    return {**heading, **{k: v for k, v in made.items() if k not in heading}, "$defs": dict(sorted(defs.items()))}


def _require(name: str, part: Schema) -> None:
    """Add to a model's schema what its validators require, which pydantic does not put there."""
    fields = part.get("properties", {})
    for field in (fields.keys() & {"since", "until", "starts", "due"}) - ({"due"} if name == "Indicator" else set()):
        fields[field] = {"description": fields[field]["description"], "$ref": f"{_DEFS}Quarter"}
    if name == "Indicator":
        defined = [name for name in part["required"] if name in Definition.model_fields and name != "id"]
        part["required"] = [name for name in part["required"] if name not in defined]
        in_words = [name for name in defined if name != "polarity"]
        part["anyOf"] = [{"required": ["library"]}, *({"required": [*in_words, way]} for way in ("polarity", "dfe"))]
        fields["targets"]["propertyNames"] = _YEARS
        for field in ("breaks", "rebased"):
            fields[field]["items"] = {"$ref": f"{_DEFS}Quarter"}
    if name == "Band":
        fields["when"]["propertyNames"] = {"anyOf": [{"enum": [*DISTANCES, *NUMBERS, *WORDS]}, {"pattern": f"^{FROM}[a-z]"}]}
        part["oneOf"] = [{"required": ["status"]}, {"required": ["not_rated"]}]
    if name == "Population":
        fields["by_year"]["propertyNames"] = _YEARS
    if name == "Span":
        part["minProperties"] = 1


def _describe(part: Schema, parts: Mapping[str, Schema]) -> None:
    """Give every property a description: the field's own, or that of the model it contains."""
    for field, schema in part.get("properties", {}).items():
        description = schema.get("description") or _kind(schema, parts)
        rest = {key: value for key, value in schema.items() if key not in ("title", "default", "description")}
        part["properties"][field] = {"description": description, **rest} if description else rest
    if "description" in part:
        part["description"] = _plain(part["description"])


def _kind(schema: Schema, parts: Mapping[str, Schema]) -> str:
    """Return the first sentence of the description of the model that a property contains, once or in a list."""
    model = next((part["$ref"] for part in (schema, *_contents(schema)) if "$ref" in part), "")
    sentence, stop, _ = f"{parts.get(model.removeprefix(_DEFS), {}).get('description', '')} ".partition(". ")
    return _plain(f"{sentence}{stop}")


def _plain(docstring: str) -> str:
    paragraphs = docstring.split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()).replace("`", "") for paragraph in paragraphs)


def _contents(schema: Schema) -> Iterator[Schema]:
    yield from (schema[key] for key in _CONTENT if isinstance(schema.get(key), dict))


def _dated(made: Schema, parts: Mapping[str, Schema]) -> list[str]:
    """Return the names of the models whose values may be dated: all that are reached without going through targets."""
    root = next(name for name, part in parts.items() if part is made)
    found = [root]
    for name in found:
        fields = {field: schema for field, schema in parts[name].get("properties", {}).items() if field != "targets"}
        referenced = re.findall(rf"{re.escape(_DEFS)}(\w+)", str(fields))
        found += [each for each in dict.fromkeys(referenced) if each in parts and each not in found]
    return found


def _let_be_dated(name: str, part: Schema, defs: dict[str, Schema]) -> None:
    for field, schema in part.get("properties", {}).items():
        path = f"{name}.{field}"
        if path not in _NEVER_DATED:
            inside = _each_content(schema, partial(_or_dated, path=f"{path}.each", defs=defs))
            part["properties"][field] = _or_dated(inside, path, defs)


def _each_content(schema: Schema, change: Callable[[Schema], Schema]) -> Schema:
    """Return a schema with the content of its lists and mappings changed, innermost first."""
    changed = dict(schema)
    for key in _CONTENT:
        if isinstance(schema.get(key), dict):
            changed[key] = change(_each_content(schema[key], change))
    if "anyOf" in schema:
        changed["anyOf"] = [_each_content(arm, change) for arm in schema["anyOf"]]
    return changed


def _or_dated(schema: Schema, path: str, defs: dict[str, Schema]) -> Schema:
    """Return a reference to "this value, or versions of it", defined once for all values of one kind."""
    value = {key: part for key, part in schema.items() if key != "description"}
    description = {"description": schema["description"]} if "description" in schema else {}
    if set(value) == {"$ref"}:
        name = value["$ref"].removeprefix(_DEFS)
    elif value.get("type") in ("string", "boolean", "integer", "number") and len(value) == 1:
        name = value["type"]
    else:
        name = next((known for known, part in defs.items() if part == value), path)
        defs[name] = value
        value = {"$ref": f"{_DEFS}{name}"}
    defs[f"{name}-dated"] = {"anyOf": [value, {"$ref": f"{_DEFS}Versions", "items": {"properties": {"is": value}}}]}
    return {**description, "$ref": f"{_DEFS}{name}-dated"}
