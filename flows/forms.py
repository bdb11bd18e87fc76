"""What the forms of the Prefect UI have in common; every flow checks what it gets again for itself."""

from typing import Annotated, Any

from pydantic import Field

from adapters.councils import council_names
from tasks.results import SLUG

# For the form alone: where a program calls a flow, a council's path is as good.
CouncilChoice = Annotated[str, Field(json_schema_extra={"enum": [*council_names()]})]

# Stages keep references where the store's settings say, the flow itself keeps nothing; and Prefect's own check of what was
# typed would put it into its log.
FORM: dict[str, Any] = {
    "result_storage": SLUG,
    "persist_result": False,
    "result_serializer": "json",
    "validate_parameters": False,
}
