"""The queues of the work pool: which runs a worker takes first."""

from enum import StrEnum


class Queue(StrEnum):
    """The queues in order of their priority; deployments/prefect.yaml says which form uses which."""

    URGENT = "urgent"  # what takes something back from the public
    FORMS = "forms"
    CYCLES = "cycles"
    ROUNDS = "rounds"  # the cycles of many councils, started at once
