"""Name runs after a council and a quarter that exist: Prefect logs and stores a name before the form is checked."""

from collections.abc import Callable

from prefect.runtime import flow_run

from adapters.councils import council_folder
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.quarter import Quarter

NO_SUCH = "no such council or quarter"


def named_after_form(what: str = "") -> Callable[[], str]:
    """Return what names a run after council, quarter and what is done, and after nothing else that is typed into its form."""
    return lambda: f"{_council_and_quarter()}: {what}" if what else _council_and_quarter()


def _council_and_quarter() -> str:
    council, quarter = (str(flow_run.parameters.get(field)) for field in ("council", "quarter"))
    try:
        return f"{council_folder(council).name} {Quarter.parse(quarter)}"
    except (SetupError, OSError, ValueError):  # what is typed may be no possible name of a folder
        return NO_SUCH
