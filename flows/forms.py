"""The choice of a council in the forms of the Prefect UI; every flow checks what it gets again for itself."""

from typing import Annotated

from pydantic import Field

from adapters.councils import council_names

# For the form alone: where a program calls a flow, a council's path is as good.
CouncilChoice = Annotated[str, Field(json_schema_extra={"enum": [*council_names()]})]
