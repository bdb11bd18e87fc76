"""Who was logged in when a form was sent, as the proxy in front of the server said."""

import sys
from uuid import UUID

# Prefect stores the creator of a run only if it is an automation. With this id, which is that of none, the door in front of the
# server (serving/door.py) stores a login; it lets no client name a creator of its own.
LOGIN_ID = UUID("6c6f6769-6e00-4000-8000-717561727465")


def login_of_run() -> str:
    """Return the login of whoever started this run; "" without a proxy that names people, and on the command line."""
    if "prefect.context" not in sys.modules:  # a command that records an act without Prefect does not wait for its import
        return ""
    from prefect.context import FlowRunContext

    run = FlowRunContext.get()
    sent = run.flow_run if run else None
    if not sent or not sent.created_by or sent.created_by.id != LOGIN_ID:
        return ""
    # Who starts a run again is not known; it may be somebody else.
    return f"{sent.created_by.display_value} (run again)" if sent.run_count > 1 else sent.created_by.display_value or ""
