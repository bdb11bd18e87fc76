"""What the forms of the Prefect UI share; every flow checks its parameters again itself."""

from contextlib import suppress
from typing import Annotated, Any

from pydantic import Field

from adapters.councils import council_names, load_council
from quarterly.disclosure.screened_reason import LONGEST
from quarterly.vocabulary.errors import SetupError
from tasks.results import SLUG

# The list is for the form only: a program that calls a flow may also give the path of a council's folder.
CouncilChoice = Annotated[str, Field(json_schema_extra={"enum": [*council_names()]})]


def _releasing_roles() -> list[str]:
    """Return the roles that release reports in the councils whose folders can be read, each once."""
    roles = dict[str, None]()
    for name in council_names():
        with suppress(SetupError):  # a council with a mistake must not take the form from the others
            roles[load_council(name).profile.releasing_role] = None
    return sorted(roles)


ReleasingRole = Annotated[str, Field(json_schema_extra={"enum": [*_releasing_roles()]})]
Reason = Annotated[str, Field(json_schema_extra={"maxLength": LONGEST})]

# Results of stages go to the restricted store, and a flow stores none. Prefect does not validate parameters, as it would log
# what was typed.
FORM: dict[str, Any] = {
    "result_storage": SLUG,
    "persist_result": False,
    "result_serializer": "json",
    "validate_parameters": False,
}
