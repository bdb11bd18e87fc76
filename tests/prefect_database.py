"""The tables of a Prefect server, made once for the servers of a test run: Prefect's migrations take three processor seconds."""

import os
import subprocess
import sys
from fcntl import LOCK_EX, flock
from pathlib import Path
from shutil import copyfile

MIGRATE = (
    "import asyncio; from prefect.server.database import provide_database_interface; "
    "asyncio.run(provide_database_interface().create_db())"
)
NAME = "prefect.db"  # what Prefect calls it in its home


def place_database(run: Path, database: Path) -> None:
    """Put a database with Prefect's tables where a server will look for its own; `run` is shared by all workers of a run."""
    made = run / "prefect-tables" / NAME
    made.parent.mkdir(exist_ok=True)
    with (made.parent / "lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not made.exists():
            _migrate(made)
    database.parent.mkdir(parents=True, exist_ok=True)
    copyfile(made, database)


def _migrate(made: Path) -> None:
    home = made.parent / "home"
    own = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    subprocess.run([sys.executable, "-c", MIGRATE], env=own | {"PREFECT_HOME": str(home)}, check=True)
    (home / NAME).rename(made)
