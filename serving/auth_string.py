"""The auth strings of the Prefect servers started here: that of `quarterly serve` is stored where only its owner reads it."""

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from shutil import disk_usage

from quarterly.vocabulary.errors import SetupError
from serving.prefect_home import ADDRESS

AUTH_STRING = "auth-string"  # the file in Prefect's home
LEAST_FREE = 50_000_000  # bytes; a new database and the logs of a first run take a few million
_ELSEWHERE = "Set PREFECT_HOME to a folder in which you may write."
SERVER, CLIENT = "PREFECT_SERVER_API_AUTH_STRING", "PREFECT_API_AUTH_STRING"


def for_own_server(home: Path) -> dict[str, str]:
    """Return the variables for a server started here and its clients: what is set already, else the stored string."""
    set_already = os.environ.get(SERVER) or os.environ.get(CLIENT)
    return dict.fromkeys((SERVER, CLIENT), set_already or _stored(home) or _made(home))


def for_one_command() -> dict[str, str]:
    """Return the variables for the server of a single command and its client: what is set already, else a string for it alone.

    It is stored nowhere, so that the first `quarterly serve` makes the one that people are asked for, and prints it.
    """
    set_already = os.environ.get(SERVER) or os.environ.get(CLIENT)
    return dict.fromkeys((SERVER, CLIENT), set_already or _new())


def for_client(home: Path, api: str) -> dict[str, str]:
    """Return the variable for a client of a running server: the stored string if it is the one of this home."""
    recorded = home / ADDRESS
    is_ours = recorded.is_file() and recorded.read_text().strip() == api
    stored = _stored(home) if is_ours and not os.environ.get(CLIENT) else ""
    return {CLIENT: stored} if stored else {}


def exists(home: Path) -> bool:
    """Whether a string was made for this home before."""
    return (home / AUTH_STRING).exists()


def make_home(home: Path) -> None:
    """Create Prefect's home, or close an existing one to other accounts: its database and its logs are open by default.

    Raise SetupError if nothing can be written there.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        free = disk_usage(home).free
    except OSError as error:
        raise SetupError(f"Prefect keeps its database in {home}, which cannot be made: {error.strerror}. {_ELSEWHERE}") from error
    if not os.access(home, os.W_OK):
        raise SetupError(f"Prefect keeps its database in {home}, in which nothing can be written. {_ELSEWHERE}")
    if free < LEAST_FREE:
        raise SetupError(f"Prefect keeps its database in {home}, whose disk is full: free some of it.")
    with suppress(PermissionError):  # a folder of another account's, where that account has decided
        home.chmod(0o700)


def set_here(variables: Mapping[str, str]) -> None:
    """Set variables for this process and those it starts; what is set already, and not to nothing, stays."""
    for name, value in variables.items():
        os.environ[name] = os.environ.get(name) or value


def _stored(home: Path) -> str:
    file = home / AUTH_STRING
    try:
        if file.stat().st_mode & 0o077:
            raise SetupError(f"Others on this machine can read {file}. Delete it and serve again: a new one is made.")
        if not (text := file.read_text().strip()):
            raise SetupError(f"{file} is empty. Delete it and serve again: a new one is made.")
    except FileNotFoundError:
        return ""
    except PermissionError as error:
        raise SetupError(f"{file} belongs to another account: serve under that one, or set PREFECT_HOME.") from error
    return text


def _made(home: Path) -> str:
    """Create the file in one step with its mode; of two processes that make one at once, both use the first."""
    draft = home / f"{AUTH_STRING}-{secrets.token_hex(8)}"
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(f"{_new()}\n")
    with suppress(FileExistsError):
        (home / AUTH_STRING).hardlink_to(draft)
    draft.unlink()
    return _stored(home)


def _new() -> str:
    return f"quarterly:{secrets.token_urlsafe(32)}"
