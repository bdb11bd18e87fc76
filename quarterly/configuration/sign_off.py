"""Who signs a draft off: one role, or several, one after the other; and who else gets it before."""

from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from quarterly.configuration.yaml_files.files import ConfigurationModel


def _as_chain(written: object) -> object:
    if isinstance(written, str):
        return (written,) if written else ()
    return written


# As typed: one role, or a list of them in the order in which they are asked.
SignOffChain = Annotated[
    tuple[str, ...],
    BeforeValidator(_as_chain),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "uniqueItems": True}]}),
]


class DraftPlan(ConfigurationModel):
    """Who gets a draft before it is signed off, and to which mail domains the restricted one may go.

    Whoever signs off is sent the draft as the public will read it, small counts suppressed, unless their address is in one of
    these domains: then the draft with every figure.
    """

    challenge: tuple[str, ...] = Field(
        (), description="The contacts, by their keys, who are sent the draft with a sheet for their questions by indicator."
    )
    restricted_for: tuple[Annotated[str, Field(pattern=r"^[a-z0-9.-]+\.[a-z]+$")], ...] = Field(
        (),
        description="The mail domains, such as northshire.gov.uk, to which the draft with every figure may go. Left out, none.",
    )

    def is_restricted_for(self, address: str) -> bool:
        """Whether the draft with every figure may be sent to an address."""
        return address.casefold().rpartition("@")[2] in self.restricted_for
