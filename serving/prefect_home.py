"""Settings of the served Prefect and that of one command (its folder, no telemetry or advertising), and of workers."""

from pathlib import Path
from urllib.parse import urlsplit

HOME = Path("var/prefect")
ADDRESS = "api-url"  # the file in Prefect's home with the address of the served server

QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "GX_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_EXTRA_LOGGERS": "quarterly",
}

# A certificate of nobody, valid for one day of 2026, whose key was thrown away: whoever trusts it alone trusts no server.
_NO_AUTHORITY = Path(__file__).with_name("no_authority.pem")

# A run gets its worker's environment and nothing else (pool.py), so every worker needs these.
FOR_WORKERS = {
    **QUIET,
    "PREFECT_WORKER_QUERY_SECONDS": "2",  # the longest an officer waits after sending a form
    # The least that Prefect allows. A run of another host that is silent for long is taken to be dead (QUARTERLY_SILENT_AFTER).
    "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",
    # Its server answers so while its database is being restarted; a run asks again for half a minute.
    "PREFECT_CLIENT_RETRY_EXTRA_CODES": "500",
    # A worker loads a flow itself to show that a run was killed or cancelled. It has no form for which to read every profile.
    "QUARTERLY__COMMAND": "1",
}


def without_tls(api: str) -> dict[str, str]:
    """Return the variable with which clients read no certificates of authorities; none where the address has TLS.

    Prefect reads all of them anew for each of a dozen clients of a run, whatever the address: a fourth of a processor second.
    """
    return {"PREFECT_API_SSL_CERT_FILE": str(_NO_AUTHORITY)} if urlsplit(api).scheme == "http" else {}
