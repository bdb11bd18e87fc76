"""What is reserved to whoever operates the server: people who come through the proxy read it all and send forms."""

import re

# What decides which program runs where, and what it is given.
PROGRAM = re.compile(r"/api/+(deployments|flows|work_pools|work_queues|block_\w+|automations|variables|concurrency_limits|v2)\b")

READING = re.compile(
    r"/(filter|paginate|count|get_scheduled_flow_runs|concurrency_status)/?$"
)  # questions too long for an address
FORMS = re.compile(r"/api/deployments/[^/]+/(create_flow_run|pause_deployment|resume_deployment)/?$")
SWITCHES = re.compile(r"/api/deployments/[^/]+/schedules/[^/]+/?$")

# A run made without its form: nothing of it is checked, not even that its parameters are such as the form has.
MADE = re.compile(r"/api/+flow_runs/?$")

# The parameters of a run can be changed and the run be started again: it would act in the name of whoever sent it first.
SENT = re.compile(r"/api/+flow_runs\b")


# While a form is filled in, the UI has it checked; then it is sent.
SENDING = re.compile(r"/api/(deployments/[^/]+/create_flow_run|ui/schemas/validate)/?$")


def is_form(method: str, path: str) -> bool:
    """Whether a request sends a form, or has it checked."""
    return method == "POST" and bool(SENDING.match(path))


def changes_program(method: str, path: str) -> bool:
    """Whether a request to the API would change what is run: deployments, pools, blocks, automations, or a form already sent."""
    match method:
        case "GET" | "HEAD" | "OPTIONS":
            return False
        case "POST" if READING.search(path) or FORMS.match(path):
            return False
        case "PATCH" if SWITCHES.match(path):
            return False
        case "POST" if MADE.match(path):
            return True
        case "PATCH" if SENT.match(path):
            return True
        case _:
            return bool(PROGRAM.match(path))
