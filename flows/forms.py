"""What the forms of the Prefect UI share; every flow checks its parameters again itself."""

from typing import Annotated, Any

from pydantic import Field

from adapters.councils import council_names
from quarterly.disclosure.screened_reason import LONGEST
from tasks.results import SLUG

# The list is for the form only: a program that calls a flow may also give the path of a council's folder.
CouncilChoice = Annotated[str, Field(json_schema_extra={"enum": [*council_names()]})]
Reason = Annotated[str, Field(json_schema_extra={"maxLength": LONGEST})]

# Results of stages go to the restricted store, and a flow stores none. Prefect does not validate parameters, as it would log
# what was typed.
FORM: dict[str, Any] = {
    "result_storage": SLUG,
    "persist_result": False,
    "result_serializer": "json",
    "validate_parameters": False,
}
