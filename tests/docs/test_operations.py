"""docs/operations.md names every setting with its default, and every deployment."""

import pytest
import yaml

from adapters.settings import Settings
from tests.docs.pages import ROOT, section, table

PAGE = ROOT / "docs/operations.md"
SETTINGS = {name: field.default for name, field in Settings.model_fields.items()}
ROWS = {row[0].strip("`"): row[1].strip("`") for row in table(section(PAGE, "Settings"))}


def test_every_setting_is_named_and_none_that_does_not_exist() -> None:
    assert set(ROWS) == {f"QUARTERLY_{name.upper()}" for name in SETTINGS}


@pytest.mark.parametrize("name", [name for name, default in SETTINGS.items() if default is not None])
def test_a_default_is_the_one_that_holds(name: str) -> None:
    assert ROWS[f"QUARTERLY_{name.upper()}"] == str(SETTINGS[name])


def test_every_deployment_is_named() -> None:
    deployed = yaml.safe_load((ROOT / "deployments/prefect.yaml").read_text(encoding="utf-8"))["deployments"]
    text = section(PAGE, "quarterly serve")
    assert [each["name"] for each in deployed if f"`{each['name']}`" not in text] == []
