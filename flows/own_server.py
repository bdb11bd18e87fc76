"""Whether a run has a Prefect server that was started for its command alone, and ends with it."""

import os

OWN_SERVER = "QUARTERLY__OWN_SERVER"  # set in the process of such a command


def has_own_server() -> bool:
    """Whether the server of this process ends with it, so that it would never release the lease of a run that was killed."""
    return OWN_SERVER in os.environ
