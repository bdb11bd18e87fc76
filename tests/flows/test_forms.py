"""Does every form of the Prefect UI say in words what it asks for, offer what the profiles have, and limit what is typed?"""

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from prefect.flows import load_flow_from_entrypoint
from prefect.utilities.callables import parameter_schema

from flows import profile_choices
from quarterly.disclosure.screened_reason import LONGEST

ROOT = Path(__file__).parent.parent.parent
DEPLOYED = {
    each["name"]: each["entrypoint"] for each in yaml.safe_load((ROOT / "deployments/prefect.yaml").read_text())["deployments"]
}


def form(name: str) -> dict[str, Any]:
    """Return the schema of a form as Prefect shows it."""
    return dict(parameter_schema(load_flow_from_entrypoint(DEPLOYED[name])).model_dump())


def fields(name: str) -> dict[str, dict[str, Any]]:
    return dict(form(name)["properties"])


def is_taken(name: str, **typed: object) -> bool:
    """Whether the server would take these fields of a form."""
    properties = fields(name)
    return all(jsonschema.Draft202012Validator(properties[field]).is_valid(value) for field, value in typed.items())


@pytest.mark.parametrize("name", DEPLOYED)
def test_every_field_has_a_label_in_words_and_says_what_it_is(name: str) -> None:
    for field in fields(name).values():
        assert re.fullmatch(r"[A-Z][a-z]+( [a-z]+)*", field["title"]), field["title"]
        assert field["description"]


@pytest.mark.parametrize("name", DEPLOYED)
def test_no_two_fields_of_a_form_have_the_same_label(name: str) -> None:
    labels = [field["title"] for field in fields(name).values()]
    assert len(set(labels)) == len(labels)


def test_a_correction_offers_services_and_roles() -> None:
    correction = fields("correct-return")
    assert {"Children in care", "commentary", "cover"} <= set(correction["service"]["enum"])
    assert "Corporate performance officer" in correction["officer"]["enum"]
    assert correction["approved_by"]["enum"] == ["", *correction["officer"]["enum"]]


@pytest.mark.parametrize(
    ("quarter", "taken"),
    [("2012-13 Q1", True), ("2012-13-q1", True), ("2026/27 Q4", True), ("2012-13 Q5", False), ("Q1", False), ("", False)],
)
def test_a_quarter_is_written_as_one(quarter: str, taken: bool) -> None:
    assert is_taken("run-cycle", quarter=quarter) is taken


def test_it_may_be_left_out_where_there_is_a_usual_one() -> None:
    assert is_taken("all-councils", quarter="")
    assert not is_taken("all-councils", quarter="soon")


@pytest.mark.parametrize(
    "name", ["correct-return", "set-aside", "withdraw", "purge", "strike-sentence", "clear-sentence", "release"]
)
def test_no_reason_is_longer_than_may_be_printed(name: str) -> None:
    longest = {field: rules["maxLength"] for field, rules in fields(name).items() if "maxLength" in rules}
    assert longest
    assert set(longest.values()) == {LONGEST}


@pytest.mark.parametrize(
    ("pack", "taken"), [("0123456789ab", True), ("0123456789AB ", True), ("Jane Doe", False), ("0123", False)]
)
def test_a_pack_is_named_by_its_digest(pack: str, taken: bool) -> None:
    assert is_taken("release", pack=pack) is taken


@pytest.mark.parametrize("process", [profile_choices.A_RUN, profile_choices.A_COMMAND])
def test_a_run_reads_no_profile_for_a_form_that_it_does_not_show(process: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(process, "0")
    assert profile_choices._profiles.__wrapped__() == []
