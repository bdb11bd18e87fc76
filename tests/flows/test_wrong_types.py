"""Does a field of another type, which only a program can send, end as Refused, without what was sent in its sentence?"""

from importlib import import_module
from typing import Any

import pytest
import yaml
from prefect import Flow
from prefect.utilities.callables import parameter_schema

from tests.docs.pages import ROOT
from tests.installation import COUNCIL, QUARTER, Installation

DEPLOYED = {
    each["name"]: each["entrypoint"] for each in yaml.safe_load((ROOT / "deployments/prefect.yaml").read_text())["deployments"]
}
FITTING: dict[str, object] = {"string": "words", "boolean": False, "integer": 1, "array": []}
OTHER: dict[str, object] = {"string": ["Zebedee"], "boolean": "Zebedee", "integer": "Zebedee", "array": "Zebedee"}


def flow_of(name: str) -> Flow[..., Any]:
    module, _, function = DEPLOYED[name].replace("/", ".").replace(".py:", ".").rpartition(".")
    flow: Flow[..., Any] = getattr(import_module(module), function)
    return flow


@pytest.mark.parametrize("name", DEPLOYED)
def test_a_field_of_another_type_is_refused(installation: Installation, name: str) -> None:
    flow = flow_of(name)
    kinds = {field: str(each.get("type", "string")) for field, each in parameter_schema(flow).properties.items()}
    known = {"council": COUNCIL, "quarter": QUARTER, "on": "2012-07-02"}
    fitting = {field: known.get(field, FITTING[kind]) for field, kind in kinds.items()}
    for field, kind in kinds.items():
        state: Any = flow(**fitting | {field: OTHER[kind]}, return_state=True)
        assert (field, state.name) == (field, "Refused")
        assert "Zebedee" not in str(state.message)
