"""The roles that forms offer; read from every council's files, and so only where a form needs them."""

from contextlib import suppress
from typing import Annotated

from pydantic import Field

from adapters.councils import council_names, load_council
from quarterly.vocabulary.errors import SetupError


def _releasing_roles() -> list[str]:
    """Return the roles that release reports in the councils whose folders can be read, each once."""
    roles = set[str]()
    for name in council_names():
        with suppress(SetupError):  # a council with a mistake must not take the form from the others
            roles.add(load_council(name).profile.releasing_role)
    return sorted(roles)


# The list is for the form only, and as old as the last `quarterly serve`: the flow checks the role itself.
ReleasingRole = Annotated[str, Field(json_schema_extra={"enum": [*_releasing_roles()]})]
