"""The arguments and options that several commands have."""

import os
from typing import Annotated

import typer

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


def work_in(store: str | None, inbox: str | None = None) -> None:
    """Make the store and the inbox that were named those of this process, and of the flow's tasks wherever they run."""
    for name, value in (("QUARTERLY_STORE", store), ("QUARTERLY_INBOX", inbox)):
        if value is not None:
            os.environ[name] = value
