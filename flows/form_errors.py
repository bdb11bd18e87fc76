"""The end of a form that was filled in wrongly: a sentence for the officer, and no personal data left in Prefect."""

from typing import Any

from prefect import get_client
from prefect.client.schemas.objects import State
from prefect.context import FlowRunContext
from prefect.states import Failed

from quarterly.vocabulary.errors import MustNotBeStored, QuarterlyError

TYPED = (  # fields of free text
    *("reason", "what_was_wrong", "effect", "officer", "approved_by", "by", "pack", "digest", "not_before"),
    *("disclosure", "contradictions", "large_changes", "under_query", "returns", "commentary", "implications"),
)


def refused(error: QuarterlyError) -> State[Any]:
    """Return the failed state of a run with its sentence for the officer, without a traceback."""
    if isinstance(error, MustNotBeStored):
        _blank_free_text()
    return Failed(name="Refused", message=f"{error} Nothing was changed.")


def _blank_free_text() -> None:
    """Blank free text in the run's parameters, which Prefect stores and shows."""
    if run := (context := FlowRunContext.get()) and context.flow_run:
        parameters = {name: "(not kept)" if name in TYPED and value else value for name, value in run.parameters.items()}
        with get_client(sync_client=True) as client:
            client.update_flow_run(run.id, parameters=parameters)
