"""What Prefect's SQLite database deletes or overwrites is gone from its files soon, and not only from its tables.

A form that is refused is blanked in the database, and a run is deleted by age. SQLite then marks its page as free with the text
still in it, unless it was built to write zeros there, as Debian's is and others are not. The write-ahead log has every version of
a page until it is written over, and is never made shorter unless one asks for it.
"""

from typing import Any

from sqlalchemy import event
from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_connection
from sqlalchemy.pool import Pool


def forget_what_is_deleted() -> None:
    """Have every connection to SQLite that is opened from now on overwrite what it deletes; PostgreSQL is not asked."""
    event.listen(Pool, "connect", _overwrite)


def _overwrite(connection: Any, _record: object) -> None:
    if isinstance(connection, AsyncAdapt_aiosqlite_connection):
        cursor = connection.cursor()
        cursor.execute("PRAGMA secure_delete = ON;")
        # The log is cut to nothing when it begins anew, at the first write after it has been copied into the database.
        cursor.execute("PRAGMA journal_size_limit = 0;")
        cursor.close()
