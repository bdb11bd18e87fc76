"""How a form ends that was filled in wrongly: in a sentence, and with nothing kept that should not have been typed."""

from typing import Any

from prefect import get_client
from prefect.client.schemas.objects import State
from prefect.context import FlowRunContext
from prefect.states import Failed

from quarterly.vocabulary.errors import MustNotBeStored, QuarterlyError

TYPED = ("reason", "what_was_wrong", "effect", "officer", "approved_by", "by")  # what is not chosen but written


def refused(error: QuarterlyError) -> State[Any]:
    """Return the state of a run that was asked for something that cannot be: red, its sentence for the officer, no traceback."""
    if isinstance(error, MustNotBeStored):
        _forget_typed()
    return Failed(name="Refused", message=f"{error} Nothing was changed.")


def _forget_typed() -> None:
    """Blank what was typed in the run's parameters, which Prefect keeps and shows."""
    if run := (context := FlowRunContext.get()) and context.flow_run:
        kept = {name: "(not kept)" if name in TYPED and value else value for name, value in run.parameters.items()}
        with get_client(sync_client=True) as client:
            client.update_flow_run(run.id, parameters=kept)
