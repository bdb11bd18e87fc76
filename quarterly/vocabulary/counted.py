"""What an indicator counts, which decides whether small counts of it are held back."""

from enum import StrEnum


class Counted(StrEnum):
    """What an indicator counts.

    A sensitive fact is one that a child would not want a neighbour to know, such as being in care. A process is what a service
    did in time or did at all, such as a review, which tells nothing of the child it was for.
    """

    SENSITIVE = "children by a sensitive fact"
    PROCESS = "children by a process"
    EVENTS = "events"
    STAFF = "staff"
    PLACES = "places"
