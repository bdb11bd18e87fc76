"""Whether a run is of a deployment: started by a form, the schedule or another run, and not by a command of ours."""

from prefect.context import FlowRunContext


def is_deployed() -> bool:
    """Whether the run that is going on is of a deployment."""
    context = FlowRunContext.get()
    # `prefect.runtime.deployment.id` says the same, but asks the server for the run each time.
    return context is not None and context.flow_run is not None and context.flow_run.deployment_id is not None
