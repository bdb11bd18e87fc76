"""What the served Prefect and that of one command have in common: where it lives, and that it is quiet and sends nothing home."""

from pathlib import Path

HOME = Path("var/prefect")
ADDRESS = "api-url"  # the file in Prefect's home that says where a served server is

QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "GX_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_EXTRA_LOGGERS": "quarterly",
}
