"""What do the JSON Schemas of a council's files make an editor accept, mark and show?"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from cli.app import app

ROOT = Path(__file__).parent.parent.parent
FILES = ["profile", "indicators", "judgements", "layouts", "benchmarks"]
JUDGEMENT = {
    "indicator": "1180",
    "status": "star",
    "since": "2026-27 Q1",
    "until": "2026-27 Q2",
    "by": "Director of Children's Services",
    "on": "2026-07-20",
    "reason": "The rise is a planned intake.",
}


def schema(file: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(CliRunner().invoke(app, ["schema", file]).stdout)
    return made


SCHEMAS = {file: schema(file) for file in FILES}


def content(folder: str, file: str) -> Any:
    """Return a file as editors hold it against a schema: in JSON, where a day is a text."""
    found = yaml.safe_load((ROOT / folder / f"{file}.yaml").read_text(encoding="utf-8"))
    return json.loads(json.dumps(found, default=date.isoformat))


def is_valid(file: str, value: Any) -> bool:
    return bool(Draft202012Validator(SCHEMAS[file]).is_valid(value))


def changed(value: Any, place: tuple[str | int, ...], new: Any) -> Any:
    """Return a copy with the value at a path replaced, or removed if None."""
    copy = json.loads(json.dumps(value))
    inner = copy
    for step in place[:-1]:
        inner = inner[step]
    if new is None:
        del inner[place[-1]]
    else:
        inner[place[-1]] = new
    return copy


def dated(value: Any) -> list[dict[str, Any]]:
    return [{"is": value}, {"since": "2027-28 Q1", "is": value, "approved_by": "Director", "reason": "Restructure."}]


@pytest.mark.parametrize("file", FILES)
def test_the_schema_is_one_of_the_dialect_it_names(file: str) -> None:
    assert SCHEMAS[file]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(SCHEMAS[file])


@pytest.mark.parametrize("file", FILES)
def test_the_schema_is_titled_by_its_file(file: str) -> None:
    assert SCHEMAS[file]["title"] == f"{file}.yaml of a council"


@pytest.mark.parametrize("file", FILES)
def test_every_key_says_what_it_means(file: str) -> None:
    parts = [("", SCHEMAS[file]), *SCHEMAS[file]["$defs"].items()]
    silent = [
        f"{name}.{key}" for name, part in parts for key, of in part.get("properties", {}).items() if "description" not in of
    ]
    assert silent == []  # say it in the model's Field(description=...)


@pytest.mark.parametrize("file", ["profile", "indicators"])
@pytest.mark.parametrize("folder", ["councils/dudley", "templates/council"])
def test_files_of_ours_are_valid(folder: str, file: str) -> None:
    assert [error.message for error in Draft202012Validator(SCHEMAS[file]).iter_errors(content(folder, file))] == []


PROFILE, INDICATORS = (content("councils/dudley", file) for file in ("profile", "indicators"))


@pytest.mark.parametrize(
    ("place", "new"),
    [
        (("perfomance_officer",), "x"),  # a key misspelt
        (("committee",), None),  # left out
        (("contacts", "schools-data", "email"), "nobody"),
        (("services", "schools", "contact"), None),
        (("priorities", 0, "objectives", 0, "number"), "one"),
        (("scales", "indicators", "states", 0, "shape"), "smiley"),
        (("scales", "indicators", "states", 0, "colour"), "green"),
        (("rules", "four-bands", "source"), "we think so"),
        (("rules", "four-bands", "bands"), []),
        (("rules", "four-bands", "bands", 0, "status"), None),  # neither a status nor not_rated
        (("rules", "four-bands", "bands", 0, "when"), {"varience": {"above": 0}}),
        (("rules", "four-bands", "bands", 0, "when", "variance"), {}),
        (("gates", "returns"), "wait"),
        (("small_numbers", "largest"), 0),
        (("report", "cover", 0, "content"), "symbols"),
    ],
)
def test_a_mistake_in_a_profile_is_marked(place: tuple[str | int, ...], new: Any) -> None:
    assert not is_valid("profile", changed(PROFILE, place, new))


@pytest.mark.parametrize(
    ("field", "new"),
    [
        ("id", 1178),  # no quotes
        ("unit", "per 10000"),
        ("polarity", "lower"),
        ("polarity", None),  # and no dfe
        ("polarity_rationale", None),
        ("basis", "quarterly"),
        ("decimals", 7),
        ("targets", {"2012/13": 98.8}),
        ("targets", {"2012-13": {"anual": 98.8}}),
        ("targets", {"2012-13": {"annual": 98.8, "profile": "liner"}}),
        ("targets", {"2012-13": [{"is": 98.8}]}),  # targets have versions of their own
        ("targets", [{"is": {"2012-13": 98.8}}]),
        ("breaks", ["2026-27"]),
        ("until", "2026-27 Q5"),
        ("owner", [{"is": "a"}, {"is": "b"}]),  # since when?
        ("owner", [{"is": "a", "from": "2026-27 Q1"}]),
        ("unit", [{"is": "percent"}, {"since": "2026-27 Q1", "is": "persent"}]),
        ("owner", [{"is": "a"}, {"since": "next year", "is": "b"}]),
    ],
)
def test_a_mistake_in_an_indicator_is_marked(field: str, new: Any) -> None:
    assert not is_valid("indicators", changed(INDICATORS, ("indicators", 0, field), new))


@pytest.mark.parametrize(("field", "new"), [("until", "soon"), ("by", None), ("reason", "so"), ("on", [{"is": "2026-07-20"}])])
def test_a_mistake_in_a_judgement_is_marked(field: str, new: Any) -> None:
    assert not is_valid("judgements", {"judgements": [changed(JUDGEMENT, (field,), new)]})


def test_a_judgement_is_valid() -> None:
    assert is_valid("judgements", {"judgements": [JUDGEMENT]})


def test_each_value_of_a_profile_may_be_dated() -> None:
    refused = [key for key, value in PROFILE.items() if not is_valid("profile", {**PROFILE, key: dated(value)})]
    assert refused == []


def test_each_value_of_an_indicator_but_its_id_and_targets_may_be_dated() -> None:
    first = INDICATORS["indicators"][0]
    refused = [
        key
        for key, value in first.items()
        if not is_valid("indicators", changed(INDICATORS, ("indicators", 0, key), dated(value)))
    ]
    assert refused == ["id", "targets"]


@pytest.mark.parametrize(
    "place",
    [
        ("services", "schools"),
        ("services", "schools", "contact"),
        ("rules", "four-bands", "limits", "tolerance"),
        ("rules", "four-bands", "bands", 0),
        ("scales", "indicators"),
        ("priorities", 0, "objectives", 0, "actions", 0, "lead"),
        ("report", "details", "Report to"),
    ],
)
def test_values_deep_inside_may_be_dated(place: tuple[str | int, ...]) -> None:
    value = PROFILE
    for step in place:
        value = value[step]
    assert is_valid("profile", changed(PROFILE, place, dated(value)))


@pytest.mark.parametrize(
    "target",
    [
        98.8,
        "Fewer than 85",
        {"annual": 800, "profile": "linear"},
        {"quarters": [1, 2, None, 4]},
        [{"annual": 800}, {"since": "2012-13 Q3", "annual": 900, "approved_by": "Cabinet", "reason": "A third hub."}],
    ],
)
def test_a_target_may_be_written_in_several_ways(target: Any) -> None:
    assert is_valid("indicators", changed(INDICATORS, ("indicators", 0, "targets"), {"2012-13": target}))


def test_polarity_may_be_left_to_dfe() -> None:
    named = changed(INDICATORS, ("indicators", 0, "dfe"), "304")
    assert is_valid("indicators", changed(named, ("indicators", 0, "polarity"), None))


def test_breaks_are_quarters() -> None:
    broken = changed(INDICATORS, ("indicators", 0, "breaks"), ["2011-12 Q1", "Q3 2011/12"])
    assert is_valid("indicators", changed(broken, ("indicators", 0, "rebased"), ["2011-12 Q1"]))


BENCHMARKS = {
    "files": [{"file": "cin_*.csv", "source": "DfE, 2025", "where": {"sex": "Total"}, "indicators": {"FD2": "percent"}}]
}


def test_an_entry_for_an_official_file_is_valid_and_a_mistake_in_it_is_marked() -> None:
    assert is_valid("benchmarks", BENCHMARKS)
    for key, new in (("source", None), ("indicators", ["FD2"]), ("were", {"sex": "Total"}), ("file", dated("cin_*.csv"))):
        assert not is_valid("benchmarks", changed(BENCHMARKS, ("files", 0, key), new))
