"""`quarterly serve`: the schedule and the officers' forms."""

from typing import Annotated

import typer


def serve(
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="Where the Prefect server answers on this machine. Default: 4200.")
    ] = None,
    server_url: Annotated[
        str | None,
        typer.Option(metavar="URL", help="A server that is running, such as http://127.0.0.1:4200/api; none is started then."),
    ] = None,
) -> int:
    """Run the schedule and the officers' forms: a Prefect server with its UI, everything deployed to it, and a worker.

    Called again, it puts right what is there. Ctrl-C stops what it started. PREFECT_SERVER_DATABASE_CONNECTION_URL names a
    PostgreSQL database; without it the server keeps an SQLite file below var/prefect.
    """
    from serving.serve import serve_until_stopped

    return serve_until_stopped(port, server_url)
