"""When a file counts from: its own time or the time at which it was taken in, whichever is earlier.

Its own time alone would let a file dated 2100 outrank every correction; the time of taking in alone would let an old file that
was put back outrank the one that corrected it.
"""

from datetime import datetime, timedelta

CLOCKS_DIFFER = timedelta(minutes=10)  # by as much as two machines may, before a time is called one in the future


def counted_from(modified: datetime, archived: datetime) -> datetime:
    """Return the earlier of a file's own time and of its taking in."""
    # A correction of 3 July, and the file of 1 July that somebody puts back into the inbox on 5 July with its own time: by the
    # earlier of both times the correction stays the newest.
    return min(modified, archived)


def is_dated_ahead(modified: datetime, archived: datetime) -> bool:
    """Whether a file's own time was in the future when it was taken in."""
    return modified - archived > CLOCKS_DIFFER
