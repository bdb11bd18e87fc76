"""Settings shared by the served Prefect and that of one command: its folder, and no telemetry or advertising."""

from pathlib import Path

HOME = Path("var/prefect")
ADDRESS = "api-url"  # the file in Prefect's home with the address of the served server

QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "GX_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_EXTRA_LOGGERS": "quarterly",
}
