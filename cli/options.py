"""The arguments and options that several commands share."""

import os
from pathlib import Path
from typing import Annotated

import typer

from quarterly.vocabulary.errors import SetupError

CouncilArgument = Annotated[str, typer.Argument(metavar="COUNCIL", help="A folder of councils/, or a path.", show_default=False)]
QuarterArgument = Annotated[str, typer.Argument(metavar="QUARTER", help='Such as "2012-13 Q1".', show_default=False)]
StoreOption = Annotated[
    str | None,
    typer.Option(help="Folder or s3://bucket/prefix that holds public/ and restricted/. Default: var/store, or QUARTERLY_STORE."),
]
InboxOption = Annotated[
    str | None,
    typer.Option(help="Where returns arrive: COUNCIL/QUARTER/SERVICE/ below it. Default: the council's own returns/ folder."),
]


def read_file(path: Path) -> bytes:
    """Return the content of a file that was named; raise SetupError if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise SetupError(f"{path} cannot be read: {error.strerror}.") from error


def write_file(path: Path, body: bytes) -> None:
    """Write a file; raise SetupError if that is not possible."""
    try:
        path.write_bytes(body)
    except OSError as error:
        raise SetupError(f"{path} cannot be written: {error.strerror}. Give a file in a folder of yours.") from error


def work_in(store: str | None, inbox: str | None = None) -> None:
    """Set the store and the inbox, if given, in the environment of this process, which the flow and its tasks read."""
    for name, value in (("QUARTERLY_STORE", store), ("QUARTERLY_INBOX", inbox)):
        if value is not None:
            os.environ[name] = value
