"""Tests of flows in one worker: a Prefect server costs as much as a hundred of them, and each worker would start its own."""

from pathlib import Path

import pytest
from xdist.scheduler import LoadFileScheduling

FLOWS = Path(__file__).parent / "flows"


class FlowsTogether(LoadFileScheduling):  # type: ignore[misc]  # xdist has no types
    """Each file to one worker, as its tests share what its fixtures make; all files of flows to the same."""

    def _split_scope(self, nodeid: str) -> str:
        return "tests/flows" if nodeid.startswith("tests/flows/") else super()._split_scope(nodeid)


def flows_first(items: list[pytest.Item]) -> None:
    """Put the tests of flows before all others: they take one worker as long as the rest takes the other ones."""
    items.sort(key=lambda item: FLOWS not in item.path.parents)
