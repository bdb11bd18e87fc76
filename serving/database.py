"""How Prefect's server uses an SQLite database: nothing that is deleted stays in its files, and writers wait for each other.

A form that is refused is blanked in the database, and a run is deleted by age. SQLite then marks its page as free with the text
still in it, unless it was built to write zeros there, as Debian's is and others are not. The write-ahead log has every version of
a page until it is written over, and is never made shorter unless one asks for it.

A transaction that reads before it writes cannot wait for another writer: SQLite ends it at once with "database is locked", and so
ended Prefect's under load. One that says at its beginning that it will write waits its turn, for the minute that Prefect sets.
"""

from contextlib import AbstractAsyncContextManager
from typing import Any

from prefect.server.database.configurations import AioSqliteConfiguration
from sqlalchemy import event
from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_connection
from sqlalchemy.ext.asyncio import AsyncSession, AsyncSessionTransaction
from sqlalchemy.pool import Pool


def forget_what_is_deleted() -> None:
    """Have every connection to SQLite that is opened from now on overwrite what it deletes; PostgreSQL is not asked."""
    event.listen(Pool, "connect", _overwrite)


def let_writers_wait() -> None:
    """Have every transaction of SQLite that may write take its turn when it begins; PostgreSQL is not asked."""
    AioSqliteConfiguration.begin_transaction = _begin_in_turn  # type: ignore[method-assign, assignment]


_begin = AioSqliteConfiguration.begin_transaction


def _begin_in_turn(
    self: AioSqliteConfiguration,
    session: AsyncSession,
    with_for_update: bool = False,  # noqa: ARG001 - Prefect's own parameter: whether a transaction says so by itself
) -> AbstractAsyncContextManager[AsyncSessionTransaction]:
    return _begin(self, session, with_for_update=True)


def _overwrite(connection: Any, _record: object) -> None:
    if isinstance(connection, AsyncAdapt_aiosqlite_connection):
        cursor = connection.cursor()
        cursor.execute("PRAGMA secure_delete = ON;")
        # The log is cut to nothing when it begins anew, at the first write after it has been copied into the database.
        cursor.execute("PRAGMA journal_size_limit = 0;")
        cursor.close()
