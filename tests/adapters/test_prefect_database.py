"""Is what Prefect's SQLite database deleted gone from its files too, and do its writers wait for each other?"""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

# Imported where they are used: Prefect's server is an eighth of what it takes to collect all tests, in each worker.
if TYPE_CHECKING:
    from prefect.server.database.configurations import AioSqliteConfiguration

TYPED = "Needle Haystack, aged 7"


@pytest.fixture(autouse=True)
def _forgetful() -> Iterator[None]:
    from sqlalchemy import event
    from sqlalchemy.pool import Pool

    from serving import database

    database.forget_what_is_deleted()
    yield
    event.remove(Pool, "connect", database._overwrite)


def configured(path: Path) -> "AioSqliteConfiguration":
    from prefect.server.database.configurations import AioSqliteConfiguration

    return AioSqliteConfiguration(f"sqlite+aiosqlite:///{path}")


def after(path: Path, *statements: str) -> dict[str, object]:
    """Return what the last statement gives, with what the files hold while the database is still open."""
    from sqlalchemy import text

    async def run() -> dict[str, object]:
        engine = await configured(path).engine()
        try:
            async with engine.connect() as connection:
                for statement in statements:
                    answer = await connection.execute(text(statement))
                    rows = [tuple(row) for row in answer] if answer.returns_rows else []
                    await connection.commit()
            return {"rows": rows, "found": [each.name for each in path.parent.iterdir() if TYPED.encode() in each.read_bytes()]}
        finally:
            await engine.dispose()

    return asyncio.run(run())


@pytest.mark.parametrize(("pragma", "value"), [("secure_delete", 1), ("journal_size_limit", 0)])
def test_prefects_connections_overwrite_what_they_delete(tmp_path: Path, pragma: str, value: int) -> None:
    assert after(tmp_path / "prefect.db", f"PRAGMA {pragma}")["rows"] == [(value,)]


TYPED_THEN_BLANKED = (
    "CREATE TABLE run (parameters TEXT)",
    f"INSERT INTO run VALUES ('{TYPED}{'.' * 6000}')",
    "UPDATE run SET parameters = '(not kept)'",
)


def test_what_was_blanked_stays_in_the_log_for_a_time(tmp_path: Path) -> None:
    assert after(tmp_path / "prefect.db", *TYPED_THEN_BLANKED)["found"] == ["prefect.db-wal"]


def test_what_was_blanked_is_in_no_file_once_the_log_begins_anew(tmp_path: Path) -> None:
    begun_anew = ("PRAGMA wal_checkpoint", "INSERT INTO run VALUES ('next')")
    assert after(tmp_path / "prefect.db", *TYPED_THEN_BLANKED, *begun_anew)["found"] == []


def test_what_was_blanked_is_in_no_file_once_every_connection_is_closed(tmp_path: Path) -> None:
    after(tmp_path / "prefect.db", *TYPED_THEN_BLANKED)
    assert [each.name for each in tmp_path.iterdir() if TYPED.encode() in each.read_bytes()] == []


async def reads_then_writes(configuration: "AioSqliteConfiguration") -> None:
    """Do what most of Prefect's transactions do: read, let others have their turn, then write."""
    from sqlalchemy import text

    engine = await configuration.engine()
    session = await configuration.session(engine)
    async with session, configuration.begin_transaction(session):
        await session.execute(text("SELECT parameters FROM run"))
        await asyncio.sleep(0.05)
        await session.execute(text("INSERT INTO run VALUES ('one more')"))


def written_at_once(path: Path, writers: int) -> int:
    """Return how many of some transactions at the same time succeed."""
    after(path, "CREATE TABLE run (parameters TEXT)")

    async def run() -> int:
        configuration = configured(path)
        try:
            all_ = [reads_then_writes(configuration) for _ in range(writers)]
            return sum(each is None for each in await asyncio.gather(*all_, return_exceptions=True))
        finally:
            await (await configuration.engine()).dispose()

    return asyncio.run(run())


def test_prefects_own_transactions_end_each_other(tmp_path: Path) -> None:
    assert written_at_once(tmp_path / "prefect.db", 5) == 1


def test_writers_wait_for_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from prefect.server.database.configurations import AioSqliteConfiguration

    from serving import database

    monkeypatch.setattr(
        AioSqliteConfiguration, "begin_transaction", AioSqliteConfiguration.begin_transaction
    )  # put back afterwards
    database.let_writers_wait()
    assert written_at_once(tmp_path / "prefect.db", 5) == 5
