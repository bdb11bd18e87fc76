"""How a report gets onto an agenda and before the committee: who is sent its files, and the page for the lead member."""

from collections.abc import Iterator, Mapping

from pydantic import Field

from quarterly.configuration.contacts import Contact
from quarterly.configuration.yaml_files.files import ConfigurationFile, ConfigurationModel
from quarterly.configuration.yaml_files.unknown import unknown


class DemocraticServices(ConfigurationModel):
    """Who else than the performance officer is sent the files for the agenda, and who the page for the lead member.

    That page has every figure: it is sent only to an address in a domain under `drafts: restricted_for`.
    """

    clerk: str = Field(
        "", description="The clerk who is sent a copy of the files for the agenda: a contact, by its key. Left out, nobody."
    )
    lead_member: str = Field(
        "",
        description="The lead member (portfolio holder) who is sent the product “lead member page” before the meeting: a "
        "contact, by its key. Left out, nobody.",
    )


def clerk_problems(plan: DemocraticServices, contacts: Mapping[str, Contact], file: ConfigurationFile) -> Iterator[str]:
    """Yield what is wrong with whom the files for the agenda are sent to."""
    for field, key in (("clerk", plan.clerk), ("lead_member", plan.lead_member)):
        if key not in ("", *contacts):
            yield file.problem(["democratic_services", field], unknown(key, contacts))
