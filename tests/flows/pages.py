"""The page of a run, as the Prefect UI shows it, and its tables read back."""

from typing import Any

from prefect import get_client
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterFlowRunId
from prefect.client.schemas.objects import State

from flows.quarter_page import Part
from tests.installation import COUNCIL, KEY


def page_of(state: State[Any]) -> str:
    """Return the page of a run: its one artifact."""
    of_run = ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[state.state_details.flow_run_id]))
    with get_client(sync_client=True) as client:
        (found,) = client.read_artifacts(artifact_filter=of_run)
    assert found.key == f"{COUNCIL}-{KEY}"
    return str(found.data)


def rows_of(state: State[Any], part: Part) -> list[dict[str, str]]:
    """Return the table of a part: a dict for each row, without the cells that are empty."""
    _, _, rest = page_of(state).partition(f"## {part}\n\n")
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in rest.partition("\n\n")[0].splitlines()]
    columns, _, *rows = lines
    return [{name: cell for name, cell in zip(columns, row, strict=True) if cell} for row in rows]
