"""How a report gets onto an agenda: who at Democratic Services is sent its files."""

from collections.abc import Iterator, Mapping

from pydantic import Field

from quarterly.configuration.contacts import Contact
from quarterly.configuration.yaml_files.files import ConfigurationFile, ConfigurationModel
from quarterly.configuration.yaml_files.unknown import unknown


class DemocraticServices(ConfigurationModel):
    """Who else than the performance officer is sent the files for the agenda."""

    clerk: str = Field(
        "", description="The clerk who is sent a copy of the files for the agenda: a contact, by its key. Left out, nobody."
    )


def clerk_problems(plan: DemocraticServices, contacts: Mapping[str, Contact], file: ConfigurationFile) -> Iterator[str]:
    """Yield what is wrong with whom the files for the agenda are sent to."""
    if plan.clerk not in ("", *contacts):
        yield file.problem(["democratic_services", "clerk"], unknown(plan.clerk, contacts))
