"""Which council a run may act for: one that is deployed, only for a council of this installation."""

from adapters.councils import council_names
from adapters.cycle_context import CycleContext
from flows.deployed import is_deployed
from flows.form_checks import opened, require_text
from quarterly.vocabulary.errors import MustNotBeStored


def opened_for_run(council: str, quarter: str) -> CycleContext:
    """Return the context of a council's quarter as `opened` does; of a deployed run the council is never the path of a folder.

    A folder that somebody put on the server, into the inbox say, could have a profile of its own, which releases what it likes.
    """
    require_text(council=council)
    if is_deployed() and council not in council_names():
        raise MustNotBeStored(
            "There is no such council in this installation, and a form takes no other folder. Choose one of: "
            f"{', '.join(council_names())}."
        )
    return opened(council, quarter)
