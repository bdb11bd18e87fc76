"""docs/operations.md names every setting with its default, and every deployment; docs/officers.md the tags to find one by."""

from typing import Any

import pytest
import yaml

from adapters.settings import Settings
from tests.docs.pages import ROOT, section, table

PAGE = ROOT / "docs/operations.md"
SETTINGS = {name: field.default for name, field in Settings.model_fields.items()}
DEPLOYED = yaml.safe_load((ROOT / "deployments/prefect.yaml").read_text(encoding="utf-8"))["deployments"]
ROWS = {row[0].strip("`"): row[1].strip("`") for row in table(section(PAGE, "Settings"))}


def test_every_setting_is_named_and_none_that_does_not_exist() -> None:
    assert set(ROWS) == {f"QUARTERLY_{name.upper()}" for name in SETTINGS}


@pytest.mark.parametrize("name", [name for name, default in SETTINGS.items() if default is not None])
def test_a_default_is_the_one_that_holds(name: str) -> None:
    assert ROWS[f"QUARTERLY_{name.upper()}"] == str(SETTINGS[name])


def test_every_deployment_is_named() -> None:
    text = section(PAGE, "quarterly serve")
    assert [each["name"] for each in DEPLOYED if f"`{each['name']}`" not in text] == []


@pytest.mark.parametrize("deployed", DEPLOYED, ids=lambda each: str(each["name"]))
def test_a_deployment_can_be_found_by_what_it_is_about_and_by_whether_it_runs_by_itself(deployed: dict[str, Any]) -> None:
    ours, about, *rest = deployed["tags"]
    assert (ours, rest) == ("quarterly", ["schedule"] if "schedules" in deployed else [])
    assert f"`{about}`" in section(ROOT / "docs/officers.md", "Forms")
